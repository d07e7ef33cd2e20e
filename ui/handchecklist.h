// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "verify/handcheck.h"

#include <vector>

class QVBoxLayout;

namespace assay {

class Session;

/// What a finding's checks by hand are, each with what it shows and a button that copies it. Nothing is ever run from here.
class HandCheckList : public QWidget {
    Q_OBJECT

public:
    /// Names of the parts begin with prefix.
    explicit HandCheckList(const QString &prefix, QWidget *parent = nullptr);

    /// The Tab key goes from after through them.
    void setChecks(std::vector<HandCheck> checks, QWidget *after);
    const std::vector<HandCheck> &checks() const { return m_checks; }

private:
    QString m_prefix;
    QVBoxLayout *m_rows;
    std::vector<HandCheck> m_checks;
};

QString handCheckText(HandCheckShows shows); ///< "On the disk", …

/// Of a finding of the case that is open.
std::vector<HandCheck> handChecksOf(const Session &session, const Finding &finding);

} // namespace assay
