// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace assay {

/// Messages that do not stop anybody: a stack of lines under the toolbar, each with what to do about it, each there until it
/// is closed. Plain text only.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        Error, ///< stays until closed
        Done,  ///< stays until closed: something the user asked for is there
        Warning, ///< stays until closed
        Note,  ///< gives way to the next note
    };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Kind kind, const QString &text, const QString &advice = {});
    /// A message with a button. What is given back is for close(), and goes when the message does.
    QWidget *show(Kind kind, const QString &text, const QString &advice, const QString &action, std::function<void()> whenClicked);
    void close(QWidget *message);
    void clearNotes();
    int count() const;
    QString lastText() const { return m_last; }

private:
    QVBoxLayout *m_rows;
    QString m_last;
};

} // namespace assay
