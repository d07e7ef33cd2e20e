// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace assay {

/// Plain text to read and copy, as high as it is long; digests and paths are broken where the width ends, and copied whole.
class WrappedText : public QPlainTextEdit {
    Q_OBJECT

public:
    /// mostLines: more of them scroll; 0 for any number.
    explicit WrappedText(int mostLines = 0, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_mostLines;
};

} // namespace assay
