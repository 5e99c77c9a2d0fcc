# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# What `cmake --install` puts where, in components: cli (the command line), gui (the window), dev (the
# library for other programs), zsh (its completions). deb_cli, deb_gui and deb_dev are what only
# Debian's packages have, and no part of a full installation.

set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(icons "${PROJECT_SOURCE_DIR}/resources/icons")
set(application_id io.github.rooharness.RooHarness)
set(generated "${PROJECT_BINARY_DIR}/installed")
file(MAKE_DIRECTORY "${generated}")
# All that has to be built before anything can be installed or packaged.
add_custom_target(installable ALL)

#! The names of the packages; each has a folder of its own for its documents.
function(roo_package_of out component)
    set(names_cli roo-harness-cli)
    set(names_gui roo-harness)
    set(names_dev libroo-harness-dev)
    set(${out} ${names_${component}} PARENT_SCOPE)
endfunction()

#! roo_install_compressed(component source destination [name]): as `name`.gz, the same bytes at any
#! time. Without gzip, as it is.
function(roo_install_compressed component source destination)
    cmake_path(GET source FILENAME name)
    if(ARGC GREATER 3)
        set(name "${ARGV3}")
    endif()
    find_program(ROO_GZIP gzip)
    mark_as_advanced(ROO_GZIP)
    if(NOT ROO_GZIP)
        install(FILES "${source}" DESTINATION "${destination}" RENAME "${name}" COMPONENT ${component})
        return()
    endif()
    set(compressed "${generated}/${name}.gz")
    set(only_there)
    if(component MATCHES "^deb_")
        set(only_there EXCLUDE_FROM_ALL)
    endif()
    if(NOT TARGET "compressed-${name}")
        add_custom_command(OUTPUT "${compressed}"
            COMMAND "${ROO_GZIP}" -9nc "${source}" > "${compressed}"
            DEPENDS "${source}" VERBATIM)
        add_custom_target("compressed-${name}" DEPENDS "${compressed}")
        add_dependencies(installable "compressed-${name}")
    endif()
    install(FILES "${compressed}" DESTINATION "${destination}" COMPONENT ${component} ${only_there})
endfunction()

#! The licence and the change log, and in Debian's packages its own.
function(roo_install_documents component)
    roo_package_of(package ${component})
    set(folder "${CMAKE_INSTALL_DATADIR}/doc/${package}")
    if(WIN32 OR APPLE)
        install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
            DESTINATION "${folder}" COMPONENT ${component})
        return()
    endif()
    install(FILES "${PROJECT_SOURCE_DIR}/packaging/deb/copyright" DESTINATION "${folder}"
        COMPONENT ${component})
    roo_install_compressed(${component} "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${folder}" changelog)
    roo_install_compressed(deb_${component} "${PROJECT_SOURCE_DIR}/packaging/deb/changelog"
        "${folder}" changelog.Debian)
    install(FILES "${PROJECT_SOURCE_DIR}/packaging/deb/lintian-overrides"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" RENAME "${package}"
        COMPONENT deb_${component} EXCLUDE_FROM_ALL)
endfunction()

function(roo_install_cli)
    install(TARGETS orchestrator COMPONENT cli)
    add_dependencies(installable orchestrator)
    roo_install_documents(cli)
    roo_package_of(package cli)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/docs/" COMPONENT cli
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}"
        FILES_MATCHING PATTERN "*.md" PATTERN images EXCLUDE)
    if(UNIX)
        roo_install_compressed(cli "${PROJECT_SOURCE_DIR}/resources/docs/orchestrator.1"
            "${CMAKE_INSTALL_MANDIR}/man1")
    endif()
endfunction()

#! The program says itself what can be completed.
function(roo_install_completions)
    set(folder "${generated}/completions")
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(
        OUTPUT "${folder}/orchestrator" "${folder}/_orchestrator" "${folder}/orchestrator.fish"
        COMMAND orchestrator completion bash > "${folder}/orchestrator"
        COMMAND orchestrator completion zsh > "${folder}/_orchestrator"
        COMMAND orchestrator completion fish > "${folder}/orchestrator.fish"
        DEPENDS orchestrator
        VERBATIM)
    add_custom_target(completions DEPENDS "${folder}/orchestrator")
    add_dependencies(installable completions)
    install(FILES "${folder}/orchestrator" COMPONENT cli
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${folder}/_orchestrator" COMPONENT zsh
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
    # Debian's zsh looks elsewhere for what its packages bring.
    install(FILES "${folder}/_orchestrator" COMPONENT deb_cli EXCLUDE_FROM_ALL
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
    install(FILES "${folder}/orchestrator.fish" COMPONENT cli
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endfunction()

#! What desktops on Linux and the BSDs look for.
function(roo_install_desktop_files)
    set(linux "${PROJECT_SOURCE_DIR}/packaging/linux")
    install(FILES "${linux}/${application_id}.desktop" COMPONENT gui
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${icons}/${application_id}.svg" COMPONENT gui
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
    install(FILES "${icons}/${application_id}-symbolic.svg" COMPONENT gui
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/symbolic/apps")
    install(DIRECTORY "${icons}/hicolor" COMPONENT gui
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons" FILES_MATCHING PATTERN "*.png")
    install(FILES "${linux}/${application_id}.metainfo.xml" COMPONENT gui
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    roo_install_compressed(gui "${PROJECT_SOURCE_DIR}/resources/docs/roo-harness.1"
        "${CMAKE_INSTALL_MANDIR}/man1")
endfunction()

function(roo_install_gui)
    install(TARGETS roo-harness
        BUNDLE DESTINATION . COMPONENT gui
        RUNTIME COMPONENT gui)
    add_dependencies(installable roo-harness)
    roo_install_documents(gui)
    if(UNIX AND NOT APPLE)
        roo_install_desktop_files()
    endif()
endfunction()

#! roo_install_dev(OBJECT_LIBRARY…): the library, its headers, and the CMake package RooHarness. The
#! object libraries hold its resources.
function(roo_install_dev)
    set(folder "${CMAKE_INSTALL_LIBDIR}/cmake/RooHarness")
    install(TARGETS roo_core ${ARGN} EXPORT RooHarnessTargets COMPONENT dev
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        OBJECTS DESTINATION "${CMAKE_INSTALL_LIBDIR}/roo-harness"
        INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/roo-harness")
    add_dependencies(installable roo_core ${ARGN})
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/app/core" COMPONENT dev
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/roo-harness" FILES_MATCHING PATTERN "*.h")
    install(EXPORT RooHarnessTargets NAMESPACE RooHarness:: COMPONENT dev DESTINATION "${folder}")
    include(CMakePackageConfigHelpers)
    configure_package_config_file(
        "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/RooHarnessConfig.cmake.in"
        "${generated}/RooHarnessConfig.cmake" INSTALL_DESTINATION "${folder}")
    write_basic_package_version_file("${generated}/RooHarnessConfigVersion.cmake"
        COMPATIBILITY SameMinorVersion)
    install(FILES "${generated}/RooHarnessConfig.cmake" "${generated}/RooHarnessConfigVersion.cmake"
        COMPONENT dev DESTINATION "${folder}")
    roo_install_documents(dev)
endfunction()
