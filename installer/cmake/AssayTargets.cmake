# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# assay_library(NAME [QT] [SOURCES file...] [PUBLIC lib...] [PRIVATE lib...] [PRECOMPILE header...])
#
# A library of the project, static but where BUILD_SHARED_LIBS is on. PUBLIC names the libraries its headers include, PRIVATE those only its .cpp files do.
# QT runs moc and sets the Qt defines. While SOURCES is empty the library is an INTERFACE library, so that the folders
# above it configure and link before it has any code; what its code would need privately is left out then.
# A third of the time that a file takes to compile are the standard library's headers or Qt's. So the first library compiles the standard
# ones for all, and one that names headers to PRECOMPILE has its own.
function(assay_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;PUBLIC;PRIVATE;PRECOMPILE")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "assay_library(${name}): ${arg_UNPARSED_ARGUMENTS}?")
    endif()
    set(includes "${PROJECT_SOURCE_DIR}/model" "${PROJECT_SOURCE_DIR}" "${ASSAY_GENERATED_INCLUDES}")
    if(NOT arg_SOURCES)
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${includes})
        target_link_libraries(${name} INTERFACE assay_options ${arg_PUBLIC})
    else()
        add_library(${name} ${arg_SOURCES})
        # Everything is exported, so that an object is the same whether it goes into a static or a shared library.
        set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "")
        target_include_directories(${name} PUBLIC ${includes})
        target_link_libraries(${name} PUBLIC assay_options ${arg_PUBLIC} PRIVATE assay_warnings ${arg_PRIVATE})
        if(arg_QT)
            assay_use_qt(${name})
        endif()
        assay_precompile(${name} ${arg_PRECOMPILE})
    endif()
    set_property(GLOBAL APPEND PROPERTY ASSAY_LIBRARIES ${name})
    if(NOT arg_QT)
        set_property(GLOBAL APPEND PROPERTY ASSAY_CORE_LIBRARIES ${name})
    endif()
endfunction()

function(assay_precompile name)
    get_property(first GLOBAL PROPERTY ASSAY_PRECOMPILED)
    if(ARGN)
        target_precompile_headers(${name} PRIVATE ${ARGN})
    elseif(first)
        target_precompile_headers(${name} REUSE_FROM ${first})
    else()
        target_precompile_headers(${name} PRIVATE <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <utility> <vector>)
        set_property(GLOBAL PROPERTY ASSAY_PRECOMPILED ${name})
    endif()
endfunction()

# assay_program(NAME SOURCES file... LIBS lib...): an executable, built as soon as all its sources are there.
function(assay_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LIBS")
    foreach(source IN LISTS arg_SOURCES)
        if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
            message(STATUS "${name}: no ${source} yet, not built")
            return()
        endif()
    endforeach()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE assay_options assay_warnings ${arg_LIBS})
    if(arg_QT)
        assay_use_qt(${name})
    endif()
endfunction()

# moc and the Qt defines, on this target only: the core never sees moc.
function(assay_use_qt target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PRIVATE assay_qt_options)
endfunction()
