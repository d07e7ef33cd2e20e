# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Everything the project takes from elsewhere. The packages that hold it are listed in installer/packages, the reasons
# in README.md.

find_package(Threads REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ISAL REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium>=1.0.12)
pkg_check_modules(GPGME REQUIRED IMPORTED_TARGET gpgme>=1.16)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected QUIET) # std::expected of C++23 where it is missing, see model/base

if(NOT ASSAY_CORE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Network Widgets Charts Sql Svg)
    find_package(Qt6 6.4 QUIET OPTIONAL_COMPONENTS LinguistTools)
    find_package(qpdf REQUIRED) # no version: its package accepts only the same major one
    find_package(AssayHighlighting REQUIRED)
endif()

if(BUILD_TESTING)
    find_package(Qt6 6.4 QUIET OPTIONAL_COMPONENTS Test)
    find_package(Python3 QUIET COMPONENTS Interpreter)
endif()
