// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufseen.h"

#include "base/joinwords.h"
#include "trust/folderpack.h"
#include "trust/tuffolder.h"
#include "trust/tufkeys.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace assay {

namespace {

constexpr std::string_view packedName = "the metadata of TUF";

// What there is of one repository, or of the single roots, whose folder is "".
struct Seen {
    std::map<std::string, std::set<std::uint64_t>> versions; // by role
    std::optional<TufMetadata> root;                         // the newest
    std::vector<std::string> unread;                         // places
};

constexpr std::size_t mostLines = 200;  // of one folder
constexpr std::size_t mostOfALine = 20; // roles, versions of one, files

std::string listed(const std::vector<std::string> &all, std::string_view between)
{
    std::string text = joinWords(std::span(all).first(std::min(all.size(), mostOfALine)), between);
    if (all.size() > mostOfALine)
        text.append(between).append("and " + std::to_string(all.size() - mostOfALine) + " more");
    return text;
}

// "root 1, 2; timestamp 9; snapshot 9; targets 3; targets/releases 2"
std::string versionsText(const Seen &seen)
{
    std::vector<std::string> roles;
    const auto add = [&roles](const std::string &role, const std::set<std::uint64_t> &versions) {
        std::vector<std::string> numbers;
        for (const std::uint64_t version : versions)
            numbers.push_back(std::to_string(version));
        roles.push_back(role + ' ' + listed(numbers, ", "));
    };
    for (const std::string_view role : topLevelRoles) {
        if (const auto found = seen.versions.find(std::string(role)); found != seen.versions.end())
            add(found->first, found->second);
    }
    for (const auto &[role, versions] : seen.versions) {
        if (!isTopLevelRole(role))
            add(role, versions);
    }
    return listed(roles, "; ");
}

std::map<std::string, Seen> byFolder(const std::vector<ReliedFile> &files)
{
    std::map<std::string, Seen> folders;
    for (const ReliedFile &file : files) {
        auto metadata = parseTuf(file.bytes, file.place, Limits());
        Seen &seen = folders[file.folder];
        if (!metadata) {
            seen.unread.push_back(file.place);
            continue;
        }
        seen.versions[tufFileSeen(file, metadata).role].insert(metadata->version);
        if (metadata->type == TufType::Root && (!seen.root || seen.root->version < metadata->version))
            seen.root = std::move(*metadata);
    }
    return folders;
}

void addRootKeys(const TufMetadata &root, std::vector<std::string> &lines)
{
    TufKeyring ring(root.dialect);
    for (const std::string &id : root.roles.at("root").keyIds) {
        if (lines.size() >= mostLines)
            return;
        const auto key = root.keys.find(id);
        const TufKeyFacts facts = key == root.keys.end() ? TufKeyFacts() : factsOf(id, key->second, ring);
        const std::string weakness = key == root.keys.end() ? "it is not among the keys" : facts.weakness;
        lines.push_back("key of root " + std::to_string(root.version) + ": " + (facts.canonicalId.empty() ? id : facts.canonicalId) + (facts.kind.empty() ? "" : ", " + facts.kind)
                        + (facts.commonNames.empty() ? "" : ", CN=" + facts.commonNames.front()) + (weakness.empty() ? "" : ": not relied upon, " + weakness));
    }
}

// What is metadata, by its name or by its content, and of no repository, would not be held against anything.
Status checkHomeless(const EvidenceFs &folder, const std::string &path, const std::vector<std::string> &places)
{
    std::uint64_t bytesRead = 0;
    for (const std::string &place : places) {
        const std::size_t slash = place.rfind('/');
        if (slash == std::string::npos)
            continue; // those in the folder itself are read one by one
        if (!isTopLevelRole(tufFileOfName(std::string_view(place).substr(slash + 1)).role)) {
            const auto bytes = folder.readFile(place, Limits().jsonBytes);
            if (!bytes)
                return Unexpected(bytes.error());
            bytesRead += bytes->size();
            if (bytesRead > mostTufBytes)
                return Unexpected(makeError(ErrorCode::LimitExceeded, path, "there are more than " + std::to_string(mostTufBytes) + " bytes of JSON in it that are of no repository"));
            if (!parseTuf(*bytes, place, Limits()))
                continue;
        }
        return Unexpected(makeError(ErrorCode::Malformed, path + '/' + place, "is of no repository: there is no root.json in its folder or above it"));
    }
    return {};
}

// A case is handed on: what is in it by accident shall not be.
Status checkKept(const ReliedFile &file)
{
    if (parseTuf(file.bytes, file.place, Limits()))
        return {};
    return Unexpected(makeError(ErrorCode::Malformed, file.place, "is no metadata of TUF, and a case keeps nothing else of such a folder: choose the folder with the metadata alone"));
}

} // namespace

Result<std::vector<ReliedFile>> readTufSeen(const EvidenceFs &folder, const std::string &path, Context &context)
{
    std::vector<ReliedFile> out;
    auto found = findTufFolders(folder, "", Limits(), context);
    if (!found)
        return Unexpected(found.error());
    if (!found->unreadable.empty())
        return Unexpected(found->unreadable.front());
    if (!found->links.empty())
        return Unexpected(makeError(ErrorCode::Malformed, path + '/' + found->links.front(), "is a symbolic link, which is not followed: give a folder with the files themselves"));
    if (const Status homes = checkHomeless(folder, path, found->homeless); !homes)
        return Unexpected(homes.error());
    PassedOver passedOver(found->privateKeys.begin(), found->privateKeys.end());
    for (TufFolder &repository : found->repositories) {
        for (TufFile &file : repository.files) {
            out.push_back({path + '/' + file.place, std::move(file.bytes), joinPath(path, repository.place)});
            passedOver.insert(std::move(file.place));
        }
    }
    if (const Status singles = readFilesIn(folder, path, passedOver, out); !singles)
        return Unexpected(singles.error());
    if (out.empty())
        return Unexpected(makeError(ErrorCode::NotFound, path, "there is no metadata of TUF in it: no root.json, in it or in a folder below"));
    return out;
}

// Of a folder of metadata a delegation is what its path there says. Of the others the metadata itself tells, whatever the file is called; and of
// a copy of "targets" in a folder of its own its name, unless it is Notary's, whose delegations all lie in "targets/".
TufFile tufFileSeen(const ReliedFile &file, const Result<TufMetadata> &metadata)
{
    constexpr std::string_view history = "root_history/";
    const std::string folder = file.folder.empty() && file.place.find('/') != std::string::npos ? file.place.substr(0, file.place.rfind('/')) : file.folder;
    std::string_view name = std::string_view(file.place).substr(folder.empty() ? 0 : folder.size() + 1);
    if (name.starts_with(history))
        name.remove_prefix(history.size());
    TufFile seen = tufFileOfName(name);
    const bool delegated = !file.folder.empty() && name.find('/') != std::string_view::npos;
    const bool isRoot = metadata && metadata->type == TufType::Root;
    if (metadata && metadata->type != TufType::Targets && !(delegated && isRoot))
        seen.role = tufTypeName(metadata->type);
    else if (delegated && seen.role.ends_with("/targets") && !seen.role.starts_with("targets/"))
        seen.role = "targets";
    else if (!metadata && file.folder.empty())
        seen.role = "root";
    seen.place = file.place;
    seen.bytes = file.bytes;
    seen.folder = folder;
    return seen;
}

Result<std::string> packTufSeen(const std::string &path, std::uint64_t mostBytes, Context &context)
{
    const auto folder = openDirectoryFs(path);
    auto files = folder ? readTufSeen(**folder, path, context) : Unexpected(folder.error());
    if (!files)
        return Unexpected(files.error());
    std::sort(files->begin(), files->end(), [](const ReliedFile &a, const ReliedFile &b) { return a.place < b.place; });
    FolderPacker packer(packedName, mostBytes);
    for (ReliedFile &file : *files) {
        const Status kept = checkKept(file);
        Status added = packer.add(file.place.substr(path.size() + 1), std::move(file.bytes));
        if (added && !kept)
            added = kept;
        if (!added) {
            added.error().file = file.place;
            return Unexpected(added.error());
        }
    }
    return packer.tar();
}

Result<std::vector<ReliedFile>> unpackTufSeen(std::string_view packed, const std::string &name)
{
    const auto fs = openPacked(packed, name, packedName);
    Context context;
    return fs ? readTufSeen(**fs, name.empty() ? "." : name, context) : Unexpected(fs.error());
}

std::vector<std::string> contentOfTufSeen(std::string_view packed, const std::string &name)
{
    const auto files = unpackTufSeen(packed, name);
    if (!files)
        return {files.error().message()};
    std::vector<std::string> lines;
    for (const auto &[folder, seen] : byFolder(*files)) {
        if (lines.size() >= mostLines) {
            lines.emplace_back("…");
            break;
        }
        const std::string where = folder.empty() ? name : folder;
        if (!seen.versions.empty())
            lines.push_back(where + ": " + versionsText(seen));
        if (!seen.unread.empty())
            lines.push_back(where + ": no metadata of TUF: " + listed(seen.unread, ", "));
        if (seen.root)
            addRootKeys(*seen.root, lines);
    }
    return lines;
}

} // namespace assay
