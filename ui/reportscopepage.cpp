// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportscopepage.h"

#include "items/displaytext.h"
#include "report/reportoptions.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QStringList>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

QString partKey(ReportPart part)
{
    return u"reportPart-"_s + QString::fromLatin1(reportPartName(part).data());
}

QString filterText(const ProjectionQuery &query)
{
    QStringList parts;
    if (!query.text.empty())
        parts.append(displayText(query.text));
    if (query.unexplainedOnly)
        parts.append(ReportScopePage::tr("only differences without an explanation"));
    else if (query.differencesOnly)
        parts.append(ReportScopePage::tr("only differences"));
    return parts.isEmpty() ? ReportScopePage::tr("every path") : parts.join(u", "_s);
}

} // namespace

QString reportPartText(ReportPart part)
{
    switch (part) {
    case ReportPart::Overview: return ReportScopePage::tr("O&verview by place and folder");
    case ReportPart::Records: return ReportScopePage::tr("Records and con&tainers");
    case ReportPart::FindingsList: return ReportScopePage::tr("&Findings");
    case ReportPart::HashLists: return ReportScopePage::tr("Hash l&ists");
    case ReportPart::Notes: return ReportScopePage::tr("Examiner’s &notes and tags");
    case ReportPart::Differences: return ReportScopePage::tr("Lists of p&aths");
    case ReportPart::Glossary: return ReportScopePage::tr("Ho&w to read this report");
    case ReportPart::Signatures: return ReportScopePage::tr("Lines for signat&ures");
    }
    return {};
}

ReportScopePage::ReportScopePage(ProjectionQuery query, const QStringList &tags, bool hasSteps, QWidget *parent) :
    QWidget(parent),
    m_query(std::move(query)),
    m_scope(named(new QComboBox(this), "reportScope", tr("Paths that are listed"))),
    m_tags(named(new QListWidget(this), "reportTags", tr("Tags of the paths that are listed"))),
    m_explained(named(new PlainLabel(this), "reportScopeAbout", tr("About the scope")))
{
    named(this, "reportScopePage", tr("Scope and sections"));
    const std::pair<ScopeKind, QString> kinds[] = {{ScopeKind::Differences, tr("All differences")},
                                                   {ScopeKind::All, tr("All paths, those without a difference too")},
                                                   {ScopeKind::Unexplained, tr("Only differences without an explanation")},
                                                   {ScopeKind::Tagged, tr("Only tagged paths")},
                                                   {ScopeKind::Filter, tr("Only what the window’s filter shows")}};
    for (const auto &[kind, text] : kinds)
        m_scope->addItem(text, static_cast<int>(kind));
    const int remembered = m_scope->findData(AppSettings::text(u"reportScope"_s).toInt());
    m_scope->setCurrentIndex(remembered > 0 && remembered <= m_scope->findData(static_cast<int>(ScopeKind::Unexplained)) ? remembered : 0);
    m_scope->setEnabled(hasSteps);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(20);
    for (const QString &tag : tags) {
        auto *item = new QListWidgetItem(tag, m_tags);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_tags->setMaximumHeight(110);
    m_explained->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(fieldLabel(m_scope, tr("&Listed in the HTML and PDF report")));
    layout->addWidget(m_scope);
    layout->addWidget(m_tags);
    layout->addWidget(m_explained);
    layout->addSpacing(8);
    addSections();
    layout->addStretch(1);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ReportScopePage::refresh);
    connect(m_tags, &QListWidget::itemChanged, this, &ReportScopePage::refresh);
    refresh();
}

void ReportScopePage::addSections()
{
    layout()->addWidget(named(new PlainLabel(tr("Sections"), this), "label", tr("Sections")));
    for (const ReportPart part : reportParts) {
        const QString text = reportPartText(part);
        auto *box = named(new QCheckBox(text, this), reportPartName(part).data(), withoutMnemonic(text));
        box->setChecked(AppSettings::flag(partKey(part), true));
        connect(box, &QCheckBox::toggled, this, &ReportScopePage::changed);
        m_parts.push_back(box);
        layout()->addWidget(box);
    }
    const QString always = tr("Always there: sources, scope, method, limitations, settings, and how to check the report.");
    auto *note = named(new PlainLabel(always, this), "reportAlways", always);
    note->setWordWrap(true);
    layout()->addWidget(note);
}

ScopeKind ReportScopePage::kind() const
{
    return static_cast<ScopeKind>(m_scope->currentData().toInt());
}

void ReportScopePage::refresh()
{
    m_tags->setVisible(kind() == ScopeKind::Tagged && m_tags->count() > 0);
    QString text = tr("Sums, findings, the evidence file and the other files of a bundle are of everything; the report says so, and how much its lists leave out.");
    if (kind() == ScopeKind::Filter)
        text = tr("Filter: %1.").arg(filterText(m_query)) + u' ' + text;
    else if (kind() == ScopeKind::Tagged && m_tags->count() == 0)
        text = tr("No path has a tag yet.") + u' ' + text;
    m_explained->setText(text);
    Q_EMIT changed();
}

QString ReportScopePage::problem() const
{
    if (kind() == ScopeKind::Tagged && wanted().tags.empty())
        return tr("Choose at least one tag, or another scope.");
    return {};
}

ScopeWanted ReportScopePage::wanted() const
{
    ScopeWanted scope;
    scope.kind = m_scope->isEnabled() ? kind() : ScopeKind::Differences;
    scope.query = m_query;
    for (int i = 0; scope.kind == ScopeKind::Tagged && i < m_tags->count(); ++i) {
        if (m_tags->item(i)->checkState() == Qt::Checked)
            scope.tags.push_back(m_tags->item(i)->text().toStdString());
    }
    return scope;
}

void ReportScopePage::applyTo(ReportOptions &options) const
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (!m_parts[i]->isChecked())
            options.leaveOut(reportParts[i]);
    }
}

void ReportScopePage::remember() const
{
    AppSettings::setText(u"reportScope"_s, QString::number(static_cast<int>(kind())));
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        AppSettings::setFlag(partKey(reportParts[i]), m_parts[i]->isChecked());
}

} // namespace assay
