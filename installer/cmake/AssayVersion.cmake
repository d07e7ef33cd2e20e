# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# "base/version.h": the version of project() and the commit of this working copy, captured when CMake configures.

set(ASSAY_COMMIT "")
find_package(Git QUIET)
if(GIT_FOUND AND EXISTS "${PROJECT_SOURCE_DIR}/.git")
    execute_process(COMMAND "${GIT_EXECUTABLE}" -C "${PROJECT_SOURCE_DIR}" rev-parse --verify HEAD
        OUTPUT_VARIABLE ASSAY_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(ASSAY_COMMIT AND CMAKE_BUILD_TYPE STREQUAL "Release")
        # A build that leaves this machine says what it was made of: what differs from the commit is no part of it, and a
        # new commit configures again. Not in the other builds, where every commit would compile the users of the header.
        execute_process(COMMAND "${GIT_EXECUTABLE}" -C "${PROJECT_SOURCE_DIR}" status --porcelain --untracked-files=no
            OUTPUT_VARIABLE assay_changes OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        if(assay_changes)
            string(APPEND ASSAY_COMMIT "-modified")
        endif()
        execute_process(COMMAND "${GIT_EXECUTABLE}" -C "${PROJECT_SOURCE_DIR}" rev-parse --git-path logs/HEAD
            OUTPUT_VARIABLE assay_head_log OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        get_filename_component(assay_head_log "${assay_head_log}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
        if(EXISTS "${assay_head_log}")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${assay_head_log}")
        endif()
    endif()
endif()
if(NOT ASSAY_COMMIT)
    set(ASSAY_COMMIT "unknown")
endif()

set(ASSAY_GENERATED_INCLUDES "${PROJECT_BINARY_DIR}/generated")
configure_file("${CMAKE_CURRENT_LIST_DIR}/version.h.in" "${ASSAY_GENERATED_INCLUDES}/base/version.h" @ONLY)
