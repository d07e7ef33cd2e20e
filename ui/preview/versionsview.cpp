// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/versionsview.h"

#include "items/displaytext.h"
#include "ui/plaintext.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/previewstyle.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

VersionsView::VersionsView(QWidget *parent) :
    QWidget(parent),
    m_table(new ValueTable(this)),
    m_model(new VersionsModel(this)),
    m_hint(new ElidedLabel(this)),
    m_button(new QPushButton(tr("Show Con&tent"), this)),
    m_layer(new QPushButton(tr("What the Layer Did"), this))
{
    setObjectName(QStringLiteral("versionsPage"));
    setAccessibleName(tr("Versions"));
    m_table->setObjectName(QStringLiteral("versionsView"));
    m_table->setAccessibleName(tr("Versions of this path in all layers"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setModel(m_model);
    m_hint->setObjectName(QStringLiteral("versionsHint"));
    m_button->setObjectName(QStringLiteral("showVersions"));
    m_button->setAccessibleName(tr("Show the content of the chosen versions"));
    m_layer->setObjectName(QStringLiteral("versionsLayer"));
    m_layer->setAccessibleName(tr("Show what the layer of the chosen version did"));
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(6, 2, 4, 2);
    bottom->addWidget(m_hint, 1);
    bottom->addWidget(m_layer);
    bottom->addWidget(m_button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(bottom);
    // Room for what most rows hold; the rest is a scroll, or a copy, away.
    const QFontMetrics metrics(evidenceFont(font()));
    const std::pair<int, int> columns[] = {
        {VersionsModel::SourceColumn, 10}, {VersionsModel::LayerColumn, 9}, {VersionsModel::WhatColumn, 16}, {VersionsModel::SeenColumn, 38},
        {VersionsModel::ModeColumn, 20}, {VersionsModel::OwnerColumn, 11}, {VersionsModel::SizeColumn, 12}, {VersionsModel::TimeColumn, 34},
        {VersionsModel::DigestColumn, 70}, {VersionsModel::DiffIdColumn, 77},
    };
    for (const auto &[column, characters] : columns)
        m_table->setColumnWidth(column, metrics.averageCharWidth() * characters);
    // A source's name is longer in some languages, and broken within a word it cannot be read.
    QFont bold = m_table->font();
    bold.setBold(true);
    for (int side = 0; side < sideCount; ++side) {
        const int width = QFontMetrics(bold).horizontalAdvance(sideTitle(side)) + 3 * metrics.averageCharWidth();
        m_table->setColumnWidth(VersionsModel::SourceColumn, std::max(width, m_table->columnWidth(VersionsModel::SourceColumn)));
    }
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VersionsView::updateChoice);
    connect(m_table, &QAbstractItemView::activated, this, &VersionsView::showChosen);
    connect(m_button, &QPushButton::clicked, this, &VersionsView::showChosen);
    connect(m_layer, &QPushButton::clicked, this, [this] {
        if (const std::optional<PathVersion> place = chosenPlace())
            Q_EMIT layerWanted(place->side, place->ref.layer);
    });
    updateChoice();
}

void VersionsView::show(const ComparisonPtr &comparison, const std::string &path)
{
    m_model->show(comparison, path);
    m_table->resizeRowsToContents();
    updateChoice();
}

std::vector<PathVersion> VersionsView::chosen() const
{
    std::vector<PathVersion> versions;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const std::optional<PathVersion> version = m_model->version(row);
        if (version && m_table->selectionModel()->isRowSelected(row))
            versions.push_back(*version);
    }
    return versions;
}

std::optional<PathVersion> VersionsView::chosenPlace() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_model->place(rows.first().row()) : std::nullopt;
}

void VersionsView::updateChoice()
{
    m_layer->setEnabled(chosenPlace().has_value());
    const std::vector<PathVersion> versions = chosen();
    const bool fits = !versions.empty() && versions.size() <= mostAtOnce;
    m_button->setEnabled(fits);
    QString hint;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (versions.size() > mostAtOnce)
        hint = tr("Choose up to three versions.");
    else if (versions.empty() && !rows.empty())
        hint = m_model->whyNoContent(rows.first().row());
    else if (versions.size() == 1)
        hint = tr("Enter shows it beside what is seen in the same source.");
    else if (versions.empty())
        hint = tr("Choose one version to see it beside what is seen, or up to three to see them side by side.");
    m_hint->setFullText(hint, Qt::ElideRight);
}

void VersionsView::showChosen()
{
    const std::vector<PathVersion> versions = chosen();
    if (!versions.empty() && versions.size() <= mostAtOnce)
        Q_EMIT contentWanted(versions);
}

} // namespace assay
