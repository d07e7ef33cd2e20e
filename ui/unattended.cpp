// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/unattended.h"

#include "report/sink.h"
#include "report/summary.h"
#include "ui/mainwindow.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

#include <unistd.h>

namespace assay {

using namespace Qt::StringLiterals;

DiffNodeId mostTelling(const Comparison &comparison)
{
    const Finding *best = nullptr;
    DiffNodeId bestId;
    const auto weight = [](const Finding &finding) { return 2 * static_cast<int>(finding.severity) + (finding.code == "layer.content-changed"); };
    for (const Finding &finding : comparison.findings) {
        if (finding.path.empty() || (best && weight(finding) <= weight(*best)))
            continue;
        if (const DiffNodeId id = comparison.tree->find(finding.path); id && id != DiffTree::root) {
            best = &finding;
            bestId = id;
        }
    }
    for (std::uint32_t id = 1; !bestId && id < comparison.tree->size(); ++id) {
        if (comparison.tree->differs(DiffNodeId(id)))
            bestId = DiffNodeId(id);
    }
    return bestId;
}

Unattended::Unattended(MainWindow &window, std::string folder, bool sample, QObject *parent) :
    QObject(parent),
    m_window(window),
    m_folder(std::move(folder)),
    m_sample(sample)
{
    connect(&window.session(), &Session::failed, this, [this](const QString &what) { complain(what); });
    connect(&window.session(), &Session::rolesWanted, this, [this] {
        complain(tr("Two of the sources would be the same state. Name the places: --vendor, --saved, --live."));
        QCoreApplication::exit(2);
    });
    connect(&window.session(), &Session::settled, this, &Unattended::settled);
}

void Unattended::complain(const QString &what)
{
    m_failed = true;
    std::fprintf(stderr, "assay: %s\n", what.toUtf8().constData());
}

void Unattended::settled()
{
    if (m_begun)
        return;
    m_begun = true;
    if (!m_window.session().comparison()) {
        QCoreApplication::exit(2);
        return;
    }
    if (const DiffNodeId id = mostTelling(*m_window.session().comparison()))
        m_window.session().goTo(id);
    // The preview reads in jobs; some of them begin when others have ended.
    auto *quiet = new QTimer(this);
    quiet->setInterval(50);
    connect(quiet, &QTimer::timeout, this, [this, quiet, idleTurns = 0]() mutable {
        idleTurns = m_window.session().runner().isIdle() ? idleTurns + 1 : 0;
        if (idleTurns < 6)
            return;
        quiet->stop();
        quiet->deleteLater();
        grab();
    });
    quiet->start();
}

void Unattended::grab()
{
    const QString folder = nativePath(m_folder);
    const QString picture = folder + u"/window.png"_s;
    if (!QDir().mkpath(folder) || !outsideEvidence(*m_window.session().comparison(), pathBytes(picture))
        || !m_window.grab().save(picture, "PNG")) {
        complain(tr("%1 was not written.").arg(picture));
        QCoreApplication::exit(2);
        return;
    }
    std::printf("%s/window.png\n", m_folder.c_str());
    write();
}

void Unattended::write()
{
    std::vector<std::pair<ReportFormat, std::string>> files;
    for (const ReportFormat format : {ReportFormat::Html, ReportFormat::Pdf, ReportFormat::Evidence})
        files.emplace_back(format, m_folder + '/' + reportFileName(format));
    m_window.writeReports(files, plainReportOptions(), [this](const std::vector<Result<Written>> &written) { finish(written); });
}

void Unattended::finish(const std::vector<Result<Written>> &written)
{
    bool all = true;
    for (const Result<Written> &one : written) {
        if (one) {
            std::printf("%s\n", one->path.c_str());
        } else {
            all = false;
            std::fprintf(stderr, "assay: %s\n", one.error().message().c_str());
        }
    }
    std::printf("\n");
    std::fflush(stdout);
    const Comparison &comparison = *m_window.session().comparison();
    all &= writeSummary(comparison, 20, descriptorSink(STDOUT_FILENO)).has_value();
    const int code = !all || m_failed ? 2 : m_sample && comparison.complete ? 0 : comparison.exitCode();
    QCoreApplication::exit(code);
}

} // namespace assay
