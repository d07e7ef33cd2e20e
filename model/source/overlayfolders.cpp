// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/overlayfolders.h"

#include "base/displaysafe.h"
#include "formats/overlaylinks.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

constexpr std::size_t shownBytes = 1024; // of a record in a finding

std::string lowerText(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "l/" : ":l/") + name;
    return text;
}

} // namespace

Finding orphanFinding(const std::string &store, std::string_view what)
{
    Finding finding = makeFinding("store.orphan");
    finding.store = store;
    finding.detail.emplace_back("reason", std::string(what));
    return finding;
}

Finding brokenLinkFinding(const ChainLink &link, const std::string &layer)
{
    Finding finding = makeFinding("store.chain-broken");
    finding.store = link.record;
    finding.layer = layer;
    finding.detail = {{"link", std::string(linkKindName(link.kind))}, {"expected", link.expected.substr(0, shownBytes)}, {"found", link.found.substr(0, shownBytes)}};
    return finding;
}

OverlayFolders::OverlayFolders(const EvidenceFs &fs, std::string folders, Engine engine, const Limits &limits, Findings &findings) :
    m_fs(fs), m_folders(std::move(folders)), m_engine(engine), m_limits(limits), m_findings(findings)
{
}

std::string OverlayFolders::at(std::string_view path) const
{
    return m_fs.name() + ": " + displaySafe(path);
}

void OverlayFolders::add(std::vector<ChainLink> &chain, ChainLink link, const std::string &layer)
{
    if (link.state == LinkState::Broken)
        m_findings.push_back(brokenLinkFinding(link, layer));
    // A list of lower folders is as long as the chain: kept for each layer, all of them would be its square.
    link.expected.resize(std::min(link.expected.size(), shownBytes));
    link.found.resize(std::min(link.found.size(), shownBytes));
    chain.push_back(std::move(link));
}

void OverlayFolders::noteEscape(const std::string &path, const std::string &target, const std::string &layer)
{
    Finding finding = makeFinding("store.link-escapes");
    finding.store = path;
    finding.layer = layer;
    finding.detail.emplace_back("target", target);
    m_findings.push_back(std::move(finding));
}

std::string OverlayFolders::checkShortName(const std::string &id, const std::string &layer, std::vector<ChainLink> &chain)
{
    const std::string record = m_folders + '/' + id + "/link";
    const auto bytes = m_fs.readFile(record, m_limits.recordBytes);
    const auto name = bytes ? parseOverlayLink(*bytes, at(record)) : Unexpected(bytes.error());
    if (!name) {
        add(chain, {LinkKind::FolderToShortcut, LinkState::Broken, id, record, {}, name.error().message()}, layer);
        return {};
    }
    m_shortcuts.insert(*name);
    const std::string shortcut = m_folders + "/l/" + *name;
    const auto target = m_fs.readLink(shortcut);
    const auto leadsTo = target ? overlayLinkFolder(*target) : std::nullopt;
    const bool madeAnew = m_engine == Engine::ContainersStorage && !target && target.error().code == ErrorCode::NotFound;
    const LinkState state = leadsTo == id ? LinkState::Holds : madeAnew ? LinkState::Unknown : LinkState::Broken;
    add(chain, {LinkKind::FolderToShortcut, state, id, shortcut, "../" + id + "/diff", target ? *target : target.error().message()}, layer);
    if (target && !leadsTo)
        noteEscape(shortcut, *target, layer);
    return *name;
}

void OverlayFolders::checkLower(const std::string &id, const std::vector<std::string> &expected, const std::string &layer, std::vector<ChainLink> &chain, bool whole)
{
    const std::string record = m_folders + '/' + id + "/lower";
    const auto bytes = m_fs.readFile(record, m_limits.recordBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound && expected.empty())
        return;
    const auto names = bytes ? parseOverlayLower(*bytes, at(record), m_limits) : Unexpected(bytes.error());
    const bool begins = names && names->size() >= expected.size() && std::equal(expected.begin(), expected.end(), names->begin());
    const LinkState state = !begins ? LinkState::Broken : !whole ? LinkState::Unknown : names->size() == expected.size() ? LinkState::Holds : LinkState::Broken;
    add(chain, {LinkKind::FolderToLower, state, id, record, lowerText(expected), names ? lowerText(*names) : names.error().message()}, layer);
}

void OverlayFolders::findBeside(const std::string &id, const std::set<std::string, std::less<>> &allowed)
{
    const auto names = m_fs.list(m_folders + '/' + id);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        if (!allowed.contains(name))
            m_findings.push_back(orphanFinding(m_folders + '/' + id + '/' + name, "lies beside a layer's content"));
    }
}

void OverlayFolders::findLooseShortcuts(const std::function<bool(const std::string &id)> &isKnown)
{
    const auto names = m_fs.list(m_folders + "/l");
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        if (m_shortcuts.contains(name))
            continue;
        const std::string path = m_folders + "/l/" + name;
        const auto target = m_fs.readLink(path);
        const auto leadsTo = target ? overlayLinkFolder(*target) : std::nullopt;
        if (target && !leadsTo)
            noteEscape(path, *target, {});
        else if (!leadsTo || isKnown(*leadsTo))
            m_findings.push_back(orphanFinding(path, "no folder has this short name"));
    }
}

} // namespace assay
