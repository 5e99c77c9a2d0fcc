# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# cpack runs this when the bundle is complete and in no disk image yet. ROO_CODESIGN_IDENTITY names the
# identity to sign with; without it the signature is ad hoc, which is enough for one's own Mac alone, and
# without the hardened runtime, under which such a program may load no library with it.

set(entitlements "${CMAKE_CURRENT_LIST_DIR}/entitlements.plist")
set(identity "$ENV{ROO_CODESIGN_IDENTITY}")
set(options --force)
if(identity STREQUAL "")
    set(identity "-")
else()
    list(APPEND options --options runtime --timestamp)
endif()

function(sign)
    execute_process(COMMAND codesign ${options} --sign "${identity}" ${ARGN}
        COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# From the inside out, since a signature is over all that lies below.
function(sign_bundle bundle)
    file(GLOB frameworks LIST_DIRECTORIES true "${bundle}/Contents/Frameworks/*.framework")
    file(GLOB_RECURSE libraries "${bundle}/Contents/Frameworks/*.dylib"
        "${bundle}/Contents/PlugIns/*.dylib")
    foreach(code IN LISTS libraries frameworks)
        sign("${code}")
    endforeach()
    sign(--entitlements "${entitlements}" "${bundle}/Contents/MacOS/orchestrator")
    sign(--entitlements "${entitlements}" "${bundle}")
    execute_process(COMMAND codesign --verify --deep --strict "${bundle}"
        COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Components are staged in folders of their own.
file(GLOB bundles LIST_DIRECTORIES true "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*.app"
    "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/*.app" "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/*/*.app")
if(NOT bundles)
    message(FATAL_ERROR "There is no bundle to sign in ${CPACK_TEMPORARY_INSTALL_DIRECTORY}.")
endif()
foreach(bundle IN LISTS bundles)
    sign_bundle("${bundle}")
endforeach()
