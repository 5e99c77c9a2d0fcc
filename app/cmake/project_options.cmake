# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# One INTERFACE target that every target of the project links: language level, definitions,
# warnings, hardening and sanitizers.

add_library(roo_options INTERFACE)
add_library(Roo::options ALIAS roo_options)

target_compile_features(roo_options INTERFACE cxx_std_23)

target_compile_definitions(roo_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_UP_TO=0x060800
    ROO_VERSION="${PROJECT_VERSION}")

if(MSVC)
    target_compile_options(roo_options INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus)
    if(ROO_WERROR)
        target_compile_options(roo_options INTERFACE /WX)
    endif()
else()
    target_compile_options(roo_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wcast-qual -Wsuggest-override
        -Wimplicit-fallthrough
        # A designated initialiser leaves members out on purpose.
        -Wno-missing-field-initializers)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 14 takes the alternatives of a moved std::variant for uninitialised.
        target_compile_options(roo_options INTERFACE -Wno-maybe-uninitialized)
    endif()
    if(ROO_WERROR)
        target_compile_options(roo_options INTERFACE -Werror)
    endif()
    target_compile_definitions(roo_options INTERFACE $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)
    if(APPLE)
        # Before LLVM 20, libc++ has std::stop_token behind this only.
        target_compile_definitions(roo_options INTERFACE _LIBCPP_ENABLE_EXPERIMENTAL)
    endif()
    target_compile_options(roo_options INTERFACE -fstack-protector-strong)
    # _FORTIFY_SOURCE needs optimisation, and the sanitizers bring checks of their own.
    if(NOT ROO_SANITIZE)
        target_compile_options(roo_options INTERFACE
            $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE>
            $<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>)
    endif()
    if(UNIX AND NOT APPLE)
        target_link_options(roo_options INTERFACE -Wl,-z,relro,-z,now)
    endif()
endif()

if(ROO_SANITIZE)
    target_compile_options(roo_options INTERFACE
        -fsanitize=${ROO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(roo_options INTERFACE -fsanitize=${ROO_SANITIZE})
endif()

if(ROO_FUZZ)
    # The library has to report its branches to the fuzzer, too.
    target_compile_options(roo_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# ccache, where it is installed, makes a second build of the same sources a matter of seconds.
find_program(ROO_CCACHE ccache)
mark_as_advanced(ROO_CCACHE)
if(ROO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${ROO_CCACHE}")
endif()
