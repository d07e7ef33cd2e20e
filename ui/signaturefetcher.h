// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include "cases/journal.h"
#include "ui/fetchdialog.h"

#include <utility>
#include <vector>

namespace assay {

class CaseKeeper;
class MessageBar;
class Session;
class TrustDock;

JournalDraft fetchedDraft(const FetchedSignatures &fetched); // Fetched

/// Brings signatures into the trust view that the analyst asks a registry for: the folder becomes a further place, and the journal of the case
/// says what came from where. What was fetched before there was a case is told in the journal of the one that is made.
class SignatureFetcher : public QObject {
    Q_OBJECT

public:
    SignatureFetcher(Session &session, TrustDock &dock, CaseKeeper &keeper, MessageBar &messages, QWidget *window);

    FetchDialog *showDialog();
    /// Of what was fetched without a case, for one that is made now. None the next time.
    std::vector<JournalDraft> takeUntold() { return std::exchange(m_untold, {}); }

private:
    void take(const FetchedSignatures &fetched);

    Session &m_session;
    TrustDock &m_dock;
    CaseKeeper &m_keeper;
    MessageBar &m_messages;
    QWidget *m_window;
    QPointer<FetchDialog> m_dialog;
    std::vector<JournalDraft> m_untold;
};

} // namespace assay
