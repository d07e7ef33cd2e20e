// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/parts.h"
#include "cases/results.h"
#include "report/evidence.h"
#include "support/reportcase.h"
#include "support/treetext.h"

#include <cstdlib>
#include <string>
#include <vector>

// Results of small comparisons and their bytes.
namespace assay::test {

inline std::string evidenceText(const Comparison &comparison)
{
    std::string out;
    return writeEvidence(comparison, fixedOptions(), stringSink(out)) ? out : std::string("(failed)");
}

// Three sources with what a comparison can have: layers that are attested, hard links, attributes, old versions, marks, findings.
inline ComparisonPtr richComparison()
{
    auto vendor = loadedSource(Role::Vendor, SourceKind::RootfsArchive, "rootfs\xff.tar", {},
                               {{directory("etc"), file("etc/motd", "hello\n"), file("etc/motd", "again\n"), file("etc/before", "1969").time(-3600), symlink("bin", "usr/bin"),
                                 file("usr/bin/tool", "ELF").mode(04755).xattr("security.capability", "abc").xattr("user.a", std::string(300, 'x'))}});
    vendor->bytes = 123456;
    vendor->sha256 = sha256("vendor");
    const std::vector<Made> base = {directory("etc"), file("etc/motd", "hello\n"), device("dev/null", EntryType::Character, 1, 3), unread(file("etc/secret", "?"))};
    const std::vector<Made> app = {file("opt/tool", "echo 1\n").mode(0755).time(1795318650, 123456789), hardLink("opt/same", "opt/tool"), whiteout("etc/motd"), file("etc/before", "1969").time(0)};
    auto saved = loadedSource(Role::Saved, SourceKind::DockerArchive, "app.tar", madeDigest('7'), {base, app});
    saved->image->tags = {"demo/app:1.0"};
    auto live = loadedSource(Role::Live, SourceKind::DockerRoot, "data-root", madeDigest('7'), {base, {file("opt/tool", "echo 2\n"), file("opt/new", "")}});
    live->skipped = {{"overlay2/a/diff/kmsg", "is no regular file"}};
    live->complete = false;
    Finding finding = makeFinding("layer.file-added", "opt/new");
    finding.layer = madeDigest('2');
    finding.missedBy = {"docker diff", "docker save"};
    finding.detail = {{"size", "0"}};
    finding.role = LiveSide;
    live->findings = {finding};
    Context context;
    auto compared = compareSources({vendor, saved, live}, context);
    if (!compared)
        std::abort();
    return *compared;
}

// The texts of the sections, to be spoiled.
inline std::vector<std::string> textsOf(const Comparison &comparison)
{
    Context context;
    const auto stored = packResults(comparison, context);
    auto texts = stored ? joinParts(stored->sections, mostResultBytes, context) : Unexpected(stored.error());
    if (!texts)
        std::abort();
    return std::move(*texts);
}

} // namespace assay::test
