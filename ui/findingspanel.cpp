// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findingspanel.h"

#include "compare/overview.h"
#include "items/displaytext.h"
#include "ui/findingsview.h"
#include "ui/handchecklist.h"
#include "ui/plaintext.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace assay {

using namespace Qt::StringLiterals;

FindingsPanel::FindingsPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_tabs(named(new QTabBar(this), "findingsTabs", tr("Whose findings"))),
    m_pages(named(new QStackedWidget(this), "findingsPages", tr("Findings"))),
    m_findings(new FindingsView(u"findings"_s, tr("Findings"), this))
{
    named(this, "findingsPanel", tr("Findings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(tr("Found"));
    m_pages->addWidget(m_findings);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    connect(&session, &Session::comparisonChanged, this, &FindingsPanel::refresh);
    connect(m_findings, &FindingsView::chosen, this, [this](const Finding &finding) {
        const ComparisonPtr &comparison = m_session.comparison();
        if (finding.path.empty() || !comparison)
            return;
        m_session.goToPath(finding.path);
    });
    m_findings->setChecker([this](const Finding &finding) { return handChecksOf(m_session, finding); });
    connect(m_findings, &FindingsView::rowsWanted, this, [this](const std::vector<std::string> &paths) { showRowsOf(m_session, paths); });
    refresh();
}

QTreeView *FindingsPanel::view() const
{
    return m_findings->view();
}

FindingsModel *FindingsPanel::model() const
{
    return m_findings->model();
}

void FindingsPanel::setOwnFindings(QWidget *view)
{
    m_pages->addWidget(view);
    m_tabs->addTab({});
    m_tabs->setTabToolTip(0, toolTipText(tr("What Assay found")));
    m_tabs->setTabToolTip(1, toolTipText(tr("What examiners concluded: interpretation, apart from what was found")));
    setOwnCount(0);
}

void FindingsPanel::setOwnCount(int count)
{
    m_tabs->setTabText(1, count > 0 ? tr("Your Own (%1)").arg(numberText(static_cast<std::uint64_t>(count))) : tr("Your Own"));
}

void FindingsPanel::showFound()
{
    m_tabs->setCurrentIndex(0);
}

void FindingsPanel::showOwn()
{
    m_tabs->setCurrentIndex(1);
}

void FindingsPanel::focusList()
{
    QWidget *list = m_tabs->currentIndex() == 0 ? static_cast<QWidget *>(m_findings->view()) : m_pages->currentWidget()->focusProxy();
    if (list)
        list->setFocus(Qt::ShortcutFocusReason);
}

QString FindingsPanel::summary() const
{
    const ComparisonPtr &comparison = m_session.comparison();
    if (!comparison)
        return {};
    QStringList parts;
    for (int severity = static_cast<int>(Severity::Critical); severity >= 0; --severity) {
        if (const std::uint32_t count = comparison->findingCounts[static_cast<std::size_t>(severity)])
            parts.append(severityText(static_cast<Severity>(severity)) + u' ' + numberText(count));
    }
    return parts.join(u", "_s);
}

void FindingsPanel::refresh()
{
    const ComparisonPtr &comparison = m_session.whole(); // other layers in the panes find nothing else
    if (m_shown && m_shown == comparison)
        return;
    m_shown = comparison;
    QString hint;
    if (comparison)
        hint = comparison->findings.empty() ? tr("Nothing was found.") : tr("Choose a finding to read about it and to go to its path.");
    // Part of the comparison, which it keeps alive.
    m_findings->setFindings(comparison ? std::shared_ptr<const Findings>(comparison, &comparison->findings) : nullptr, hint);
    Q_EMIT countChanged(model()->total());
}

void showRowsOf(Session &session, const std::vector<std::string> &paths)
{
    const ComparisonPtr &comparison = session.comparison();
    if (!comparison)
        return;
    std::vector<std::string> known;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(known), [&](const std::string &path) { return bool(comparison->tree->find(path)); });
    std::size_t taken = 0;
    std::string filter = pathsFilter(known, taken);
    if (filter.empty()) {
        Q_EMIT session.noted(FindingsPanel::tr("The image that is shown has none of these paths."));
        return;
    }
    session.setQuery(queryFor(OverviewScope::Everything, std::move(filter), session.query()));
    if (taken < known.size())
        Q_EMIT session.noted(FindingsPanel::tr("A filter can name the first %1 of these %2 paths.").arg(numberText(taken), numberText(known.size())));
}

} // namespace assay
