# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# The application bundle, with the command line in it: "Roo Harness.app/Contents/MacOS/orchestrator".

set(roo_bundle "Roo Harness")
set(icon "${CMAKE_CURRENT_LIST_DIR}/roo-harness.icns")
target_sources(roo-harness PRIVATE "${icon}")
set_source_files_properties("${icon}" PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(roo-harness PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME "${roo_bundle}"
    MACOSX_BUNDLE_INFO_PLIST "${CMAKE_CURRENT_LIST_DIR}/Info.plist.in"
    MACOSX_BUNDLE_BUNDLE_NAME "${roo_bundle}"
    MACOSX_BUNDLE_GUI_IDENTIFIER io.github.rooharness.RooHarness
    MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}"
    MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}"
    MACOSX_BUNDLE_ICON_FILE roo-harness.icns
    MACOSX_BUNDLE_COPYRIGHT "© ${roo_year} Roo Harness contributors, MIT licence")
# macdeployqt finds libraries that are not Qt's by what the programs say.
set_target_properties(roo-harness orchestrator PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
install(TARGETS orchestrator COMPONENT gui
    RUNTIME DESTINATION "${roo_bundle}.app/Contents/MacOS")
set(roo_deployed_window "${roo_bundle}.app")
set(roo_deployed_command_line "${roo_bundle}.app/Contents/MacOS/orchestrator")
get_target_property(highlighting KF6::SyntaxHighlighting LOCATION)
cmake_path(GET highlighting PARENT_PATH highlighting)
set(roo_deploy_options "\"-libpath=${highlighting}\"")

# All of it is in the bundle: what lies in share elsewhere, too, so that the disk image holds nothing else.
set(CMAKE_INSTALL_DATADIR "${roo_bundle}.app/Contents/Resources")
set(CPACK_COMPONENTS_ALL gui)
set(CPACK_PACKAGE_ICON "${icon}")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/sign.cmake")
