# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Included by app/CMakeLists.txt on macOS and Windows, after the programs and before CPack: what the
# programs are there, and that an installation brings Qt and all else that they need.

set(roo_year 2026)

if(APPLE)
    include("${CMAKE_CURRENT_LIST_DIR}/macos/bundle.cmake")
else()
    include("${CMAKE_CURRENT_LIST_DIR}/windows/programs.cmake")
endif()

# Qt's own words are in the programs already, in the languages that these have. The names are quoted,
# unlike in what qt_generate_deploy_app_script makes, since the bundle's has a blank.
qt_generate_deploy_script(
    TARGET roo-harness
    OUTPUT_SCRIPT roo_deploy_script
    CONTENT "
qt_deploy_runtime_dependencies(
    EXECUTABLE \"${roo_deployed_window}\"
    ADDITIONAL_EXECUTABLES \"${roo_deployed_command_line}\"
    GENERATE_QT_CONF
    NO_TRANSLATIONS ${roo_deploy_flags}
    DEPLOY_TOOL_OPTIONS ${roo_deploy_options})
")
# Installation steps run in the order of their commands, and this one needs what the others install.
cmake_language(DEFER CALL install SCRIPT "${roo_deploy_script}" COMPONENT gui)
