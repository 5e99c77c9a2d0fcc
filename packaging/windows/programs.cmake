# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Icon, version and manifest of both programs, and the libraries beside them that are not Qt's.

#! roo_windows_program(target description)
function(roo_windows_program target description)
    set(here "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
    set(roo_name "${target}")
    set(roo_description "${description}")
    set(roo_icon "${here}/roo-harness.ico")
    set(roo_manifest "${here}/roo-harness.manifest")
    # The linker of Visual Studio merges the manifest with its own; others take it as a resource.
    set(roo_embeds_manifest 1)
    if(MSVC)
        set(roo_embeds_manifest 0)
        target_sources(${target} PRIVATE "${roo_manifest}")
    endif()
    configure_file("${here}/program.rc.in" "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc" @ONLY)
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc")
endfunction()

roo_windows_program(roo-harness "Roo Harness")
roo_windows_program(orchestrator "Roo Harness, the command line")

foreach(library IN ITEMS KF6::SyntaxHighlighting Qt6Keychain::Qt6Keychain libzip::zip md4c::md4c
        ZLIB::ZLIB tomlplusplus::tomlplusplus)
    set(kind)
    if(TARGET ${library})
        get_target_property(kind ${library} TYPE)
    endif()
    if(kind STREQUAL "SHARED_LIBRARY")
        install(IMPORTED_RUNTIME_ARTIFACTS ${library}
            RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT gui
            LIBRARY COMPONENT gui)
    endif()
endforeach()
# Qt's tool would bring the installer of Visual Studio's runtime; the libraries themselves need no
# administrator. Windows 10 has the rest of it.
if(MSVC)
    set(CMAKE_INSTALL_SYSTEM_RUNTIME_COMPONENT gui)
    set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION "${CMAKE_INSTALL_BINDIR}")
    include(InstallRequiredSystemLibraries)
    set(roo_deploy_flags NO_COMPILER_RUNTIME)
endif()
set(roo_deployed_window "$<TARGET_FILE:roo-harness>")
set(roo_deployed_command_line "$<TARGET_FILE:orchestrator>")
set(roo_deploy_options "--no-system-d3d-compiler --no-opengl-sw")

# The libraries are the window's, so it cannot be left out.
set(CPACK_COMPONENTS_ALL cli gui)
set(CPACK_COMPONENT_GUI_REQUIRED ON)
set(CPACK_PACKAGE_ICON "${CMAKE_CURRENT_LIST_DIR}/roo-harness.ico")
set(CPACK_NSIS_MUI_ICON "${CMAKE_CURRENT_LIST_DIR}/roo-harness.ico")
set(CPACK_NSIS_MUI_UNIICON "${CMAKE_CURRENT_LIST_DIR}/roo-harness.ico")
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_CONTACT "https://github.com/rooharness/roo-harness/issues")
