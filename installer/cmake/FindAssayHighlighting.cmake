# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# KSyntaxHighlighting behind one target, Assay::SyntaxHighlighting, whatever the distribution.
#
# With KF6 it is the distribution's own library, which holds its definitions. Without, it is the private copy that
# installer/highlighting prepares, which does not: resources/ compiles them in then (ASSAY_HIGHLIGHTING_DEFINITIONS), and
# the compile definition ASSAY_SYNTAX_SEARCH_PATH names the resource folder to hand to
# KSyntaxHighlighting::Repository::addCustomSearchPath(). So a program that is moved still has them. Definitions of our
# own are the resource folder ":/assay" and go in by the same call on every system.

set(ASSAY_HIGHLIGHTING_PREFIX "${PROJECT_SOURCE_DIR}/build/highlighting" CACHE PATH
    "Where installer/highlighting prepared KSyntaxHighlighting; used only without KF6")

find_package(KF6SyntaxHighlighting QUIET)
set(AssayHighlighting_VERSION "${KF6SyntaxHighlighting_VERSION}")
set(assay_highlighting_from "KF6SyntaxHighlighting ${KF6SyntaxHighlighting_VERSION}")
if(NOT KF6SyntaxHighlighting_FOUND)
    set(assay_highlighting_from "${ASSAY_HIGHLIGHTING_PREFIX}")
    if(NOT EXISTS "${ASSAY_HIGHLIGHTING_PREFIX}/ready")
        execute_process(COMMAND "${PROJECT_SOURCE_DIR}/installer/highlighting" "${ASSAY_HIGHLIGHTING_PREFIX}")
    endif()
    file(GLOB assay_highlighting_library "${ASSAY_HIGHLIGHTING_PREFIX}/lib/libKSyntaxHighlighting.so.*")
endif()

if(KF6SyntaxHighlighting_FOUND OR (EXISTS "${ASSAY_HIGHLIGHTING_PREFIX}/ready" AND assay_highlighting_library))
    set(assay_highlighting_usable TRUE)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(AssayHighlighting
    REQUIRED_VARS assay_highlighting_from assay_highlighting_usable
    REASON_FAILURE_MESSAGE "install libkf6syntaxhighlighting-dev, or run installer/highlighting where there is none")

if(AssayHighlighting_FOUND AND NOT TARGET Assay::SyntaxHighlighting)
    if(KF6SyntaxHighlighting_FOUND)
        add_library(Assay::SyntaxHighlighting INTERFACE IMPORTED)
        target_link_libraries(Assay::SyntaxHighlighting INTERFACE KF6::SyntaxHighlighting)
    else()
        add_library(Assay::SyntaxHighlighting SHARED IMPORTED)
        set_target_properties(Assay::SyntaxHighlighting PROPERTIES
            IMPORTED_LOCATION "${assay_highlighting_library}"
            INTERFACE_INCLUDE_DIRECTORIES "${ASSAY_HIGHLIGHTING_PREFIX}/include;${ASSAY_HIGHLIGHTING_PREFIX}/include/KSyntaxHighlighting"
            INTERFACE_COMPILE_DEFINITIONS "ASSAY_SYNTAX_SEARCH_PATH=\":/highlighting\""
            INTERFACE_LINK_LIBRARIES "Qt6::Gui")
        set(ASSAY_HIGHLIGHTING_DEFINITIONS "${ASSAY_HIGHLIGHTING_PREFIX}")
        set(ASSAY_HIGHLIGHTING_LIBRARY "${assay_highlighting_library}") # to be installed along with the program
    endif()
endif()
