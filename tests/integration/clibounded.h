// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Runs of assay-cli over evidence that was made to harm: within bounds of time and memory, and never silent.

#include "clirun.h"

#include <QTest>

#include <cstdint>
#include <sys/resource.h>

namespace assay::test {

inline const QString dash = QStringLiteral("-");

inline CliSettings bounded(std::uint64_t megabytes = 2048)
{
    CliSettings settings;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    settings.inChild = [megabytes] {
        const rlimit limit{megabytes << 20, megabytes << 20};
        ::setrlimit(RLIMIT_AS, &limit);
    };
#else
    Q_UNUSED(megabytes)
#endif
    return settings;
}

inline CliResult compareVendor(const QString &vendor, const QString &saved)
{
    return runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), vendor, QStringLiteral("--saved"), saved, QStringLiteral("--json"), dash}, bounded());
}

inline CliResult treeOf(const QString &path)
{
    return runCli({QStringLiteral("tree"), path, QStringLiteral("--format"), QStringLiteral("json")}, bounded());
}

// Not read whole, and said so: an error with a reason, or what could be read with "complete": false.
inline QByteArray notSilent(const CliResult &result)
{
    if (result.code != 2)
        return QByteArray("exit code ") + result.told();
    if (result.err.isEmpty())
        return QByteArray("no reason on standard error\n") + result.told();
    if (!result.out.isEmpty() && result.json()["complete"] != false)
        return QByteArray("not marked incomplete\n") + result.told();
    return {};
}

} // namespace assay::test
