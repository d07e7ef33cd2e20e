// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "inspect/datavalues.h"
#include "ui/preview/pagecache.h"

#include <QWidget>

#include <array>
#include <vector>

class QListView;

namespace assay {

class DataValueModel;

/// Bytes of one source at the cursor, as far as they are known.
struct InspectedBytes {
    bool shown = false;               ///< the source has content
    QString title;                    ///< whose bytes these are
    std::vector<std::byte> bytes;     ///< at most dataValueBytes
    ByteState rest = ByteState::PastEnd; ///< why there are no more

    bool operator==(const InspectedBytes &) const = default;
};

/// What the bytes at the cursor are as numbers, times and characters: those of one source, with a mark where another source
/// has another value; all of them stand in the tool tip and are told to assistive technology.
class DataInspector : public QWidget {
    Q_OBJECT

public:
    explicit DataInspector(QWidget *parent = nullptr);
    ~DataInspector() override;

    /// focused is the index of the source whose values are listed.
    void setBytes(const std::array<InspectedBytes, 3> &sources, int focused);
    ByteOrder byteOrder() const;
    void setByteOrder(ByteOrder order);

    /// The height at which all values are seen.
    int heightFor(int width) const;
    /// The height of that many rows.
    int heightOfRows(int rows) const;

    /// The listed value; "" where there is none.
    QString valueText(DataKind kind) const;
    /// The current value, or all of them with their names, a line each, separated by tabs.
    void copy(bool all);

Q_SIGNALS:
    void copied(const QString &what);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateCells();

    QListView *m_list;
    DataValueModel *m_model;
};

} // namespace assay
