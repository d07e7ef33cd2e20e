// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPushButton;

namespace assay {

class PlainLabel;

/// The line above the panes that says that what they show comes from a case, as long as the evidence itself was not read, and what there
/// is to do about it.
class CaseBar : public QWidget {
    Q_OBJECT

public:
    explicit CaseBar(QWidget *parent = nullptr);

    /// action: the words on the button, "" for none.
    void tell(const QString &text, const QString &action = {});
    QString text() const;
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void actionWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlainLabel *m_text;
    QPushButton *m_button;
};

} // namespace assay
