// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "ui/preview/textcontent.h"

#include <QRgb>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assay {

/// How a part of a line is set.
struct TextSpan {
    std::uint32_t begin = 0; ///< of ShownLine::text
    std::uint32_t size = 0;
    QRgb color = 0;          ///< 0: the text's own
    bool bold = false;
    bool italic = false;
};
using HighlightedLine = std::vector<TextSpan>;

/// What language a text is in, as the name of a definition of KSyntaxHighlighting; "" when nothing is known. Told by its
/// path (bytes, in the image), by its name, and by how it begins.
QString languageOf(const std::string &path, std::string_view beginning);

/// Colours lines of one text, as KSyntaxHighlighting sees them. For jobs: expressions of its definitions can take long on
/// hostile text, so it never runs in the window's thread. Any thread, one after the other: the library's definitions are
/// shared and not made for several at once.
///
/// Keeps the state before every 256th line, so that going on, or back, does not begin at the beginning.
class Highlighter {
public:
    Highlighter(TextContentPtr content, QString language, bool dark);
    ~Highlighter();

    /// Lines [begin, end). Long ones stay plain. When the text takes too long for what it is, the rest stays plain for good.
    Result<std::vector<HighlightedLine>> lines(std::size_t begin, std::size_t end, Context &context);
    bool gaveUp() const;

private:
    struct Engine;
    struct State;

    TextContentPtr m_content;
    QString m_language;
    bool m_dark;
    std::unique_ptr<State> m_state;
};

} // namespace assay
