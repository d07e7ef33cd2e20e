// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QModelIndex;

namespace assay {

class RowView;

/// What assistive technology is told of a RowView: a tree that is a table of cells below its header. Cells are made when they are asked
/// for and name a path, not a place: they stay what they are while rows come and go, until the view shows another tree.
void installRowViewSpeech(); ///< once for all views; further calls do nothing

/// That the focus has come to this cell.
void speakRow(RowView &view, const QModelIndex &index);

} // namespace assay
