// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobstrip.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStyleOptionProgressBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int textWidth = 60; // characters, whatever is told: a line that grew and shrank with each number would not stand still

int permille(const Progress &progress)
{
    if (progress.bytesTotal == 0)
        return -1;
    return static_cast<int>(1000.0 * static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal));
}

QString timeLeft(qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1000;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

/// Shows more than it says: a bar of Qt's tells assistive technology each step, ten times a second. This one keeps still until tell().
class QuietBar : public QProgressBar {
public:
    explicit QuietBar(QWidget *parent) :
        QProgressBar(parent)
    {
        setTextVisible(false);
        setRange(0, 1000);
    }

    /// In thousandths; less than 0 where it is not known.
    void setShown(int value)
    {
        if (value != m_shown) {
            m_shown = value;
            update();
        }
    }
    void tell() { setValue(std::max(0, m_shown)); }

protected:
    void initStyleOption(QStyleOptionProgressBar *option) const override
    {
        QProgressBar::initStyleOption(option);
        option->minimum = 0;
        option->maximum = m_shown < 0 ? 0 : 1000;
        option->progress = std::max(0, m_shown);
    }

private:
    int m_shown = 0;
};

QString progressText(const JobState &job)
{
    QStringList parts;
    if (job.cancelled)
        return JobStrip::tr("stopping …");
    const Progress &progress = job.progress;
    if (const int done = permille(progress); done >= 0) {
        parts.append(JobStrip::tr("%1 %").arg(done / 10));
        parts.append(JobStrip::tr("%1 of %2").arg(bytesText(progress.bytesDone), bytesText(progress.bytesTotal)));
    } else if (progress.bytesDone > 0) {
        parts.append(bytesText(progress.bytesDone));
    }
    if (progress.entriesDone > 0)
        parts.append(JobStrip::tr("%1 entries").arg(numberText(progress.entriesDone)));
    if (job.remainingMs)
        parts.append(JobStrip::tr("%1 left", "remaining time").arg(timeLeft(*job.remainingMs)));
    return parts.join(u"  "_s);
}

JobStrip::JobStrip(JobRunner &runner, QWidget *parent, ProgressPace pace) :
    QWidget(parent),
    m_runner(runner),
    m_model(new JobListModel(runner, this)),
    m_text(named(new ElidedLabel(this), "jobText", tr("What runs"))),
    m_pace(std::move(pace)),
    m_bar(named(new QuietBar(this), "jobProgress", tr("Progress"))),
    m_more(named(new QToolButton(this), "jobList", tr("All that runs"))),
    m_cancel(named(new QToolButton(this), "jobCancel", tr("Stop")))
{
    named(this, "jobs", tr("Background work"));
    m_text->setFixedWidth(fontMetrics().averageCharWidth() * textWidth);
    m_bar->setFixedWidth(130);
    m_bar->setMaximumHeight(12);
    m_more->setAutoRaise(true);
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(symbolIcon(Symbol::Stop));
    m_cancel->setToolTip(toolTipText(tr("Stop; what was there before stays")));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addWidget(m_more);
    layout->addWidget(m_cancel);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &JobStrip::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &JobStrip::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &JobStrip::refresh);
    connect(m_cancel, &QToolButton::clicked, this, &JobStrip::cancelRequested);
    connect(m_more, &QToolButton::clicked, this, &JobStrip::showList);
    refresh();
}

void JobStrip::refresh()
{
    const int count = m_model->rowCount();
    for (QWidget *part : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_text)})
        part->setVisible(count > 0);
    m_more->setVisible(count > 1);
    if (count == 0)
        return;
    JobState sum = m_model->job(0);
    bool known = sum.progress.bytesTotal > 0;
    bool stopping = sum.cancelled;
    for (int row = 1; row < count; ++row) {
        const JobState &job = m_model->job(row);
        known &= job.progress.bytesTotal > 0;
        stopping &= job.cancelled;
        sum.progress.bytesDone += job.progress.bytesDone;
        sum.progress.bytesTotal += job.progress.bytesTotal;
        sum.progress.entriesDone += job.progress.entriesDone;
        if (job.remainingMs)
            sum.remainingMs = std::max(sum.remainingMs.value_or(0), *job.remainingMs);
    }
    if (!known) {
        sum.progress.bytesTotal = 0;
        sum.remainingMs.reset();
    }
    sum.cancelled = stopping;
    const QString detail = progressText(sum);
    tell(detail.isEmpty() ? sum.info.title : QString(sum.info.title + u"   "_s + detail), permille(sum.progress));
    m_more->setText(menuText(tr("%n more", nullptr, count - 1)));
}

// Seen at once; said at most every ten seconds, the words before the number so that they are there when it is asked about.
void JobStrip::tell(const QString &text, int value)
{
    m_text->showText(text);
    m_bar->setShown(value);
    if (!m_pace.isDue())
        return;
    m_text->setAccessibleDescription(text);
    m_bar->setAccessibleDescription(text);
    m_bar->tell();
}

void JobStrip::showList()
{
    auto *popup = named(new QFrame(this, Qt::Popup), "jobPopup", tr("All that runs"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *grid = new QGridLayout(popup);
    struct Line {
        std::uint64_t id;
        QuietBar *bar;
        PlainLabel *text;
        QToolButton *cancel;
    };
    std::vector<Line> lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const JobState &job = m_model->job(row);
        auto *title = named(new ElidedLabel(popup), "jobTitle", job.info.title);
        title->setFullText(job.info.title);
        title->setMinimumWidth(260);
        Line line{job.id, named(new QuietBar(popup), "jobProgress", job.info.title),
                  named(new PlainLabel(popup), "jobText", job.info.title), named(new QToolButton(popup), "jobCancel", tr("Stop this"))};
        line.bar->setFixedWidth(120);
        line.text->setMinimumWidth(QFontMetrics(font()).averageCharWidth() * 44);
        line.cancel->setIcon(symbolIcon(Symbol::Stop));
        grid->addWidget(title, row, 0);
        grid->addWidget(line.bar, row, 1);
        grid->addWidget(line.text, row, 2);
        grid->addWidget(line.cancel, row, 3);
        connect(line.cancel, &QToolButton::clicked, popup, [this, id = line.id] { m_runner.cancel(id); });
        lines.push_back(line);
    }
    const auto update = [this, lines] {
        for (const Line &line : lines) {
            bool found = false;
            for (int row = 0; row < m_model->rowCount(); ++row) {
                const JobState &job = m_model->job(row);
                if (job.id != line.id)
                    continue;
                found = true;
                line.bar->setShown(permille(job.progress));
                line.text->setText(progressText(job));
            }
            if (!found) {
                line.bar->setShown(1000);
                line.text->setText(tr("done"));
                line.cancel->setEnabled(false);
            }
        }
    };
    connect(&m_runner, &JobRunner::progressChanged, popup, update);
    connect(&m_runner, &JobRunner::idle, popup, &QWidget::close);
    update();
    popup->adjustSize();
    popup->move(mapToGlobal(QPoint(0, -popup->height() - 4)));
    popup->show();
}

} // namespace assay
