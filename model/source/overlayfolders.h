// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/store.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The folders of an overlay driver, Docker's and containers/storage's alike, and how they name each other (see
// formats/overlaylinks.h). Every check adds a link to a chain, and a finding when the link is broken.
class OverlayFolders {
public:
    // folders: where in fs the driver keeps them, "overlay2". findings must outlive this. containers/storage makes symbolic links of
    // short names anew when they are gone; without them Docker cannot mount.
    OverlayFolders(const EvidenceFs &fs, std::string folders, Engine engine, const Limits &limits, Findings &findings);

    // The short name of folder id, for which a symbolic link must lead back to the folder: mounts go through it. "" when
    // it has none. layer: the diff id for findings, "" for a container's.
    std::string checkShortName(const std::string &id, const std::string &layer, std::vector<ChainLink> &chain);
    // The folders that a mount of folder id is laid over: expected are their short names, nearest first; not whole: what lies
    // below those is not known.
    void checkLower(const std::string &id, const std::vector<std::string> &expected, const std::string &layer, std::vector<ChainLink> &chain, bool whole = true);

    // What lies beside a layer's content in folder id, names of allowed apart.
    void findBeside(const std::string &id, const std::set<std::string, std::less<>> &allowed);
    // Short names that no checked folder has. isKnown: whether some record leads to the folder of this id; one to which none
    // leads is told as such, not its short name besides.
    void findLooseShortcuts(const std::function<bool(const std::string &id)> &isKnown);

private:
    std::string at(std::string_view path) const;
    void add(std::vector<ChainLink> &chain, ChainLink link, const std::string &layer);
    void noteEscape(const std::string &path, const std::string &target, const std::string &layer);

    const EvidenceFs &m_fs;
    const std::string m_folders;
    const Engine m_engine;
    const Limits &m_limits;
    Findings &m_findings;
    std::set<std::string, std::less<>> m_shortcuts; // that a folder has
};

// Something of a store to which no record leads.
Finding orphanFinding(const std::string &store, std::string_view what);
// A record that does not say what it must.
Finding brokenLinkFinding(const ChainLink &link, const std::string &layer);

} // namespace assay
