// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A time stamp for the bundle that is checked: taken in from a file, or asked for.

#include "ui/bundlecheckdialog.h"

#include "fetch/timestampfetch.h"
#include "items/displaytext.h"
#include "proof/check/bundleproofs.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

void BundleCheckDialog::takeReply(const std::string &file)
{
    takeStamp(tr("Taking in the time stamp %1").arg(fileNameText(file)),
              [folder = m_folder, file](const TrustAnchors *authorities, Context &context) { return addTimeReply(folder, file, authorities, context); });
}

void BundleCheckDialog::chooseAuthority()
{
    if (m_folder.empty())
        return;
    auto *dialog = named(new QInputDialog(this), "authorityAddress", tr("Address of the authority"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Ask for a Time Stamp"));
    dialog->setLabelText(tr("Address of the authority, https://… or http://…\n\nIt is told the SHA-256 of the manifest and nothing else of the report, and is the only one that is asked. "
                            "Its answer is judged by its signature, which is why http:// may do."));
    dialog->setOkButtonText(tr("&Ask"));
    dialog->setTextValue(AppSettings::text(u"timeStampServer"_s));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &server) {
        AppSettings::setText(u"timeStampServer"_s, server.trimmed());
        askAuthority(server.trimmed());
    });
    dialog->open();
}

void BundleCheckDialog::askAuthority(const QString &server)
{
    const auto url = parseWebUrl(server.toStdString());
    if (!url) {
        m_job.cancel();
        showProblem(tr("Nobody was asked: %1").arg(QString::fromStdString(url.error().message())));
        Q_EMIT checked();
        return;
    }
    const auto askServer = [folder = m_folder, url = *url](const TrustAnchors *authorities, Context &context) -> Result<TimeStampCheck> {
        const auto client = HttpsClient::create({}, context);
        if (!client)
            return Unexpected(client.error());
        const auto ask = [&](std::string_view question) { return fetchTimeReply(url, question, **client); };
        return askForTimeReply(folder, ask, url.shown(), authorities, context);
    };
    takeStamp(tr("Asking %1 for a time stamp").arg(displayText(url->authority())), askServer);
}

void BundleCheckDialog::takeStamp(const QString &title, std::function<Result<TimeStampCheck>(const TrustAnchors *authorities, Context &context)> take)
{
    m_job.cancel();
    showProblem(title + u" …"_s);
    m_job = m_runner.start({.title = title, .writes = {m_folder}}, this,
                           [take = std::move(take), authorities = pathBytes(m_authorities->text())](Context &context) -> Result<bool> {
                               const auto anchors = TrustAnchors::loadIfNamed(authorities);
                               const auto taken = anchors ? take(anchors->get(), context) : Unexpected(anchors.error());
                               return taken ? Result<bool>(true) : Unexpected(taken.error());
                           },
                           [this](const Result<bool> &taken) {
                               if (taken) {
                                   check(m_folder);
                                   return;
                               }
                               showProblem(tr("The time stamp was not taken in: %1").arg(QString::fromStdString(taken.error().message())));
                               Q_EMIT checked();
                           });
}

} // namespace assay
