// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/digest.h"
#include "proof/check/bundlecheck.h"
#include "proof/timestamp.h"
#include "report/bundle/bundle.h"
#include "support/reportcase.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

// A bundle of the small case, and copies of it that a test may spoil.
namespace assay::test {

namespace fs = std::filesystem;

inline std::string readFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void writeFile(const fs::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline const ProofResult &layer(const BundleCheck &check, std::string_view code)
{
    for (const BundleLayer &each : check.layers) {
        if (each.code == code)
            return each.result;
    }
    std::abort();
}

class BundleCheckCase {
public:
    // Once; what cannot be written ends the test.
    void writeOriginal()
    {
        BundleOptions options;
        options.report = fixedOptions();
        Context context;
        const auto written = writeBundle(smallCase(), options, all("bundle").toStdString(), context);
        if (!written)
            qFatal("%s", written.error().message().c_str());
    }

    // A copy that is as it was written, in a folder of its own.
    void copyAnew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::copy(all("bundle").toStdString(), place(), fs::copy_options::recursive);
    }

    // What all copies share.
    QString all(const char *name) const { return m_all.filePath(QString::fromLatin1(name)); }

    fs::path place(const char *name = "bundle") const { return fs::path(m_folder->path().toStdString()) / name; }

    BundleCheck checked(const BundleCheckOptions &options = {}) const
    {
        Context context;
        const auto check = checkBundle(place(), options, context);
        if (!check)
            qFatal("%s", check.error().message().c_str());
        return *check;
    }

    // The manifest and SHA256SUMS as they fit what lies in the folder now: what a forger would do who can write all of it.
    void makeItFit(const std::function<void(BundleManifest &)> &change = {}) const;

private:
    QTemporaryDir m_all;
    std::unique_ptr<QTemporaryDir> m_folder;
};

inline void BundleCheckCase::makeItFit(const std::function<void(BundleManifest &)> &change) const
{
    auto manifest = *readManifest(readFile(place() / "manifest.json"), "manifest.json");
    for (BundleFile &file : manifest.files) {
        const std::string bytes = readFile(place() / file.path);
        file.size = bytes.size();
        file.sha256 = sha256(bytes);
    }
    if (change)
        change(manifest);
    manifest.merkleRoot = bundleRoot(manifest.sources);
    const std::string text = manifestText(manifest);
    writeFile(place() / "manifest.json", text);
    manifest.files.push_back({"manifest.json", text.size(), sha256(text)});
    std::sort(manifest.files.begin(), manifest.files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
    std::string sums;
    for (const BundleFile &file : manifest.files)
        sums += toHex(file.sha256) + "  " + file.path + '\n';
    writeFile(place() / "SHA256SUMS", sums);
    writeFile(place() / "manifest.json.tsq", timeStampQuery(sha256(text)));
}

} // namespace assay::test
