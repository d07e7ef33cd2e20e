// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

// The sample case of resources/sample, which is installed with the program and of which all is known; see the README there.
namespace assay {

inline constexpr char sampleImage[] = "demo/shop:1.0";
inline constexpr char sampleVendorFile[] = "rootfs.tar.xz";
inline constexpr char sampleSavedFile[] = "app.tar.xz";
inline constexpr char sampleLiveFile[] = "data-root.tar.xz";

// share/assay/sample beside the program that runs, absolute, in bytes; "" where it is not there. Any thread.
std::string sampleFolder();

} // namespace assay
