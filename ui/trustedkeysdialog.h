// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <string>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace assay {

class PlainLabel;
class TrustedKeys;

/// The keys, certificates and roots there are, each with its fingerprints; more come by files, by a drop, or as digits. What came with a
/// case stands apart until the analyst agrees to it.
class TrustedKeysDialog : public QDialog {
    Q_OBJECT

public:
    TrustedKeysDialog(TrustedKeys &keys, QWidget *parent);

    QTreeWidget *table() const { return m_table; }
    QComboBox *useBox() const { return m_use; }
    QComboBox *pinKind() const { return m_pinKind; }
    QLineEdit *pinEdit() const { return m_pin; }
    QLineEdit *issuerEdit() const { return m_issuer; }
    PlainLabel *state() const { return m_state; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeTable();
    QWidget *makePinRow();
    void chooseFiles();
    void chooseFolder();
    void addFiles(const std::vector<std::string> &paths);
    void addPin();
    void removeChosen();
    void beginAct();
    void beginAdding();
    void showAdded(int first, int count);
    void advise(const QString &advice); ///< what to do about the last thing that was done
    void refresh();
    void refreshChosen();
    std::vector<std::size_t> chosen() const;

    TrustedKeys &m_keys;
    QTreeWidget *m_table;
    QComboBox *m_use;
    QComboBox *m_pinKind;
    QLineEdit *m_pin;
    QLineEdit *m_issuer;
    QPushButton *m_remove;
    QPushButton *m_undo;
    QPushButton *m_agree;
    QPushButton *m_pinOfKey;
    PlainLabel *m_state;
    QString m_advice;
    bool m_choseSince = false; ///< since the user asked for more
    QStringList m_problems; ///< of what was done last: of several drops one may still be read when another has failed
};

} // namespace assay
