# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Builds the libraries that the program needs beside Qt, from the sources that sources.json pins:
#   cmake -DPREFIX=DIR [-DONLY=NAME;NAME] [-DARCHIVES=DIR] -P packaging/dependencies/build.cmake [CMAKE ARG…]
# PREFIX gets what they install; what is there already in its version is left as it is. ARCHIVES keeps
# the downloads, and may bring them. The arguments go to each configuration, CMAKE_PREFIX_PATH with Qt
# among them where CMake does not find Qt by itself.
cmake_minimum_required(VERSION 3.25)

file(READ "${CMAKE_CURRENT_LIST_DIR}/sources.json" pins)
if(NOT PREFIX)
    message(FATAL_ERROR "Say where to install to: -DPREFIX=DIR")
endif()
cmake_path(ABSOLUTE_PATH PREFIX NORMALIZE)
if(NOT ARCHIVES)
    set(ARCHIVES "${PREFIX}/archives")
endif()
cmake_path(ABSOLUTE_PATH ARCHIVES NORMALIZE)

#! What follows the script on the command line.
function(further_arguments out)
    set(found)
    set(is_further OFF)
    math(EXPR last "${CMAKE_ARGC} - 1")
    foreach(i RANGE ${last})
        if(is_further)
            list(APPEND found "${CMAKE_ARGV${i}}")
        elseif(CMAKE_ARGV${i} MATCHES "build\\.cmake$")
            set(is_further ON)
        endif()
    endforeach()
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

#! The values of an entry of sources.json, as <prefix>_<key>, and its options as a list.
function(read_source index)
    foreach(key IN ITEMS name version url sha256 systems)
        string(JSON value ERROR_VARIABLE missing GET "${pins}" sources ${index} ${key})
        if(missing)
            set(value)
        endif()
        set(source_${key} "${value}" PARENT_SCOPE)
    endforeach()
    set(options)
    string(JSON count LENGTH "${pins}" sources ${index} options)
    if(count GREATER 0)
        math(EXPR last "${count} - 1")
        foreach(i RANGE ${last})
            string(JSON option GET "${pins}" sources ${index} options ${i})
            list(APPEND options "${option}")
        endforeach()
    endif()
    set(source_options "${options}" PARENT_SCOPE)
endfunction()

#! The archive's path, once its content is known to be the right one.
function(fetch out)
    cmake_path(GET source_url FILENAME file)
    set(archive "${ARCHIVES}/${source_name}-${source_version}-${file}")
    set(found)
    if(EXISTS "${archive}")
        file(SHA256 "${archive}" found)
    endif()
    if(NOT found STREQUAL source_sha256)
        message(STATUS "${source_name} ${source_version}: downloading ${source_url}")
        file(DOWNLOAD "${source_url}" "${archive}" EXPECTED_HASH "SHA256=${source_sha256}"
            TLS_VERIFY ON INACTIVITY_TIMEOUT 60 STATUS status)
        list(GET status 0 code)
        if(NOT code EQUAL 0)
            file(REMOVE "${archive}")
            message(FATAL_ERROR "${source_url} cannot be downloaded: ${status}")
        endif()
    endif()
    set(${out} "${archive}" PARENT_SCOPE)
endfunction()

#! Configures, builds and installs the source in a scratch folder, which it removes.
function(build archive)
    set(scratch "${PREFIX}/scratch/${source_name}")
    file(REMOVE_RECURSE "${scratch}")
    file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${scratch}/source")
    file(GLOB folder LIST_DIRECTORIES true "${scratch}/source/*")
    message(STATUS "${source_name} ${source_version}: building")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -S "${folder}" -B "${scratch}/build"
            -DCMAKE_BUILD_TYPE=Release "-DCMAKE_INSTALL_PREFIX=${PREFIX}" -DCMAKE_INSTALL_LIBDIR=lib
            -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DBUILD_TESTING=OFF
            ${source_options} ${ARGN}
        COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${CMAKE_COMMAND}" --build "${scratch}/build" --config Release --parallel
        COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${CMAKE_COMMAND}" --install "${scratch}/build" --config Release
        COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE_RECURSE "${scratch}")
endfunction()

further_arguments(arguments)
string(JSON count LENGTH "${pins}" sources)
math(EXPR last "${count} - 1")
foreach(index RANGE ${last})
    read_source(${index})
    set(stamp "${PREFIX}/built/${source_name}-${source_version}")
    if(EXISTS "${stamp}"
            OR (ONLY AND NOT source_name IN_LIST ONLY)
            OR (source_systems AND NOT CMAKE_HOST_SYSTEM_NAME IN_LIST source_systems))
        continue()
    endif()
    fetch(archive)
    build("${archive}" ${arguments})
    file(WRITE "${stamp}" "${source_sha256}\n")
endforeach()
