// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include "ui/session.h"
#include "ui/theme.h"

#include <string>
#include <utility>
#include <vector>

namespace assay {

/// Where a set of sources was opened from, to open it again; or a case.
struct RecentCase {
    std::vector<OpenRequest> sources; ///< with roles; the file of a case alone, without one
    bool pinned = false;              ///< stays when others come, and when all are forgotten
    bool missing = false;             ///< none of it is there; not remembered, see CaseOpener

    bool isSame(const std::vector<OpenRequest> &others) const; ///< the same paths in the same places

    QString title() const;   ///< "rootfs.tar.xz · app.tar · docker", safe to show
    QString details() const; ///< one line a source, safe to show
};

/// What the program remembers, in the user's own settings and nowhere else. Paths are kept as bytes.
class AppSettings {
public:
    static QByteArray geometry();
    static void setGeometry(const QByteArray &state);
    static QByteArray windowState();
    static void setWindowState(const QByteArray &state);
    static QByteArray columns();
    static void setColumns(const QByteArray &state);
    static Theme theme();
    static void setTheme(Theme theme);
    /// The folder a dialog of a kind ("open", "report", "save") was last used in.
    static QString folder(const QString &kind);
    static void setFolder(const QString &kind, const QString &folder);
    static QString text(const QString &key); ///< of a form
    static void setText(const QString &key, const QString &text);
    static bool flag(const QString &key, bool otherwise);
    static void setFlag(const QString &key, bool on);

    static QStringList filters(); ///< kept ones, oldest first
    static void setFilters(const QStringList &filters);

    /// Digests of trusted keys and roots that the user has agreed to rely on, in hex.
    static QStringList agreedTrust();
    static void setAgreedTrust(const QStringList &digests); ///< the last ones where they are too many

    static QStringList programs(); ///< that copies were opened with, last one first
    static void setPrograms(const QStringList &programs);

    /// Lists of hashes that are read at the start: where they lie, and whether they are of bad files.
    static std::vector<std::pair<std::string, bool>> hashLists();
    static void setHashLists(const std::vector<std::pair<std::string, bool>> &lists);

    /// Of actions by name, where they are not those of old, as portable texts.
    static QMap<QString, QStringList> keys();
    static void setKeys(const QMap<QString, QStringList> &keys);

    static std::vector<RecentCase> recent(); ///< pinned ones first
    static void addRecent(const std::vector<OpenRequest> &sources); ///< unless nothing is to be remembered
    static void setPinned(const RecentCase &one, bool pinned);
    static void removeRecent(const RecentCase &one);
    static void clearRecent(); ///< but those that are pinned
    static bool remembersRecent();
    static void setRemembersRecent(bool on);
};

} // namespace assay
