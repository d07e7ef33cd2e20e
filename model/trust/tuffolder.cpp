// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tuffolder.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace assay {

namespace {

constexpr std::string_view suffix = ".json";

std::string_view folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view lastPart(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

// Docker's "trust/private". A repository below "trust/tuf" may have that name, and a delegation below "targets".
bool isOfPrivateKeys(std::string_view folder)
{
    for (std::string_view rest = folder; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        if (part == "private")
            return true;
        if (part == "tuf" || part == "metadata" || part == "targets")
            return false;
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    return false;
}

// Digits before the first dot, where something stands behind it.
std::optional<std::uint64_t> takeVersion(std::string &name)
{
    std::uint64_t version = 0;
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == name.size())
        return std::nullopt;
    const auto [last, error] = std::from_chars(name.data(), name.data() + dot, version);
    if (error != std::errc() || last != name.data() + dot)
        return std::nullopt;
    name.erase(0, dot + 1);
    return version;
}

std::string withoutPercents(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? bytesOfHex(text.substr(i + 1, 2)) : std::nullopt;
        out += byte && byte->size() == 1 ? byte->front() : text[i];
        i += byte && byte->size() == 1 ? 2U : 0U;
    }
    return out;
}

class Finder {
public:
    Finder(const EvidenceFs &fs, std::string_view path, const Limits &limits) : m_fs(fs), m_path(path), m_limits(limits) {}

    Result<TufFolders> find(Context &context);

private:
    Status look(const EvidenceFs::Item &item);
    Status tooMany() const;
    void tellLinks();
    void chooseFolders();
    std::optional<std::string> homeOf(const std::string &file) const;
    Status read(TufFolder &folder, const std::string &file);
    std::string nameOf(const std::string &folder) const;
    void nameByRoot(TufFolder &folder) const;

    const EvidenceFs &m_fs;
    const std::string m_path;
    const Limits &m_limits;
    std::vector<std::string> m_files;   // *.json, by their whole path
    std::vector<std::string> m_changes;
    std::vector<std::pair<std::string, std::string>> m_links; // and to what they lead, where that is in the same folder or below
    std::set<std::string> m_folders;    // of metadata
    std::uint64_t m_bytes = 0;
    TufFolders m_found;
};

Status Finder::look(const EvidenceFs::Item &item)
{
    std::string place = joinPath(m_path, item.path);
    if (item.stat.kind == FileKind::Symlink)
        m_links.emplace_back(std::move(place), joinPath(folderOf(joinPath(m_path, item.path)), item.target));
    if (item.stat.kind != FileKind::File)
        return tooMany();
    const bool change = place.ends_with(".change") && lastPart(folderOf(place)) == "changelist";
    if (isOfPrivateKeys(folderOf(place)) || place.ends_with(".key"))
        m_found.privateKeys.push_back(std::move(place));
    else if (change)
        m_changes.push_back(std::move(place));
    else if (place.ends_with(suffix))
        m_files.push_back(std::move(place));
    return tooMany();
}

Status Finder::tooMany() const
{
    if (m_files.size() + m_changes.size() + m_links.size() + m_found.privateKeys.size() > mostTufFiles)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "there are more than " + std::to_string(mostTufFiles) + " files in it that may be of a trust folder"));
    return {};
}

// "root.json" may be a link to the newest of its versions; one to a file of another role would be read as that alone.
void Finder::tellLinks()
{
    const std::set<std::string_view> files(m_files.begin(), m_files.end());
    for (auto &[place, target] : m_links) {
        const std::string_view there = folderOf(target);
        const bool besideIt = there == folderOf(place) || there == joinPath(folderOf(place), "root_history");
        if (!files.contains(target) || !besideIt || tufFileOfName(lastPart(place)).role != tufFileOfName(lastPart(target)).role)
            m_found.links.push_back(std::move(place));
    }
}

// Where there is a root; and folders that are named "metadata" and hold another of the top roles.
void Finder::chooseFolders()
{
    for (const std::string &place : m_files) {
        const std::string_view folder = folderOf(place);
        const TufFile file = tufFileOfName(lastPart(place));
        const std::string_view whole = folder.empty() ? std::string_view(m_fs.name()) : folder;
        if (file.role == "root" && lastPart(folder) == "root_history")
            m_folders.emplace(folderOf(folder));
        else if (file.role == "root" || (isTopLevelRole(file.role) && lastPart(whole) == "metadata"))
            m_folders.emplace(folder);
    }
}

// The nearest folder of metadata that a file is in; nullopt for a file of no repository.
std::optional<std::string> Finder::homeOf(const std::string &file) const
{
    std::string_view folder = folderOf(file);
    for (;;) {
        if (const auto at = m_folders.find(std::string(folder)); at != m_folders.end())
            return *at;
        if (folder.empty())
            return std::nullopt;
        folder = folderOf(folder);
    }
}

Status Finder::read(TufFolder &folder, const std::string &place)
{
    std::string_view inFolder = std::string_view(place).substr(folder.place.empty() ? 0 : folder.place.size() + 1);
    constexpr std::string_view history = "root_history/";
    if (inFolder.starts_with(history))
        inFolder.remove_prefix(history.size());
    auto bytes = m_fs.readFile(place, m_limits.jsonBytes);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::Cancelled)
            return Unexpected(bytes.error());
        m_found.unreadable.push_back(bytes.error());
        return {};
    }
    m_bytes += bytes->size();
    if (m_bytes > mostTufBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "there are more than " + std::to_string(mostTufBytes) + " bytes of trust metadata in it"));
    TufFile file = tufFileOfName(inFolder);
    file.place = place;
    file.folder = folder.place;
    file.bytes = std::move(*bytes);
    folder.files.push_back(std::move(file));
    return {};
}

// What stands between "tuf/" and "/metadata".
std::string Finder::nameOf(const std::string &folder) const
{
    constexpr std::string_view tuf = "/tuf/";
    constexpr std::string_view metadata = "/metadata";
    const std::string whole = m_fs.name() + '/' + folder;
    std::string_view text = whole;
    while (text.ends_with('/'))
        text.remove_suffix(1);
    if (!text.ends_with(metadata))
        return {};
    text.remove_suffix(metadata.size());
    const std::size_t begin = text.rfind(tuf);
    return begin == std::string_view::npos ? std::string() : std::string(text.substr(begin + tuf.size()));
}

void Finder::nameByRoot(TufFolder &folder) const
{
    for (const TufFile &file : folder.files) {
        const auto root = file.role == "root" ? parseTuf(file.bytes, file.place, m_limits) : Unexpected(Error{});
        if (!root || root->type != TufType::Root || root->dialect != TufDialect::Notary)
            continue;
        TufKeyring ring(root->dialect);
        for (const std::string &id : root->roles.at("root").keyIds) {
            const auto key = root->keys.find(id);
            const auto facts = key == root->keys.end() ? TufKeyFacts() : factsOf(id, key->second, ring);
            if (facts.commonNames.size() != 1 || facts.commonNames.front().ends_with('*'))
                continue;
            folder.name = facts.commonNames.front();
            folder.nameFromRoot = true;
            return;
        }
    }
}

Result<TufFolders> Finder::find(Context &context)
{
    EvidenceFs::Visitor visitor;
    visitor.item = [this](const EvidenceFs::Item &item) { return look(item); };
    visitor.unreadable = [this](std::string_view, const Error &error) { m_found.unreadable.push_back(error); };
    if (const Status walked = m_fs.walk(m_path, visitor, m_limits, context); !walked)
        return Unexpected(walked.error());
    tellLinks();
    chooseFolders();
    std::map<std::string, TufFolder> folders;
    for (const std::string &place : m_files) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_fs.name(), "cancelled"));
        const auto home = homeOf(place);
        if (!home) {
            m_found.homeless.push_back(place);
            continue;
        }
        TufFolder &folder = folders[*home];
        folder.place = *home;
        if (const Status done = read(folder, place); !done)
            return Unexpected(done.error());
    }
    for (auto &[place, folder] : folders) {
        folder.name = nameOf(place);
        if (folder.name.empty())
            nameByRoot(folder);
        const std::string changes = joinPath(folderOf(place), "changelist");
        std::copy_if(m_changes.begin(), m_changes.end(), std::back_inserter(folder.unpublished), [&changes](const std::string &one) { return folderOf(one) == changes; });
        m_found.repositories.push_back(std::move(folder));
    }
    return std::move(m_found);
}

} // namespace

TufFile tufFileOfName(std::string_view nameInFolder)
{
    TufFile file;
    if (nameInFolder.ends_with(suffix))
        nameInFolder.remove_suffix(suffix.size());
    const std::string_view folder = folderOf(nameInFolder);
    std::string last(lastPart(nameInFolder));
    file.namedVersion = takeVersion(last);
    file.role = withoutPercents(joinPath(folder, last));
    return file;
}

Result<TufFolders> findTufFolders(const EvidenceFs &fs, std::string_view path, const Limits &limits, Context &context)
{
    return Finder(fs, path, limits).find(context);
}

} // namespace assay
