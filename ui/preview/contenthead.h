// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace assay {

/// What a pane shows, in one line: whose it is, how large, its SHA-256. What has no room is left out from the middle of the
/// digest; all of it is in the tool tip, and copied from the menu.
class ContentHead : public QWidget {
    Q_OBJECT

public:
    explicit ContentHead(QWidget *parent = nullptr);

    /// Plain texts. differs: the digest is not that of another source.
    void show(const QString &title, const QString &text, const QString &digest, bool differs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {20, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_title;
    QString m_text;
    QString m_digest;
    bool m_differs = false;
};

} // namespace assay
