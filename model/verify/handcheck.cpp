// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/handcheck.h"

#include "base/displaysafe.h"
#include "base/nameddigest.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace assay {
namespace {

enum class Look : std::uint8_t { None, Content, Metadata, Presence, Attributes, Mark };

Look lookOf(std::string_view code)
{
    struct Known {
        std::string_view code;
        Look look;
    };
    constexpr std::array<Known, 33> known = {{
        {"layer.content-changed", Look::Content},
        {"layer.file-added", Look::Presence},
        {"layer.file-removed", Look::Presence},
        {"layer.hardlink-broken", Look::Metadata},
        {"layer.mode-changed", Look::Metadata},
        {"layer.owner-changed", Look::Metadata},
        {"layer.target-changed", Look::Metadata},
        {"layer.time-changed", Look::Metadata},
        {"layer.device-changed", Look::Metadata},
        {"layer.type-changed", Look::Metadata},
        {"layer.device-not-made", Look::Presence},
        {"layer.mode-not-kept", Look::Metadata},
        {"layer.owner-not-kept", Look::Metadata},
        {"layer.xattr-changed", Look::Attributes},
        {"layer.acl-inherited", Look::Attributes},
        {"layer.xattr-not-copied", Look::Attributes},
        {"layer.whiteout-added", Look::Mark},
        {"layer.whiteout-removed", Look::Mark},
        {"layer.opaque-added", Look::Attributes},
        {"layer.opaque-removed", Look::Attributes},
        {"layer.root-opaque", Look::Attributes},
        {"layer.redirect-added", Look::Attributes},
        {"root.mode-changed", Look::Metadata},
        {"root.owner-changed", Look::Metadata},
        {"root.xattr-changed", Look::Attributes},
        {"overlay.metacopy", Look::Attributes},
        {"overlay.redirect", Look::Attributes},
        {"overlay.redirect-broken", Look::Attributes},
        {"container.added", Look::Metadata},
        {"container.changed", Look::Metadata},
        {"container.metadata-changed", Look::Metadata},
        {"container.engine-file-altered", Look::Metadata},
        {"container.removed", Look::Mark},
    }};
    const auto found = std::find_if(known.begin(), known.end(), [code](const Known &each) { return each.code == code; });
    return found == known.end() ? Look::None : found->look;
}

std::string joined(std::string_view folder, std::string_view path)
{
    if (path.empty())
        return std::string(folder);
    std::string out(folder);
    if (!out.ends_with('/'))
        out += '/';
    return out.append(path);
}

std::string absolute(const std::string &location, const std::string &workingFolder)
{
    return location.starts_with('/') ? location : joined(workingFolder, location);
}

// As JSON has it without any escape, and as grep finds it.
bool isPlainInJson(std::string_view path)
{
    return !path.empty() && std::all_of(path.begin(), path.end(), [](char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    });
}

// Both ways in which archives begin their names.
std::string memberNames(std::string_view member)
{
    return "-- " + shellQuoted(member) + ' ' + shellQuoted("./" + std::string(member));
}

constexpr std::string_view listOptions = "--list --verbose --numeric-owner --full-time";
constexpr std::string_view exactly = "--no-recursion --no-wildcards --no-anchored";
constexpr std::string_view statFormat = "'%N: %F, mode %a, owner %u:%g, %s bytes, %h links, modified %y'";

class Checks {
public:
    Checks(const Finding &finding, const HandCheckPlace &place) : m_finding(finding), m_place(place) { }

    std::vector<HandCheck> make()
    {
        const Look look = lookOf(m_finding.code);
        if (look != Look::None && !m_finding.store.empty()) {
            m_place.isFolder ? onDisk(look) : inArchive(look);
            if (m_finding.code.starts_with("layer.")) {
                recorded(look);
                saved(look);
            }
        } else {
            ofRecords();
        }
        return std::move(m_checks);
    }

private:
    void add(HandCheckShows shows, std::string command) { m_checks.push_back({shows, std::move(command)}); }

    std::string path() const { return joined(m_place.location, m_finding.store); }

    // Where a deletion is marked by a name of its own, that name.
    std::string markName(const std::string &path) const
    {
        const bool named = m_place.layer && m_place.layer->form == FolderForm::OverlayNames;
        const std::size_t slash = path.rfind('/');
        return named && slash != std::string::npos ? path.substr(0, slash + 1) + ".wh." + path.substr(slash + 1) : path;
    }

    void onDisk(Look look)
    {
        const std::string quoted = shellQuoted(path());
        switch (look) {
        case Look::Content:
            add(HandCheckShows::OnDisk, "sha256sum -- " + quoted);
            break;
        case Look::Attributes:
            add(HandCheckShows::OnDisk, "getfattr --no-dereference --absolute-names --dump --match=- -- " + quoted);
            break;
        case Look::Mark: {
            const std::string mark = markName(path());
            add(HandCheckShows::Mark, mark == path() ? "stat --format='%N: %F, device %t:%T' -- " + quoted
                                                       : "ls -ld -- " + quoted + ' ' + shellQuoted(mark));
            break;
        }
        default:
            add(HandCheckShows::OnDisk, "stat --format=" + std::string(statFormat) + " -- " + quoted);
        }
        if (look == Look::Metadata && m_place.layer && m_place.layer->rootless)
            add(HandCheckShows::OwnersKept, "getfattr --no-dereference --absolute-names --name=user.containers.override_stat -- " + quoted);
    }

    void inArchive(Look look)
    {
        const std::string archive = "--file=" + shellQuoted(m_place.location);
        const std::string member = look == Look::Mark ? markName(m_finding.store) : m_finding.store;
        if (look == Look::Content)
            add(HandCheckShows::InArchive, "tar --extract --to-stdout " + archive + ' ' + memberNames(member) + " 2>/dev/null | sha256sum");
        else
            add(look == Look::Mark ? HandCheckShows::Mark : HandCheckShows::InArchive,
                "tar " + std::string(listOptions) + (look == Look::Attributes ? " --verbose --xattrs --xattrs-include='*' " : " ")
                                               + archive + ' ' + std::string(exactly) + " -- " + shellQuoted(member));
    }

    // Writes the record of the layer's tar, as tar-split keeps it, to standard output; "" where there is none.
    std::string recordStream() const
    {
        if (!m_place.layer)
            return {};
        const std::string &store = m_place.layer->layer.store;
        std::string record;
        if (m_place.layer->engine == Engine::DockerGraph) {
            const std::string_view chain = m_place.layer->layer.chainId;
            std::string before;
            std::string driver;
            for (const std::string_view known : {"overlay2/", "btrfs/", "vfs/", "fuse-overlayfs/", "zfs/", "aufs/"}) {
                const std::size_t at = store.starts_with(known) ? 0 : store.find('/' + std::string(known));
                if (at == std::string::npos)
                    continue;
                before = at == 0 ? std::string() : store.substr(0, at + 1);
                driver = known;
                break;
            }
            if (driver.empty() || !chain.starts_with("sha256:"))
                return {};
            record = before + "image/" + driver + "layerdb/sha256/" + std::string(chain.substr(7)) + "/tar-split.json.gz";
        } else if (m_place.layer->engine == Engine::ContainersStorage) {
            constexpr std::string_view overlay = "overlay/";
            const std::size_t at = store.starts_with(overlay) ? 0 : store.find("/overlay/");
            if (at == std::string::npos)
                return {};
            const std::string before = at == 0 ? std::string() : store.substr(0, at + 1);
            const std::size_t id = before.size() + overlay.size();
            record = before + "overlay-layers/" + store.substr(id, store.find('/', id) - id) + ".tar-split.gz";
        } else {
            return {};
        }
        return m_place.isFolder ? "gzip --decompress --stdout -- " + shellQuoted(joined(m_place.location, record))
                                : "tar --extract --to-stdout --file=" + shellQuoted(m_place.location) + ' ' + memberNames(record)
                + " 2>/dev/null | gzip --decompress --stdout";
    }

    void recorded(Look look)
    {
        const std::string record = recordStream();
        if (record.empty() || !isPlainInJson(m_finding.path) || look == Look::Mark)
            return;
        std::string patterns;
        for (const char *const before : {"", "./"}) {
            for (const char *const after : {"", "/"})
                patterns += " -e " + shellQuoted("\"name\":\"" + std::string(before) + m_finding.path + after + '"');
        }
        if (m_finding.code == "layer.file-added") {
            add(HandCheckShows::Recorded, record + " | grep --text --count --fixed-strings" + patterns);
            return;
        }
        if (look == Look::Content || look == Look::Presence) {
            add(HandCheckShows::Recorded, record + " | grep --text --fixed-strings" + patterns);
            return;
        }
        // The header stands in the line before, at the end of what that holds.
        const std::string header = record + " | grep --text --fixed-strings -B1" + patterns
            + R"sed( | head -n 1 | sed 's/.*"payload":"\([^"]*\)".*/\1/' | base64 --decode)sed";
        if (look == Look::Attributes)
            add(HandCheckShows::Recorded, header + " | grep --text --only-matching 'SCHILY\\.xattr\\.[^=]*'");
        else
            add(HandCheckShows::Recorded, header + " | tail -c 512 | tar " + std::string(listOptions) + " --file=- 2>/dev/null");
    }

    void saved(Look look)
    {
        if (m_place.savedMember.empty() || m_finding.path.empty() || look == Look::Mark)
            return;
        const std::string layer = "tar --extract --to-stdout --file=" + shellQuoted(m_place.savedLocation) + " -- " + shellQuoted(m_place.savedMember);
        if (look == Look::Content)
            add(HandCheckShows::Saved, layer + " | tar --extract --to-stdout --file=- " + memberNames(m_finding.path) + " 2>/dev/null | sha256sum");
        else
            add(HandCheckShows::Saved, layer + " | tar " + std::string(listOptions)
                                           + (look == Look::Attributes ? " --verbose --xattrs --xattrs-include='*'" : "") + " --file=- " + std::string(exactly)
                                           + " -- " + shellQuoted(m_finding.path));
    }

    void ofRecords()
    {
        const std::string &code = m_finding.code;
        const std::string location = shellQuoted(m_place.location);
        const bool blob = code == "store.blob-altered" || code == "store.config-altered";
        if (code == "source.sums-match" || code == "source.sums-mismatch") {
            const std::size_t slash = m_place.location.rfind('/');
            for (const auto &[key, value] : m_finding.detail) {
                if (key == "file" && !value.empty() && value.find('/') == std::string::npos && slash != std::string::npos && !m_place.isFolder)
                    add(HandCheckShows::Sums, "cd -- " + shellQuoted(m_place.location.substr(0, slash + 1)) + " && sha256sum --check --ignore-missing -- " + shellQuoted(value));
            }
        } else if (code == "source.sums-unlisted" && !m_place.isFolder) {
            add(HandCheckShows::Digest, "sha256sum -- " + location);
        } else if ((code == "tar.truncated" || code == "tar.no-end-mark") && m_place.kind == SourceKind::RootfsArchive) {
            add(HandCheckShows::Listing, "tar --list --file=" + location + " | tail -n 1");
        } else if (blob && !m_finding.store.empty()) {
            const auto named = std::find_if(m_finding.detail.begin(), m_finding.detail.end(), [](const auto &pair) { return pair.first == "named"; });
            const std::string program = named != m_finding.detail.end() && isSha512(named->second) ? "sha512sum" : "sha256sum";
            add(HandCheckShows::Digest, m_place.isFolder ? program + " -- " + shellQuoted(path())
                                                         : "tar --extract --to-stdout --file=" + location + ' ' + memberNames(m_finding.store) + " 2>/dev/null | " + program);
        } else if (code.starts_with("store.") && !m_finding.store.empty()) {
            if (m_place.isFolder)
                add(HandCheckShows::OnDisk, "ls -ld -- " + shellQuoted(path()));
            else
                add(HandCheckShows::InArchive, "tar " + std::string(listOptions) + " --file=" + location + ' ' + std::string(exactly) + " -- " + shellQuoted(m_finding.store));
        }
    }

    const Finding &m_finding;
    const HandCheckPlace &m_place;
    std::vector<HandCheck> m_checks;
};

bool isInLayer(const Finding &finding, const LoadedLayer &layer)
{
    const std::string &store = layer.layer.store;
    return !store.empty() && layer.layer.diffId == finding.layer
        && (finding.store == store || (finding.store.starts_with(store) && finding.store[store.size()] == '/'));
}

} // namespace

std::optional<HandCheckPlace> handCheckPlace(const Comparison &comparison, const Finding &finding, const std::string &workingFolder)
{
    const bool ofStore = finding.code.starts_with("store.") || finding.code.starts_with("container.");
    const int role = finding.role >= 0 && finding.role < sideCount ? finding.role : ofStore ? static_cast<int>(LiveSide) : -1;
    if (role < 0 || !comparison.sources[static_cast<std::size_t>(role)])
        return std::nullopt;
    const LoadedSource &loaded = *comparison.sources[static_cast<std::size_t>(role)];
    HandCheckPlace place;
    place.location = absolute(loaded.source->location(), workingFolder);
    place.kind = loaded.source->kind();
    place.isFolder = !loaded.bytes;
    if (finding.layer.empty() || role != LiveSide)
        return place;
    for (const LoadedSourcePtr &each : comparison.liveSources()) {
        for (const LoadedLayer &layer : each->layers) {
            if (isInLayer(finding, layer))
                place.layer = &layer;
        }
    }
    const LoadedSourcePtr &saved = comparison.sources[SavedSide];
    if (!saved || saved->source->kind() != SourceKind::DockerArchive || !saved->bytes)
        return place;
    for (const LoadedLayer &layer : saved->layers) {
        if (layer.layer.diffId == finding.layer && !layer.layer.store.empty()) {
            place.savedLocation = absolute(saved->source->location(), workingFolder);
            place.savedMember = layer.layer.store;
        }
    }
    return place;
}

std::vector<HandCheck> handChecks(const Finding &finding, const HandCheckPlace &place)
{
    return Checks(finding, place).make();
}

} // namespace assay
