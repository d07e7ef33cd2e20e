// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

namespace assay {

/// A path that the user named in a dialog or a drop, as the bytes it has on the disk; and such bytes for a dialog. Not for display: what
/// comes from evidence may hold anything.
std::string pathBytes(const QString &path);
QString nativePath(const std::string &path);
/// The last part, safe to show; of "/" that itself.
QString fileNameText(const std::string &path);

} // namespace assay
