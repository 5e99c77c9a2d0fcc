# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# What CPack makes of the components: .deb and .rpm for each, one .tar.gz of all, a disk image, an
# installer. packaging/package runs it.

set(CPACK_PACKAGE_NAME roo-harness)
set(CPACK_PACKAGE_VENDOR "Roo Harness contributors")
set(CPACK_PACKAGE_CONTACT "Roo Harness contributors <rooharness@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${PROJECT_HOMEPAGE_URL}")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Roo Harness")
set(CPACK_PACKAGE_EXECUTABLES roo-harness "Roo Harness")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/packageoptions.cmake")
if(NOT CPACK_GENERATOR)
    if(WIN32)
        set(CPACK_GENERATOR NSIS)
    elseif(APPLE)
        set(CPACK_GENERATOR DragNDrop)
    else()
        set(CPACK_GENERATOR TGZ)
    endif()
endif()

set(about "Roo Harness runs one task through three model calls, Planner, Coder and
Reviewer, against a LiteLLM proxy, and shows what each model did: which one
answered, after how many retries and fallbacks, in what time, for what cost.
Given a folder, it applies the changes as a whole, has them checked in a
sandbox, and takes them back.")
set(CPACK_COMPONENT_COMMANDLINE_DESCRIPTION "${about}

This package has the command line, orchestrator.")
set(CPACK_COMPONENT_WINDOW_DESCRIPTION "${about}

This package has the window, roo-harness.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "${about}

This package has the library behind the programs, to be linked statically,
its headers, and a CMake package that defines RooHarness::Core.")

# Debian.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_NAME roo-harness-cli)
set(CPACK_DEBIAN_COMMANDLINE_DESCRIPTION "Planner, Coder and Reviewer over a LiteLLM proxy (command line)
${CPACK_COMPONENT_COMMANDLINE_DESCRIPTION}")
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_RECOMMENDS "bubblewrap, ca-certificates")
set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME roo-harness)
set(CPACK_DEBIAN_WINDOW_DESCRIPTION "Planner, Coder and Reviewer over a LiteLLM proxy
${CPACK_COMPONENT_WINDOW_DESCRIPTION}")
set(CPACK_DEBIAN_WINDOW_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_WINDOW_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS
    "bubblewrap, ca-certificates, hicolor-icon-theme, qt6-svg-plugins, qt6-wayland")
set(CPACK_DEBIAN_WINDOW_PACKAGE_SUGGESTS "python3-venv, roo-harness-cli")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libroo-harness-dev)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "Planner, Coder and Reviewer over a LiteLLM proxy (library)
${CPACK_COMPONENT_LIBRARY_DESCRIPTION}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
    "libmd4c-dev (>= 0.5), libtomlplusplus-dev (>= 3.3), libzip-dev (>= 1.9), pkgconf, qt6-base-dev (>= 6.8)")

# RPM: names that Fedora and openSUSE both know.
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_MAIN_COMPONENT window)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_COMMANDLINE_PACKAGE_NAME roo-harness-cli)
set(CPACK_RPM_COMMANDLINE_PACKAGE_SUMMARY "${PROJECT_DESCRIPTION} (command line)")
set(CPACK_RPM_WINDOW_PACKAGE_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RPM_WINDOW_PACKAGE_REQUIRES hicolor-icon-theme)
set(CPACK_RPM_LIBRARY_PACKAGE_NAME roo-harness-devel)
set(CPACK_RPM_LIBRARY_PACKAGE_SUMMARY "${PROJECT_DESCRIPTION} (library)")
set(CPACK_RPM_LIBRARY_PACKAGE_REQUIRES "cmake(Qt6Core) >= 6.8, cmake(Qt6Network) >= 6.8, \
cmake(tomlplusplus), pkgconfig(libzip), pkgconfig(md4c)")
# The same bytes at any time and on any machine.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _buildhost reproducible
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _build_id_links none")
# Folders of the system, which other packages own.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/man /usr/share/man/man1 /usr/share/doc /usr/share/applications /usr/share/metainfo
    /usr/share/bash-completion /usr/share/bash-completion/completions /usr/share/zsh
    /usr/share/zsh/site-functions /usr/share/fish /usr/share/fish/vendor_completions.d /usr/lib/cmake
    /usr/share/icons)
set(icon_folders scalable symbolic)
foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    list(APPEND icon_folders ${size}x${size})
endforeach()
list(TRANSFORM icon_folders PREPEND hicolor/)
foreach(folder IN ITEMS hicolor LISTS icon_folders)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        "/usr/share/icons/${folder}" "/usr/share/icons/${folder}/apps")
endforeach()

# macOS and Windows.
set(CPACK_DMG_VOLUME_NAME "Roo Harness")
set(CPACK_NSIS_PACKAGE_NAME "Roo Harness")
set(CPACK_NSIS_DISPLAY_NAME "Roo Harness")
set(CPACK_NSIS_URL_INFO_ABOUT "${PROJECT_HOMEPAGE_URL}")
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\roo-harness.exe")
set(CPACK_NSIS_MUI_FINISHPAGE_RUN roo-harness.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_COMPRESSOR "/SOLID lzma")

include(CPack)
cpack_add_component_group(commandline DISPLAY_NAME "Command line")
cpack_add_component_group(window DISPLAY_NAME "Window")
cpack_add_component_group(library DISPLAY_NAME "Library for other programs")
cpack_add_component(cli GROUP commandline DISPLAY_NAME orchestrator)
cpack_add_component(zsh GROUP commandline)
cpack_add_component(deb_cli GROUP commandline)
cpack_add_component(gui GROUP window DISPLAY_NAME "Roo Harness")
cpack_add_component(deb_gui GROUP window)
cpack_add_component(dev GROUP library DISPLAY_NAME "CMake package RooHarness" DISABLED)
cpack_add_component(deb_dev GROUP library)
