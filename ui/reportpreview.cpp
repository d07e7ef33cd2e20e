// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportpreview.h"

#include "items/displaytext.h"
#include "report/exhibitchoice.h"
#include "report/pdf/pdfpreview.h"
#include "report/redaction.h"
#include "report/reporthashlists.h"
#include "ui/plaintext.h"

#include <QPainter>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitMilliseconds = 250; // of quiet in the fields

// The report as it would be written, its options whole.
Result<RedactedReport> prepared(const ComparisonPtr &comparison, ReportOptions options, const std::vector<ExhibitWanted> &exhibits, const ScopeWanted &wanted,
                                const RedactionProfile &withheld, Context &context)
{
    if (!withheld.empty()) {
        auto redacted = redactReport(*comparison, std::move(options), exhibits, withheld, context);
        auto scope = redacted ? resolveRedactedScope(*redacted, wanted, context) : Unexpected(redacted.error());
        if (!scope)
            return Unexpected(scope.error());
        redacted->options.scope = std::move(*scope);
        return redacted;
    }
    auto scope = resolveScope(*comparison->tree, wanted, context);
    if (!scope)
        return Unexpected(scope.error());
    options.scope = std::move(*scope);
    return RedactedReport{comparison, std::move(options), exhibits};
}

} // namespace

/// The page, as large as there is room for it.
class ReportPreview::Picture : public QWidget {
public:
    using QWidget::QWidget;

    QImage image;

    QSize sizeHint() const override { return {300, 424}; }
    QSize minimumSizeHint() const override { return {150, 212}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (image.isNull())
            return;
        const QSizeF size = QSizeF(image.size()).scaled(QSizeF(this->size()) - QSizeF(2, 2), Qt::KeepAspectRatio);
        const QRectF page(QPointF(std::floor((width() - size.width()) / 2), 1), size);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(page, image);
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRect(page);
    }
};

ReportPreview::ReportPreview(JobRunner &runner, ComparisonPtr comparison, std::vector<KnownListPtr> lists, std::vector<ExhibitWanted> exhibits, QWidget *parent) :
    QWidget(parent),
    m_comparison(std::move(comparison)),
    m_lists(std::move(lists)),
    m_exhibits(std::move(exhibits)),
    m_picture(named(new Picture(this), "reportPageOne", tr("Page one of the PDF"))),
    m_length(named(new PlainLabel(this), "reportLength", tr("How long it gets"))),
    m_advice(named(new PlainLabel(this), "reportAdvice", tr("Advice"))),
    m_painting(runner, this),
    m_estimating(runner, this)
{
    named(this, "reportPreview", tr("Preview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_length);
    layout->addWidget(m_advice);
    m_length->setWordWrap(true);
    m_advice->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_advice->setFont(bold);
    m_advice->hide();
    m_length->setText(tr("Estimating …"));
    m_wait.setSingleShot(true);
    m_wait.setInterval(waitMilliseconds);
    connect(&m_wait, &QTimer::timeout, this, &ReportPreview::refresh);
}

const QImage &ReportPreview::page() const
{
    return m_picture->image;
}

void ReportPreview::show(const ReportOptions &options, const ScopeWanted &scope, const RedactionProfile &withheld, bool warns)
{
    m_withheld = withheld;
    m_options = options;
    m_scope = scope;
    m_warns = warns;
    tellEstimate();
    m_wait.start();
}

void ReportPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_wait.start();
}

void ReportPreview::refresh()
{
    refreshPicture();
    m_estimating.request(
        [comparison = m_comparison, options = m_options, scope = m_scope, withheld = m_withheld, lists = m_lists, exhibits = m_exhibits](Context &context) -> Result<ReportEstimate> {
            ReportOptions full = options;
            auto hashLists = gatherHashLists(*comparison, lists, full.shownKnownBad, context);
            if (!hashLists)
                return Unexpected(hashLists.error());
            full.hashLists = std::move(*hashLists);
            const auto report = prepared(comparison, std::move(full), exhibits, scope, withheld, context);
            auto estimate = report ? estimateReports(*report->comparison, report->options, context) : Unexpected(report.error());
            if (estimate)
                estimate->bundleBytes += exhibitBytes(*report->comparison, report->exhibits);
            return estimate;
        },
        [this](const Result<ReportEstimate> &estimate) {
            m_estimate.reset();
            if (estimate)
                m_estimate = *estimate;
            else
                m_length->setText(tr("How long it gets is not known: %1").arg(fromUtf8View(estimate.error().message())));
            tellEstimate();
            Q_EMIT refreshed();
        });
}

void ReportPreview::refreshPicture()
{
    const int width = static_cast<int>(std::lround(m_picture->width() * devicePixelRatioF()));
    m_painting.request(
        [comparison = m_comparison, options = m_options, scope = m_scope, withheld = m_withheld, width](Context &context) -> Result<QImage> {
            const auto report = prepared(comparison, options, {}, scope, withheld, context);
            return report ? previewPdfCover(*report->comparison, report->options, width) : Unexpected(report.error());
        },
        [this](const Result<QImage> &image) {
            m_picture->image = image ? *image : QImage();
            m_picture->update();
            Q_EMIT refreshed();
        });
}

void ReportPreview::tellEstimate()
{
    const bool many = m_warns && m_estimate && m_estimate->pages > manyPages;
    m_advice->setVisible(many);
    if (many)
        m_advice->setText(tr("A PDF of more than %1 pages is read by nobody: list fewer paths, leave sections out, or hand over the HTML report or a bundle.").arg(numberText(manyPages)));
    if (!m_estimate)
        return;
    const int pages = static_cast<int>(std::min<std::uint64_t>(m_estimate->pages, 1'000'000));
    const auto size = [](std::uint64_t bytes) { return bytesText(bytes).replace(u' ', QChar(QChar::Nbsp)); }; // a number stays with its unit
    const QString pdf = size(m_estimate->pdfBytes);
    const QString html = size(m_estimate->htmlBytes);
    const QString bundle = size(m_estimate->bundleBytes);
    const bool redacted = m_estimate->evidenceBytes == 0; // there is no evidence file of it
    m_length->setText(tr("About %n page(s)", nullptr, pages) + u"\n"_s
                      + (redacted ? tr("PDF %1, HTML %2, bundle %3").arg(pdf, html, bundle)
                                  : tr("PDF %1, HTML %2, evidence file %3, bundle %4").arg(pdf, html, size(m_estimate->evidenceBytes), bundle)));
}

} // namespace assay
