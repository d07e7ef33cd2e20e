// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

#include "compare/projection.h"
#include "ui/panearea.h"
#include "verify/layerview.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QMainWindow;

namespace assay {

class Session;

/// How the window looked at a case: what is filtered, open, selected and in sight. Not what was found, nor what was said of it.
struct CaseLayout {
    ProjectionQuery query; ///< without marks and lists of hashes
    std::array<LayerView, sideCount> layers;
    PaneView panes;
    QByteArray columns; ///< as PaneColumns::save()
    std::string current;
    std::vector<std::string> selected; ///< several rows; some thousand at most
    QStringList docks;  ///< names of those that are shown, sorted
    std::vector<std::string> trustPlaces; ///< further ones, as TrustDock::places()

    bool operator==(const CaseLayout &) const = default;
};

CaseLayout layoutOf(const QMainWindow &window, const Session &session, const PaneArea &panes);
/// All but query and layers, which the session is given when the comparison is.
void applyLayout(const CaseLayout &layout, QMainWindow &window, Session &session, PaneArea &panes);

/// JSON. What is longer than a case takes is left out, the longest first.
std::string layoutBytes(const CaseLayout &layout);
/// bytes may be anybody's; none when they are no layout, or one of a later form.
std::optional<CaseLayout> readLayout(std::string_view bytes);

} // namespace assay
