// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/versionsmodel.h"
#endif
#include "inspect/metadatasearch.h"
#include "items/searchmodel.h"
#include "ui/session.h"

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace assay {

class ElidedLabel;

/// Searches the content of every file of every layer of the sources compared, or what is recorded of every path. Hits stand there as they come; choosing one shows it,
/// also where nothing is seen of its path any more.
class SearchPanel : public QWidget {
    Q_OBJECT

public:
    explicit SearchPanel(Session &session, QWidget *parent = nullptr);
    ~SearchPanel() override;

    void focusField();
    void startOrStop();
    bool isSearching() const { return m_job.isRunning(); }
    QString summary() const; ///< one line

    QLineEdit *field() const { return m_field; }
    QComboBox *kind() const { return m_kind; }
    QCheckBox *matchCase() const { return m_matchCase; }
    QTableView *table() const { return m_table; }
    SearchModel *model() const { return m_model; }

Q_SIGNALS:
    void availabilityChanged(); ///< there is something to search in, or no more
    /// Show the versions of a path, and the bytes at offset of the first of them.
    void hitWanted(const std::string &path, const std::vector<assay::PathVersion> &versions, quint64 offset, quint64 size);
    /// The same for what was not found in a content.
    void pathWanted(const std::string &path, const std::vector<assay::PathVersion> &versions);
    void failed(const QString &what, const QString &advice);

private:
    struct Reported;

    void takeComparison();
    void takeReported();
    void startContents();
    void startMetadata();
    /// search(sources, take, context) runs in a job and gives take what it finds; said is what there is to say at its end.
    template<class Summary, class Search>
    void run(const QString &title, Search search, QString (SearchPanel::*said)(const Summary &) const);
    void endEarly(const Error &error);
    void sayWrong(const Error &error); ///< what is to be searched for
    QString saidOf(const ContentSearchSummary &found) const;
    QString saidOf(const MetadataSearchSummary &found) const;
    Result<ContentPattern> pattern() const;
    void showRow(const QModelIndex &index);
    void refresh();

    Session &m_session;
    QLineEdit *m_field;
    QComboBox *m_kind;
    QCheckBox *m_matchCase;
    QPushButton *m_button;
    ElidedLabel *m_summary;
    QTableView *m_table;
    SearchModel *m_model;
    ComparisonPtr m_comparison; // that the hits are of
    std::shared_ptr<Reported> m_reported;
    JobHandle m_job;
    QString m_outcome;
};

} // namespace assay
