# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# How everything is compiled. Targets of the project take these by linking; nothing is set globally except where
# CMake offers no target to set it on.

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug or Release" FORCE)
endif()

include(GNUInstallDirs)
# Where the private copy of KSyntaxHighlighting goes, on systems that do not package it for Qt 6.
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/assay")
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

find_program(ASSAY_CCACHE ccache DOC "Compiler cache, used when there is one")
if(ASSAY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What uses a precompiled header is kept only where these are allowed to differ.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${ASSAY_CCACHE}")
endif()

# Options every target of the project is compiled with.
add_library(assay_options INTERFACE)
# A hundred and more test programs, each with all of the libraries in it: the usual linker takes longer over them than the compiler.
if(BUILD_TESTING)
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold ASSAY_MOLD)
    target_link_options(assay_options INTERFACE $<$<BOOL:${ASSAY_MOLD}>:-fuse-ld=mold>)
endif()
target_compile_features(assay_options INTERFACE cxx_std_20)
# For all, as some libraries ask for it: what one has precompiled fits the other only with the same macros.
target_compile_options(assay_options INTERFACE -pthread)
# On in release builds too: a tool for evidence had better stop than go on with a corrupt container.
target_compile_definitions(assay_options INTERFACE _GLIBCXX_ASSERTIONS)
# The same bytes whatever the folder it is built in.
target_compile_options(assay_options INTERFACE "$<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>")
target_compile_options(assay_options INTERFACE $<$<CONFIG:Release>:-fstack-protector-strong;-fstack-clash-protection>)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i.86")
    target_compile_options(assay_options INTERFACE $<$<CONFIG:Release>:-fcf-protection>)
endif()
target_compile_options(assay_options INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>)
target_link_options(assay_options INTERFACE $<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)

# Warnings: linked PRIVATE, so that nobody who uses a library of ours inherits them.
add_library(assay_warnings INTERFACE)
target_compile_options(assay_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wnull-dereference -Wformat=2
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wlogical-op>)

# What Qt must not do for us behind our back.
add_library(assay_qt_options INTERFACE)
target_compile_definitions(assay_qt_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
