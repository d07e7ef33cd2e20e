// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/checkparts.h"

#include "base/displaysafe.h"
#include "io/digest.h"
#include "io/zipfile.h"
#include "proof/check/readthrough.h"
#include "report/newfiles.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace assay {
namespace {

constexpr std::array besideManifest = {bundleManifestName, bundleSumsName, bundleSignatureName, bundleTimeQueryName, bundleTimeReplyName};

std::string_view kindName(FileKind kind)
{
    switch (kind) {
    case FileKind::Symlink: return "a symbolic link";
    case FileKind::Character:
    case FileKind::Block: return "a device";
    case FileKind::Fifo: return "a pipe";
    case FileKind::Socket: return "a socket";
    case FileKind::File:
    case FileKind::Directory: break;
    }
    return "something else";
}

} // namespace

Result<BundleSeen> lookAtFolder(const std::string &folder, Context &context)
{
    BundleSeen seen;
    struct stat info = {};
    const bool isZip = ::stat(folder.c_str(), &info) == 0 && S_ISREG(info.st_mode);
    auto opened = isZip ? openZipFs(folder, Limits(), &context) : openDirectoryFs(folder);
    if (!opened)
        return Unexpected(opened.error());
    seen.folder = std::move(*opened);
    NamedFew odd;
    std::optional<Error> unreadable;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) -> Status {
        if (item.path.empty())
            return {};
        if (item.mounted)
            odd.add(displaySafe(item.path) + ": something else is mounted there");
        else if (!isBundlePath(item.path))
            odd.add(displaySafe(item.path) + ": no name that a file of a bundle has");
        else if (item.stat.kind == FileKind::Directory)
            seen.folders.emplace(item.path);
        else if (item.stat.kind == FileKind::File)
            seen.files.emplace(item.path, item.stat.size);
        else
            odd.add(displaySafe(item.path) + ": " + std::string(kindName(item.stat.kind)));
        return {};
    };
    visitor.unreadable = [&](std::string_view, const Error &error) {
        if (!unreadable)
            unreadable = error;
    };
    if (const Status walked = seen.folder->walk({}, visitor, Limits(), context); !walked)
        return Unexpected(walked.error());
    if (odd.count() != 0) {
        seen.result = failing(std::to_string(odd.count()) + " of what is in it has no place in a bundle; it was not opened");
        seen.result.details = odd.lines();
    } else if (unreadable) {
        seen.result = unread(*unreadable);
    } else {
        seen.result = {ProofVerdict::Holds, std::to_string(seen.files.size()) + " files, and nothing but files and folders", {}};
    }
    return seen;
}

namespace {

class FileCheck {
public:
    FileCheck(const CheckInput &input, Context &context) : m_input(input), m_context(context) { }

    Result<ProofResult> run()
    {
        findExtra();
        for (const BundleFile &file : m_input.manifest->files) {
            if (const Status done = check(file); !done)
                return Unexpected(done.error());
        }
        return judge();
    }

private:
    void findExtra()
    {
        const auto &files = m_input.manifest->files;
        const auto named = [&files](const std::string &path) {
            return std::binary_search(files.begin(), files.end(), BundleFile{path, 0, {}}, [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
        };
        std::set<std::string> parents;
        for (const BundleFile &file : files) {
            for (std::size_t slash = file.path.find('/'); slash != std::string::npos; slash = file.path.find('/', slash + 1))
                parents.insert(file.path.substr(0, slash));
        }
        for (const auto &[path, unused] : m_input.seen.files) {
            if (!named(path) && std::find(besideManifest.begin(), besideManifest.end(), path) == besideManifest.end())
                m_wrong.add("too many: " + path);
        }
        for (const std::string &path : m_input.seen.folders) {
            if (!parents.contains(path))
                m_wrong.add("too many: " + path + '/');
        }
    }

    Status check(const BundleFile &file)
    {
        const auto found = m_input.seen.files.find(file.path);
        if (found == m_input.seen.files.end()) {
            m_wrong.add("missing: " + file.path);
            return {};
        }
        if (found->second != file.size) {
            m_wrong.add("altered: " + file.path + " (" + std::to_string(found->second) + " bytes instead of " + std::to_string(file.size) + ')');
            return {};
        }
        const auto source = m_input.seen.folder->open(file.path);
        const auto digest = source ? readThrough(**source, {}, m_context) : Unexpected(source.error());
        if (!digest) {
            if (endsAll(digest.error()))
                return Unexpected(digest.error());
            if (digest.error().code == ErrorCode::Malformed) // in a zip: what is packed there is nothing that was packed
                m_wrong.add("altered: " + file.path + " (" + digest.error().message() + ')');
            else
                m_unread.add("not read: " + digest.error().message());
        } else if (*digest != file.sha256) {
            m_wrong.add("altered: " + file.path);
        }
        m_bytes += file.size;
        return {};
    }

    ProofResult judge() const
    {
        ProofResult result;
        result.details = m_wrong.lines();
        const std::vector<std::string> unread = m_unread.lines();
        result.details.insert(result.details.end(), unread.begin(), unread.end());
        if (m_wrong.count() != 0) {
            result.verdict = ProofVerdict::Fails;
            result.reason = std::to_string(m_wrong.count()) + " altered, missing or too many";
        } else if (m_unread.count() != 0) {
            result.verdict = ProofVerdict::NotChecked;
            result.reason = std::to_string(m_unread.count()) + " could not be read";
        } else {
            result.verdict = ProofVerdict::Holds;
            result.reason = std::to_string(m_input.manifest->files.size()) + " files, " + std::to_string(m_bytes) + " bytes, each with the SHA-256 that the manifest has";
        }
        return result;
    }

    const CheckInput &m_input;
    Context &m_context;
    NamedFew m_wrong;
    NamedFew m_unread;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<ProofResult> checkFiles(const CheckInput &input, Context &context)
{
    return input.manifest ? FileCheck(input, context).run() : withoutManifest();
}

Result<ProofResult> checkSums(const CheckInput &input)
{
    if (!input.has(bundleSumsName))
        return failing("SHA256SUMS is missing");
    if (!input.manifest)
        return withoutManifest();
    const auto text = input.seen.folder->readFile(bundleSumsName, 2 * mostBundleManifestBytes);
    if (!text)
        return Unexpected(text.error());
    std::vector<BundleFile> files = input.manifest->files;
    files.push_back({std::string(bundleManifestName), input.manifestBytes.size(), input.manifestDigest});
    std::sort(files.begin(), files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
    std::string wanted;
    for (const BundleFile &file : files)
        wanted += checksumLine(file.sha256, file.path);
    if (*text != wanted)
        return failing("its lines are not those of the manifest and its files");
    return ProofResult{ProofVerdict::Holds, std::to_string(files.size()) + " lines, as the manifest has them", {}};
}

} // namespace assay
