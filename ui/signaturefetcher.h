// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include "cases/journal.h"
#include "ui/fetchdialog.h"

#include <cstdint>
#include <functional>
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

    /// Tells which case is shown; where none is set it is 0.
    void setShown(std::function<std::uint64_t()> shown) { m_shown = std::move(shown); }
    FetchDialog *showDialog();
    /// Unless it is fetching; where it asks about what is shown now it stays.
    void closeEarlierDialog();
    /// Of what was fetched for what is shown now and is in no case yet, for one that is made of it.
    std::vector<JournalDraft> untold() const;
    void forgetUntold() { m_untold.clear(); } ///< a case has it

private:
    void take(const FetchedSignatures &fetched, std::uint64_t of);
    void keep(const JournalDraft &draft);
    std::uint64_t shown() const { return m_shown ? m_shown() : 0; }

    Session &m_session;
    TrustDock &m_dock;
    CaseKeeper &m_keeper;
    MessageBar &m_messages;
    QWidget *m_window;
    std::function<std::uint64_t()> m_shown;
    QPointer<FetchDialog> m_dialog;
    std::uint64_t m_dialogOf = 0; // what was shown when it was made
    std::vector<JournalDraft> m_untold;
    std::uint64_t m_untoldOf = 0; // what was shown
};

} // namespace assay
