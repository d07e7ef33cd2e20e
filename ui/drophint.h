// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QDropEvent;
class QMimeData;

namespace assay {

/// What a drag brings: local files or folders, as bytes, or why it is not taken.
struct DropOffer {
    std::vector<std::string> paths;
    QString refusal; ///< "" when it is taken
};
DropOffer dropOffer(const QMimeData *mime);      ///< of sources: up to three
DropOffer filesDropOffer(const QMimeData *mime); ///< of any number

/// Takes the offer as a copy, never as a move: a file manager would delete what was moved. False when it must not be taken.
bool acceptAsCopy(QDropEvent *event);

/// An outline with a line of text over a widget while something is dragged across it.
class DropHint : public QWidget {
    Q_OBJECT

public:
    explicit DropHint(QWidget *parent);
    void showText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace assay
