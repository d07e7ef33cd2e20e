// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signaturefetcher.h"

#include "items/displaytext.h"
#include "ui/casekeeper.h"
#include "ui/evidenceexport.h"
#include "ui/messagebar.h"
#include "ui/session.h"
#include "ui/trustdock.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostUntold = 1000;
constexpr std::size_t mostProblemsTold = 3;

std::string joined(const std::vector<std::string> &parts)
{
    std::string all;
    for (const std::string &part : parts)
        all += (all.empty() ? "" : ", ") + part;
    return all;
}

} // namespace

JournalDraft fetchedDraft(const FetchedSignatures &fetched)
{
    return {JournalKind::Fetched, textPayload({{"from", joined(fetched.hosts)},
                                               {"path", fetched.folder},
                                               {"image", fetched.image},
                                               {"digest", fetched.digest},
                                               {"sha256", fetched.recordSha256},
                                               {"missing", std::to_string(fetched.problems.size())}})};
}

SignatureFetcher::SignatureFetcher(Session &session, TrustDock &dock, CaseKeeper &keeper, MessageBar &messages, QWidget *window) :
    QObject(window), m_session(session), m_dock(dock), m_keeper(keeper), m_messages(messages), m_window(window)
{
    connect(&m_dock, &TrustDock::fetchWanted, this, &SignatureFetcher::showDialog);
}

FetchDialog *SignatureFetcher::showDialog()
{
    closeEarlierDialog();
    if (!m_dialog) {
        m_dialogOf = shown();
        const auto mayWrite = [comparison = m_session.whole()](const std::string &folder) { return comparison ? outsideEvidence(*comparison, folder) : Status(); };
        m_dialog = new FetchDialog(m_session.runner(), mayWrite, m_dock.shownTag(), m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &FetchDialog::fetched, this, [this, of = m_dialogOf](const FetchedSignatures &fetched) { take(fetched, of); });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void SignatureFetcher::closeEarlierDialog()
{
    if (!m_dialog || m_dialogOf == shown() || m_dialog->isFetching())
        return;
    m_dialog->reject();
    m_dialog.clear();
}

std::vector<JournalDraft> SignatureFetcher::untold() const
{
    return m_untoldOf == shown() ? m_untold : std::vector<JournalDraft>();
}

// A case that is being made may not come to be: then another one is told.
void SignatureFetcher::keep(const JournalDraft &draft)
{
    CaseChange change;
    change.journal.push_back(draft);
    m_keeper.commit(std::move(change));
    if (m_keeper.isOpen())
        return;
    if (std::exchange(m_untoldOf, shown()) != shown())
        m_untold.clear();
    if (m_untold.size() < mostUntold)
        m_untold.push_back(draft);
}

void SignatureFetcher::take(const FetchedSignatures &fetched, std::uint64_t of)
{
    QStringList lines;
    if (of == shown()) {
        keep(fetchedDraft(fetched));
        std::vector<std::string> places = m_dock.places();
        if (std::find(places.begin(), places.end(), fetched.folder) == places.end())
            places.push_back(fetched.folder);
        m_dock.setPlaces(std::move(places));
        lines.append(tr("%n blob(s) of %1 and what is attached to it are in %2, and are looked at.", nullptr, static_cast<int>(fetched.blobs)).arg(displayText(fetched.image), displayText(fetched.folder)));
    } else {
        lines.append(tr("%n blob(s) of %1 and what is attached to it are in %2.", nullptr, static_cast<int>(fetched.blobs)).arg(displayText(fetched.image), displayText(fetched.folder)));
        lines.append(tr("That they were fetched is in no journal, and they are not looked at: what they were fetched for is not open any more."));
    }
    for (std::size_t i = 0; i < std::min(fetched.problems.size(), mostProblemsTold); ++i)
        lines.append(tr("Not fetched: %1").arg(displayText(fetched.problems[i])));
    if (fetched.problems.size() > mostProblemsTold)
        lines.append(tr("%n more could not be had; fetched.json in that folder names them.", nullptr, static_cast<int>(fetched.problems.size() - mostProblemsTold)));
    m_messages.show(fetched.problems.empty() && of == shown() ? MessageBar::Kind::Done : MessageBar::Kind::Warning, lines.join(u'\n'));
}

} // namespace assay
