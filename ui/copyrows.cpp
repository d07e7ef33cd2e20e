// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copyrows.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/evidence.h"

namespace assay {

namespace {

constexpr std::size_t mostBytes = 64U << 20;

const Sha256Digest *digestOf(const DiffTree &tree, DiffNodeId id, const std::vector<int> &sides)
{
    for (const int side : sides) {
        const Entry *entry = tree.hasSide(side) ? tree.entry(id, side) : nullptr;
        if (entry && entry->type == EntryType::File)
            return tree.tree(side)->digest(tree.node(id).side[static_cast<std::size_t>(side)]);
    }
    return nullptr;
}

} // namespace

Result<RowsText> rowsText(const Comparison &shown, const Comparison &whole, const std::vector<DiffNodeId> &rows, RowText form,
                          const std::vector<int> &sides, Context &context)
{
    RowsText out;
    for (const DiffNodeId id : rows) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        if (out.text.size() > mostBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "there are too many rows to copy; select fewer"));
        const std::string path = shown.tree->path(id);
        switch (form) {
        case RowText::Shown: out.text += displaySafe(path); break;
        case RowText::Shell: out.text += shellQuoted('/' + path); break;
        case RowText::Unescaped:
            out.text += toUtf8Lossy(path);
            out.bytes += path;
            out.bytes += '\0';
            break;
        case RowText::Digests: {
            const Sha256Digest *digest = digestOf(*shown.tree, id, sides);
            if (!digest) {
                ++out.missing;
                continue;
            }
            out.text += toHex(*digest) + "  " + displaySafe(path);
            break;
        }
        case RowText::Records: {
            const DiffNodeId again = whole.tree->find(path);
            if (!again) {
                ++out.missing;
                continue;
            }
            out.text += differenceJson(whole, again);
            break;
        }
        }
        if (out.text.empty() || out.text.back() != '\n')
            out.text += '\n';
    }
    return out;
}

} // namespace assay
