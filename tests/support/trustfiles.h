// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testdata.h"
#include "trust/openpgp.h"

#include <QTest>

#include <memory>
#include <string>
#include <vector>

// tests/data/trust/openpgp: what gpg, skopeo, minisign and signify made.
namespace assay::test {

inline std::string trustFile(const std::string &name)
{
    const auto file = fromTestData(openFileSource(std::string(ASSAY_TEST_DATA) + "/trust/openpgp/" + name));
    return fromTestData(readAll(*file, 1 << 20));
}

// Of a key, by the name that the script gave it.
inline std::string fingerprintOf(const std::string &name)
{
    const std::string all = '\n' + trustFile("fingerprints.txt");
    const std::size_t at = all.find('\n' + name + ' ');
    return at == std::string::npos ? std::string() : all.substr(at + name.size() + 2, 40);
}

inline std::vector<std::string> allFingerprints()
{
    std::vector<std::string> pins;
    for (const char *name : {"vendor", "second", "stranger", "short", "old", "sub", "revoked"})
        pins.push_back(fingerprintOf(name));
    return pins;
}

// Null, and the reason, when GnuPG is missing: the test is then skipped, and says so.
inline OpenPgpTrust trustIn(const std::vector<std::string> &files, const std::vector<std::string> &pins = allFingerprints())
{
    std::vector<std::string> bytes;
    for (const std::string &file : files)
        bytes.push_back(trustFile(file));
    std::vector<PlacedBytes> placed;
    for (std::size_t i = 0; i < files.size(); ++i)
        placed.push_back({files[i], bytes[i]});
    return openPgpTrust(placed, pins, Limits{});
}

// "signature=yes identity=no …" for a table of what is expected; aspects without a check are left out.
inline QByteArray answersOf(const TrustStatement &statement)
{
    QByteArray out;
    for (int i = 0; i < trustAspects; ++i) {
        const auto aspect = static_cast<TrustAspect>(i);
        bool has = false;
        for (const TrustCheck &check : statement.checks)
            has = has || check.aspect == aspect;
        if (!has)
            continue;
        const std::string_view name = trustAspectName(aspect);
        const std::string_view answer = trustAnswerName(statement.answer(aspect));
        out += (out.isEmpty() ? "" : " ") + QByteArray(name.data(), static_cast<qsizetype>(name.size())) + '='
            + QByteArray(answer.data(), static_cast<qsizetype>(answer.size()));
    }
    return out;
}

// For messages of failed checks.
struct Words {
    QByteArray text;
    explicit operator const char *() const { return text.constData(); }
};
inline Words numbered(std::size_t number)
{
    return {QByteArray::number(static_cast<qulonglong>(number))};
}

inline Words toldBy(const TrustStatement &statement)
{
    QByteArray out = answersOf(statement) + '\n';
    for (const TrustCheck &check : statement.checks)
        out += QByteArray::fromStdString(std::string(trustAnswerName(check.answer)) + ": " + check.what + (check.reason.empty() ? "" : " -- " + check.reason) + '\n');
    return {out};
}

// Whether everything that was asked of it holds.
inline bool holds(const TrustStatement &statement)
{
    return statement.firstBroken() == nullptr && !statement.checks.empty();
}

} // namespace assay::test
