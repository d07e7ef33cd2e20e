// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "cases/casecontent.h"
#include "cases/journal.h"

#include <optional>
#include <vector>

class QCheckBox;
class QDialogButtonBox;
class QLineEdit;
class QPlainTextEdit;
class QTreeWidget;

namespace assay {

class PlainLabel;

/// Number, title, examiner and organisation of a case.
class CasePropertiesDialog : public QDialog {
    Q_OBJECT

public:
    enum class Purpose {
        Show,  ///< of a case that is open
        Make,  ///< of a new one
        MakeOfWhatIsOpen, ///< the same, and whether it takes what is open now
    };
    CasePropertiesDialog(const CaseAbout &about, Purpose purpose, bool readOnly, QWidget *parent);

    CaseAbout about() const;
    bool takesWhatIsOpen() const;

private:
    QLineEdit *m_number;
    QLineEdit *m_title;
    QLineEdit *m_examiner;
    QLineEdit *m_organisation;
    QCheckBox *m_take = nullptr;
};

/// A transfer of custody, for the journal.
class CustodyDialog : public QDialog {
    Q_OBJECT

public:
    explicit CustodyDialog(QWidget *parent);

    CustodyTransfer transfer() const;

private:
    QLineEdit *m_from;
    QLineEdit *m_to;
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
};

/// Evidence that is not what the case was made of, or not there: what is to be done, before anything of the case is taken for true.
class CaseSourcesDialog : public QDialog {
    Q_OBJECT

public:
    CaseSourcesDialog(const std::vector<CaseSource> &sources, const std::vector<SourceCheck> &checks, QWidget *parent);

    enum Answer { GiveUp = QDialog::Rejected, ReadOnly = QDialog::Accepted, Continue = 2 };
    /// What was found of a source at another place.
    void setCheck(std::size_t at, const CaseSource &source, const SourceCheck &check);
    const std::vector<CaseSource> &sources() const { return m_sources; }
    const std::vector<SourceCheck> &checks() const { return m_checks; }

Q_SIGNALS:
    /// The user wants to say where source number at is now.
    void locateWanted(std::size_t at);

private:
    void refresh();

    std::vector<CaseSource> m_sources;
    std::vector<SourceCheck> m_checks;
    QTreeWidget *m_list;
    PlainLabel *m_reason;
    class QPushButton *m_locate;
    class QPushButton *m_continue;
};

/// "is what it was", "is missing" …
QString sourceStateText(SourceState state);
/// Whether anything stands against taking the evidence for that of the case.

} // namespace assay
