# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Read by cpack for each kind of package: which components there are in it.

if(CPACK_GENERATOR STREQUAL "DEB")
    list(REMOVE_ITEM CPACK_COMPONENTS_ALL zsh)
    # Each description has a summary of its own in its first line.
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${CPACK_DEFAULT_PACKAGE_DESCRIPTION_SUMMARY}")
else()
    list(FILTER CPACK_COMPONENTS_ALL EXCLUDE REGEX "^deb_")
endif()
if(CPACK_GENERATOR MATCHES "^(NSIS|DragNDrop)$")
    list(REMOVE_ITEM CPACK_COMPONENTS_ALL dev)
endif()
