// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What tests look for in an evidence file.

#include "clirun.h"

#include <map>
#include <string>

namespace assay::test {

inline CliSettings fixedTime()
{
    CliSettings settings;
    settings.environment = {{QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1795320000")}};
    return settings;
}

inline QStringList keysOf(const Ordered &object)
{
    QStringList keys;
    for (const auto &[key, value] : object.items())
        keys << QString::fromStdString(key);
    return keys;
}

// path -> "step:words" of every unexplained difference
inline std::map<std::string, std::string> unexplained(const Ordered &evidence, const std::string &step)
{
    std::map<std::string, std::string> found;
    for (const Ordered &difference : evidence["differences"]) {
        if (!difference["explained"].is_null() || difference[step].is_null() || difference[step].empty())
            continue;
        std::string words;
        for (const Ordered &word : difference[step])
            words += (words.empty() ? "" : " ") + word.get<std::string>();
        found[difference["path"]] = words;
    }
    return found;
}

} // namespace assay::test
