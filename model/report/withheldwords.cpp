// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/withheldwords.h"

#include "base/displaysafe.h"

#include <algorithm>

namespace assay {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A run of letters, or one other character: its end.
std::size_t endOfPiece(std::string_view text, std::size_t at)
{
    if (!isLetter(text[at++]))
        return at;
    while (at < text.size() && isLetter(text[at]))
        ++at;
    return at;
}

// FNV-1a of 64 bits, its bits mixed at the end.
class Hash {
public:
    void add(std::string_view bytes)
    {
        for (const char c : bytes)
            m_value = (m_value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    std::uint64_t value() const
    {
        const std::uint64_t mixed = (m_value ^ (m_value >> 32)) * 0x9E3779B97F4A7C15ULL;
        return mixed ^ (mixed >> 29);
    }

private:
    std::uint64_t m_value = 0xCBF29CE484222325ULL;
};

} // namespace

void WithheldWords::add(std::string_view word)
{
    const auto keep = [this](std::string_view text) {
        if (text.empty())
            return;
        Hash hash;
        std::size_t pieces = 0;
        for (std::size_t at = 0; at < text.size(); ++pieces) {
            const std::size_t end = endOfPiece(text, at);
            hash.add(text.substr(at, end - at));
            if (pieces == 0)
                m_firstPieces.insert(hash.value());
            at = end;
        }
        m_words.insert(hash.value());
        m_mostPieces = std::max(m_mostPieces, pieces);
    };
    const auto isOdd = [](char c) { return c < 0x20 || c > 0x7E || c == '"' || c == '\\'; };
    m_mayHide = m_mayHide || std::any_of(word.begin(), word.end(), isOdd);
    keep(word);
    if (needsDisplayEscape(word))
        keep(displaySafe(word));
}

bool WithheldWords::namedIn(std::string_view text) const
{
    for (std::size_t at = 0; at < text.size() && !m_words.empty();) {
        const std::size_t next = endOfPiece(text, at);
        Hash hash;
        std::size_t pieces = 0;
        for (std::size_t i = at; i < text.size() && pieces < m_mostPieces; ++pieces) {
            const std::size_t end = endOfPiece(text, i);
            hash.add(text.substr(i, end - i));
            if (pieces == 0 && !m_firstPieces.contains(hash.value()))
                break;
            if (m_words.contains(hash.value()))
                return true;
            i = end;
        }
        at = next;
    }
    return false;
}

} // namespace assay
