// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/withheldphrases.h"

#include "base/displaysafe.h"
#include "report/redaction.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostPhrases = 1'000;
constexpr std::size_t leastBytes = 2;
constexpr std::size_t mostBytes = 4'096;

unsigned char small(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

} // namespace

Result<WithheldPhrases> WithheldPhrases::of(const std::vector<std::string> &phrases)
{
    WithheldPhrases all;
    if (phrases.size() > mostPhrases)
        return Unexpected(makeError(ErrorCode::Usage, {}, "there are more than " + std::to_string(mostPhrases) + " words that are withheld"));
    for (const std::string &phrase : phrases) {
        const bool odd = !isValidUtf8(phrase) || std::any_of(phrase.begin(), phrase.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        if (odd || phrase.size() < leastBytes || phrase.size() > mostBytes)
            return Unexpected(makeError(ErrorCode::Usage, {}, "\"" + displaySafe(phrase.substr(0, 100)) + "\" cannot be withheld everywhere: words of "
                                                                  + std::to_string(leastBytes) + " to " + std::to_string(mostBytes) + " bytes of text on one line are wanted"));
        std::string letters = phrase;
        std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) { return static_cast<char>(small(c)); });
        all.m_begins[static_cast<unsigned char>(letters.front())] = true;
        all.m_mayHide = all.m_mayHide || std::any_of(letters.begin(), letters.end(), [](char c) { return c > 0x7E || c < 0x20 || c == '"' || c == '\\'; });
        all.m_phrases.push_back(std::move(letters));
    }
    std::sort(all.m_phrases.begin(), all.m_phrases.end(), [](const std::string &a, const std::string &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return all;
}

WithheldPhrases::Place WithheldPhrases::find(std::string_view text, std::size_t from) const
{
    for (std::size_t at = from; at < text.size() && !m_phrases.empty(); ++at) {
        if (!m_begins[small(text[at])])
            continue;
        for (const std::string &phrase : m_phrases) {
            const std::string_view here = text.substr(at, phrase.size());
            if (here.size() == phrase.size() && std::equal(here.begin(), here.end(), phrase.begin(), [](char a, char b) { return small(a) == static_cast<unsigned char>(b); }))
                return {at, phrase.size()};
        }
    }
    return {};
}

bool WithheldPhrases::replaceIn(std::string &text) const
{
    Place next = find(text, 0);
    if (next.length == 0)
        return false;
    std::string replaced;
    std::size_t done = 0;
    for (; next.length != 0; next = find(text, done)) {
        replaced.append(text, done, next.at - done).append(withheldText);
        done = next.at + next.length;
    }
    text = replaced.append(text, done, std::string::npos);
    return true;
}

} // namespace assay
