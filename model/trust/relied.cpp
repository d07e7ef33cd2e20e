// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/relied.h"

#include "io/bytesource.h"
#include "io/evidencefs.h"
#include "trust/notationstore.h"
#include "trust/tufseen.h"

#include <algorithm>
#include <iterator>
#include <sys/stat.h>

namespace assay {

namespace {

std::string beneath(const std::string &folder, const std::string &path)
{
    return folder.empty() || path.starts_with('/') ? path : folder + '/' + path;
}

Status readFolder(const std::string &path, std::vector<ReliedFile> &out)
{
    const auto folder = openDirectoryFs(path);
    return folder ? readFilesIn(**folder, path, {}, out) : Unexpected(folder.error());
}

Status readTufFolder(const std::string &path, std::vector<ReliedFile> &out)
{
    const auto folder = openDirectoryFs(path);
    Context context;
    auto files = folder ? readTufSeen(**folder, path, context) : Unexpected(folder.error());
    if (!files)
        return Unexpected(files.error());
    std::move(files->begin(), files->end(), std::back_inserter(out));
    return {};
}

using ReadFolder = Status (*)(const std::string &path, std::vector<ReliedFile> &out);

Status read(const std::vector<std::string> &paths, const std::string &folder, std::vector<ReliedFile> &out, ReadFolder readWhole)
{
    for (const std::string &each : paths) {
        const std::string path = beneath(folder, each);
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
            if (const Status all = readWhole(path, out); !all)
                return all;
            continue;
        }
        const auto file = openFileSource(path);
        auto bytes = file ? readAll(**file, mostReliedBytes) : Unexpected(file.error());
        if (!bytes)
            return Unexpected(bytes.error());
        out.push_back({path, std::move(*bytes)});
    }
    return {};
}

std::string inFolder(const std::string &folder, const std::string &path)
{
    return path.empty() ? folder : folder + '/' + path;
}

Result<ReliedNotation> readNotation(const std::string &path)
{
    const auto folder = openDirectoryFs(path);
    auto store = folder ? readNotationStore(**folder, "", Limits()) : Unexpected(folder.error());
    if (!store) {
        if (folder)
            store.error().file = inFolder(path, store.error().file);
        return Unexpected(store.error());
    }
    if (store->policyFile.empty())
        return Unexpected(makeError(ErrorCode::NotFound, path, "is no configuration of notation: there is no trustpolicy.json in it, which says whom to trust"));
    store->policyFile = inFolder(path, store->policyFile);
    for (Error &problem : store->problems)
        problem.file = inFolder(path, problem.file);
    return ReliedNotation{path, std::make_shared<const NotationStore>(std::move(*store))};
}

// As people copy them: in groups, in either case, with 0x in front.
Result<std::string> hexOf(std::string_view text, bool upper)
{
    std::string hex;
    for (const char c : text.starts_with("0x") ? text.substr(2) : text) {
        if (c == ' ' || c == ':')
            continue;
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f')))
            return Unexpected(makeError(ErrorCode::Usage, {}, "\"" + std::string(text) + "\" is no fingerprint in hex"));
        hex += upper && lower >= 'a' ? static_cast<char>(lower - 'a' + 'A') : lower;
    }
    // A short id can be made by anybody for a key of his own.
    constexpr std::size_t fewestDigits = 40;
    if (hex.size() < fewestDigits)
        return Unexpected(makeError(ErrorCode::Usage, {}, "\"" + std::string(text) + "\" is too short: the whole fingerprint is wanted, " + std::to_string(fewestDigits) + " hex digits or more"));
    return hex;
}

Status readHex(const std::vector<std::string> &texts, bool upper, std::vector<std::string> &out)
{
    for (const std::string &text : texts) {
        auto hex = hexOf(text, upper);
        if (!hex)
            return Unexpected(hex.error());
        out.push_back(std::move(*hex));
    }
    return {};
}

template <class T>
void move(std::vector<T> &from, std::vector<T> &to)
{
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

} // namespace

Status checkPublic(std::string_view bytes, const std::string &file)
{
    for (const std::string_view mark : {"PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"}) {
        if (bytes.find(mark) != std::string_view::npos)
            return Unexpected(makeError(ErrorCode::Malformed, file, "holds a private key, which has no place here: only what is public is relied upon"));
    }
    return {};
}

Status readFilesIn(const EvidenceFs &folder, const std::string &path, const PassedOver &passedOver, std::vector<ReliedFile> &out)
{
    const auto names = folder.list("");
    if (!names)
        return Unexpected(names.error());
    if (names->size() > mostReliedFiles)
        return Unexpected(makeError(ErrorCode::LimitExceeded, path, "a folder of keys with more than " + std::to_string(mostReliedFiles) + " files"));
    std::uint64_t total = 0;
    for (const std::string &name : *names) {
        const auto stat = folder.stat(name);
        if (!stat || stat->kind != FileKind::File || passedOver.contains(name))
            continue;
        auto bytes = folder.readFile(name, mostReliedBytes);
        if (!bytes)
            return Unexpected(bytes.error());
        total += bytes->size();
        if (total > mostReliedFolderBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, path, "a folder of keys with more than " + std::to_string(mostReliedFolderBytes) + " bytes"));
        out.push_back({path + '/' + name, std::move(*bytes)});
    }
    return {};
}

bool Relied::empty() const
{
    return publicKeys.empty() && minisignKeys.empty() && openPgpKeys.empty() && openPgpFingerprints.empty() && sigstoreRoots.empty() && certificateAuthorities.empty()
        && signingAuthorities.empty() && timeStampAuthorities.empty() && notationConfigs.empty() && tufRoots.empty() && tufRootKeys.empty() && logKeys.empty() && identities.empty();
}

void Relied::append(Relied more)
{
    move(more.publicKeys, publicKeys);
    move(more.minisignKeys, minisignKeys);
    move(more.openPgpKeys, openPgpKeys);
    move(more.openPgpFingerprints, openPgpFingerprints);
    move(more.sigstoreRoots, sigstoreRoots);
    move(more.logKeys, logKeys);
    move(more.identities, identities);
    move(more.certificateAuthorities, certificateAuthorities);
    move(more.signingAuthorities, signingAuthorities);
    move(more.timeStampAuthorities, timeStampAuthorities);
    move(more.notationConfigs, notationConfigs);
    move(more.tufRoots, tufRoots);
    move(more.tufRootKeys, tufRootKeys);
}

Result<Relied> readRelied(const TrustSourceFiles &files, const std::string &folder)
{
    Relied relied;
    relied.identities = files.identities;
    const std::pair<const std::vector<std::string> *, std::vector<ReliedFile> *> kinds[] = {
        {&files.publicKeys, &relied.publicKeys},
        {&files.minisignKeys, &relied.minisignKeys},
        {&files.openPgpKeys, &relied.openPgpKeys},
        {&files.sigstoreRoots, &relied.sigstoreRoots},
        {&files.logKeys, &relied.logKeys},
        {&files.certificateAuthorities, &relied.certificateAuthorities},
        {&files.signingAuthorities, &relied.signingAuthorities},
        {&files.timeStampAuthorities, &relied.timeStampAuthorities},
    };
    for (const auto &[paths, out] : kinds) {
        if (const Status all = read(*paths, folder, *out, &readFolder); !all)
            return Unexpected(all.error());
    }
    if (const Status all = read(files.tufRoots, folder, relied.tufRoots, &readTufFolder); !all)
        return Unexpected(all.error());
    for (const std::string &path : files.notationConfigs) {
        auto config = readNotation(beneath(folder, path));
        if (!config)
            return Unexpected(config.error());
        relied.notationConfigs.push_back(std::move(*config));
    }
    if (const Status all = readHex(files.openPgpFingerprints, true, relied.openPgpFingerprints); !all)
        return Unexpected(all.error());
    if (const Status all = readHex(files.tufRootKeys, false, relied.tufRootKeys); !all)
        return Unexpected(all.error());
    return relied;
}

} // namespace assay
