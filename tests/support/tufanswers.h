// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/tufmaker.h"
#include "trust/contenttrust.h"
#include "trust/tuffolder.h"

#include <QtTest>

#include <algorithm>
#include <string>

Q_DECLARE_METATYPE(assay::TufDialect)
Q_DECLARE_METATYPE(assay::test::KeyMake)
Q_DECLARE_METATYPE(std::string)

namespace assay::test {

inline std::string textOf(const TufReport &report)
{
    std::string text;
    for (const TrustStatement &statement : report.statements) {
        text += statement.subject + ' ' + statement.digest + '\n';
        for (const TrustCheck &check : statement.checks)
            text += "  " + std::string(trustAspectName(check.aspect)) + ' ' + std::string(trustAnswerName(check.answer)) + ": " + check.what + (check.reason.empty() ? "" : ": " + check.reason) + '\n';
    }
    return text;
}

// Of all that report says; "" in front of where the first check is broken.
inline const TrustStatement &only(const TufReport &report)
{
    if (report.statements.size() != 1)
        qFatal("not one statement:\n%s", textOf(report).c_str());
    return report.statements.front();
}

inline bool holds(const TufReport &report)
{
    return !report.statements.empty() && std::all_of(report.statements.begin(), report.statements.end(), [](const TrustStatement &one) { return one.firstBroken() == nullptr; });
}

inline TufMaker withOneTarget(TufDialect dialect)
{
    TufMaker maker(dialect);
    maker.targets["targets"]["1.0"] = "a manifest";
    return maker;
}

inline TufReport check(const TufMaker &maker)
{
    return checkTufMetadata(maker.question(), Limits{});
}

inline TufFile &fileOf(TufQuestion &question, const std::string &role)
{
    return *std::find_if(question.files.begin(), question.files.end(), [&role](const TufFile &file) { return file.role == role; });
}

inline void bothDialects()
{
    QTest::addColumn<TufDialect>("dialect");
    QTest::newRow("notary") << TufDialect::Notary;
    QTest::newRow("1.0") << TufDialect::Tuf1;
}

// A repository of tests/data/trust/tuf; the root in rootFile is trusted.
inline TufQuestion realQuestion(const char *folder, const char *rootFile)
{
    Context context;
    const auto fs = openDirectoryFs(std::string(ASSAY_TEST_DATA) + "/trust/tuf/" + folder);
    if (!fs)
        qFatal("%s", fs.error().message().c_str());
    const auto found = findTufFolders(**fs, "", Limits{}, context);
    if (!found || found->repositories.size() != 1)
        qFatal("%s: not one repository", folder);
    TufQuestion question;
    question.files = found->repositories.front().files;
    question.at = secondsOfRfc3339("2026-11-27T00:00:00Z").value();
    for (const TufFile &file : question.files) {
        if (file.place.ends_with(rootFile))
            question.pins.roots = {file};
    }
    return question;
}

} // namespace assay::test
