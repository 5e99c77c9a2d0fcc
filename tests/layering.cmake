# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Reads every include of the program and fails on an arrow against the layers:
#     base <- config, llm, edit, proof <- run <- bench <- gui | cli
# and on anything of a window in the core.
#     cmake -DROO_APP=FOLDER [-DROO_EXPECTED=FILE] -P layering.cmake
# With ROO_EXPECTED the faults must be exactly those that the file lists: the test of this test.

cmake_minimum_required(VERSION 3.25)

# Whose headers each layer may include. What front ends may see of config and llm is named below.
set(may_base base)
set(may_config base config)
set(may_llm base llm)
set(may_edit base edit)
set(may_proof base proof)
set(may_run base config llm edit proof run)
set(may_bench ${may_run} bench)
set(may_cli base edit proof run bench cli)
set(may_gui base edit proof run bench gui)

# Values without behaviour of their own.
set(values_for_front_ends
    core/config/baseurl.h core/config/folders.h core/config/settings.h core/config/sources.h
    core/llm/chat.h core/llm/retrypolicy.h)

# The window writes settings, and its keyring stands behind the core's store of keys.
set(values_for_the_window core/config/savedsettings.h core/config/secretstore.h)

set(window_modules "Qt(Gui|Widgets|OpenGL|OpenGLWidgets|PrintSupport|Quick|Qml|Svg|SvgWidgets)/")
set(window_classes
    "Q(Application|GuiApplication|Widget|Dialog|MainWindow|Window|Screen|Color|Font|Icon|Image|Pixmap|Painter|Palette|Clipboard|Action|TextDocument|SyntaxHighlighter|StandardItemModel)>")

function(layer_of file result)
    set(${result} "" PARENT_SCOPE)
    if(file MATCHES "^core/(base|config|llm|edit|proof|run|bench)/")
        set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
    elseif(file MATCHES "^(cli|gui)/")
        set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
    endif()
endfunction()

#! What is wrong with one include of a file of this layer; empty if nothing is.
function(fault_of layer include result)
    set(${result} "" PARENT_SCOPE)
    if(include MATCHES "^<")
        if(NOT layer MATCHES "^(cli|gui)$"
           AND (include MATCHES "^<${window_modules}" OR include MATCHES "^<${window_classes}"))
            set(${result} "the core knows no windows" PARENT_SCOPE)
        endif()
        return()
    endif()
    string(REGEX REPLACE "^\"(.*)\"$" "\\1" header "${include}")
    layer_of("${header}" target)
    if(target STREQUAL "" OR header MATCHES "/\\.\\.?/")
        set(${result} "not a path from app/ into a known layer" PARENT_SCOPE)
    elseif(NOT target IN_LIST may_${layer}
           AND NOT (layer MATCHES "^(cli|gui)$" AND header IN_LIST values_for_front_ends)
           AND NOT (layer STREQUAL "gui" AND header IN_LIST values_for_the_window))
        set(${result} "${layer} does not see ${target}" PARENT_SCOPE)
    endif()
endfunction()

if(NOT IS_DIRECTORY "${ROO_APP}")
    message(FATAL_ERROR "ROO_APP is no folder: ${ROO_APP}")
endif()
file(GLOB_RECURSE files RELATIVE "${ROO_APP}" "${ROO_APP}/*.h" "${ROO_APP}/*.cpp")
list(SORT files)
set(faults)
set(count 0)
foreach(file IN LISTS files)
    layer_of("${file}" layer)
    if(layer STREQUAL "")
        list(APPEND faults "${file}: in no known layer")
        continue()
    endif()
    file(STRINGS "${ROO_APP}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*(<[^>]*>|\"[^\"]*\").*$" "\\1" include
            "${line}")
        math(EXPR count "${count} + 1")
        if(NOT include MATCHES "\\.moc\"$")
            fault_of(${layer} "${include}" fault)
            if(fault)
                list(APPEND faults "${file}: ${include}: ${fault}")
            endif()
        endif()
    endforeach()
endforeach()

if(count EQUAL 0)
    message(FATAL_ERROR "No include was found below ${ROO_APP}")
endif()
list(JOIN faults "\n  " text)
if(ROO_EXPECTED)
    file(STRINGS "${ROO_EXPECTED}" expected)
    if(NOT "${faults}" STREQUAL "${expected}")
        list(JOIN expected "\n  " wanted)
        message(FATAL_ERROR "Expected:\n  ${wanted}\nFound:\n  ${text}")
    endif()
elseif(faults)
    message(FATAL_ERROR "Includes against the layers:\n  ${text}")
endif()
message(STATUS "${count} includes read")
