// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace assay {

/// One line below a view: a field, what to do with it, and what came of it. Hidden until show() is asked for, hidden again
/// by Escape.
class FindBar : public QWidget {
    Q_OBJECT

public:
    /// modes are the choices beside the field, may be empty. name is the beginning of the object names.
    FindBar(const QString &name, const QStringList &modes, QWidget *parent = nullptr);

    void open(const QString &text = {});
    QString text() const;
    int mode() const;
    bool matchCase() const;
    /// Plain text beside the buttons; wrong colours nothing but says so with a sign.
    void showResult(const QString &text, bool wrong = false);
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void searched(bool backwards);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dismiss();

    QLineEdit *m_field;
    QComboBox *m_mode;
    QCheckBox *m_matchCase;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_result;
    QToolButton *m_close;
};

} // namespace assay
