// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/worddiff.h"

#include "compare/linediff.h"

#include <QHash>

#include <algorithm>
#include <span>

namespace assay {
namespace {

// A line is compared while it is painted: so many pairs of words take a fraction of a millisecond.
constexpr std::size_t mostPairs = 40'000;

struct Word {
    int begin = 0;
    int end = 0;
    bool blank = false;
};

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == QLatin1Char('_');
}

std::vector<Word> wordsOf(const QString &text, int begin, int end)
{
    std::vector<Word> words;
    for (int at = begin; at < end;) {
        int next = at + 1;
        const bool blank = text[at].isSpace();
        if (blank || isWord(text[at])) {
            while (next < end && (blank ? text[next].isSpace() : isWord(text[next])))
                ++next;
        }
        words.push_back({at, next, blank});
        at = next;
    }
    return words;
}

// Where both begin to differ, and where they end to, never within a word of either.
TextPart wordsAround(const QString &text, TextPart part)
{
    while (part.first > 0 && part.first < text.size() && isWord(text[part.first - 1]))
        --part.first;
    while (part.second > 0 && part.second < text.size() && isWord(text[part.second]))
        ++part.second;
    return part;
}

// Without what both begin and end with.
std::pair<TextPart, TextPart> trimmed(const QString &mine, TextPart part, const QString &other, TextPart otherPart)
{
    const auto room = [&] { return part.first < part.second && otherPart.first < otherPart.second; };
    const int begin = part.first;
    while (room() && mine[part.first] == other[otherPart.first]) {
        ++part.first;
        ++otherPart.first;
    }
    if (part.first > begin && mine[part.first - 1].isHighSurrogate()) {
        --part.first;
        --otherPart.first;
    }
    const int end = part.second;
    while (room() && mine[part.second - 1] == other[otherPart.second - 1]) {
        --part.second;
        --otherPart.second;
    }
    if (part.second < end && mine[part.second].isLowSurrogate()) {
        ++part.second;
        ++otherPart.second;
    }
    return {part, otherPart};
}

// Of the words [from, until); where there are none, the place they would stand at.
TextPart rangeOf(const std::vector<Word> &words, std::size_t from, std::size_t until, int behind)
{
    const int begin = from < words.size() ? words[from].begin : behind;
    return {begin, until > from ? words[until - 1].end : begin};
}

} // namespace

std::vector<TextPart> differingParts(const QString &mine, const QString &other)
{
    if (mine == other)
        return {};
    const auto [whole, otherWhole] = trimmed(mine, {0, static_cast<int>(mine.size())}, other, {0, static_cast<int>(other.size())});
    const TextPart myPart = wordsAround(mine, whole);
    const TextPart otherPart = wordsAround(other, otherWhole);
    const std::vector<Word> words = wordsOf(mine, myPart.first, myPart.second);
    const std::vector<Word> others = wordsOf(other, otherPart.first, otherPart.second);
    if (words.size() < 2 || others.empty() || words.size() * others.size() > mostPairs)
        return {whole};

    QHash<QStringView, std::uint32_t> numbers;
    const auto numbered = [&numbers](const QString &text, const std::vector<Word> &of) {
        std::vector<std::uint32_t> result;
        for (const Word &word : of) {
            const QStringView view = QStringView(text).mid(word.begin, word.end - word.begin);
            result.push_back(numbers.value(view, static_cast<std::uint32_t>(numbers.size())));
            numbers.insert(view, result.back());
        }
        return result;
    };
    const std::vector<std::uint32_t> myNumbers = numbered(mine, words);
    const std::vector<std::uint32_t> otherNumbers = numbered(other, others);
    Context context;
    const Result<LineDiff> diff = diffLines(myNumbers, otherNumbers, context);
    if (!diff)
        return {whole};

    std::vector<TextPart> parts;
    std::size_t at = 0;    // of words
    std::size_t there = 0; // of others
    const auto take = [&](std::size_t until, std::size_t untilThere) {
        if (at == until && there == untilThere)
            return;
        parts.push_back(trimmed(mine, rangeOf(words, at, until, myPart.second), other, rangeOf(others, there, untilThere, otherPart.second)).first);
    };
    for (const LineMatch &match : diff->matches) {
        const auto matched = std::span(words).subspan(match.a, match.count);
        // Blanks between other words say nothing of their own.
        const bool onlyBlank = std::all_of(matched.begin(), matched.end(), [](const Word &word) { return word.blank; });
        if (onlyBlank && match.a + match.count < words.size() && match.a > 0)
            continue;
        take(match.a, match.b);
        at = match.a + match.count;
        there = match.b + match.count;
    }
    take(words.size(), others.size());
    if (parts.empty())
        return {whole};
    return unitedParts(std::move(parts), {});
}

std::vector<TextPart> unitedParts(std::vector<TextPart> parts, const std::vector<TextPart> &more)
{
    parts.insert(parts.end(), more.begin(), more.end());
    std::sort(parts.begin(), parts.end());
    std::vector<TextPart> united;
    for (const TextPart &part : parts) {
        if (!united.empty() && part.first <= united.back().second)
            united.back().second = std::max(united.back().second, part.second);
        else
            united.push_back(part);
    }
    return united;
}

} // namespace assay
