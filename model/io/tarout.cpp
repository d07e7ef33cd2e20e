// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/tarout.h"

#include <algorithm>
#include <cstdio>

namespace assay {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t nameField = 100;
constexpr std::uint64_t largestOctal = (std::uint64_t{1} << 33) - 1; // eleven digits

void putOctal(std::string &header, std::size_t at, int digits, std::uint64_t value)
{
    char text[24];
    std::snprintf(text, sizeof text, "%0*llo", digits, static_cast<unsigned long long>(value));
    header.replace(at, static_cast<std::size_t>(digits), std::string_view(text).substr(0, static_cast<std::size_t>(digits)));
}

// "27 path=...\n": the number counts itself.
std::string record(std::string_view key, std::string_view value)
{
    const std::size_t bare = key.size() + value.size() + 3;
    std::size_t size = bare + 1;
    while (size != bare + std::to_string(size).size())
        size = bare + std::to_string(size).size();
    std::string text = std::to_string(size);
    text += ' ';
    text.append(key) += '=';
    text.append(value) += '\n';
    return text;
}

} // namespace

Status TarOut::pad(std::uint64_t bytes)
{
    const std::size_t over = static_cast<std::size_t>(bytes % block);
    return over == 0 ? Status() : m_sink(std::string(block - over, '\0'));
}

Status TarOut::header(const std::string &name, char type, std::uint64_t bytes, bool pax)
{
    if (pax && (name.size() > nameField || bytes > largestOctal)) {
        std::string records;
        if (name.size() > nameField)
            records += record("path", name);
        if (bytes > largestOctal)
            records += record("size", std::to_string(bytes));
        Status written = header("pax", 'x', records.size(), false);
        if (written)
            written = m_sink(records);
        if (written)
            written = pad(records.size());
        if (!written)
            return written;
    }
    std::string out(block, '\0');
    out.replace(0, std::min(name.size(), nameField), std::string_view(name).substr(0, nameField));
    putOctal(out, 100, 7, type == '5' ? 0755U : 0644U);
    putOctal(out, 108, 7, 0);
    putOctal(out, 116, 7, 0);
    putOctal(out, 124, 11, std::min(bytes, largestOctal));
    putOctal(out, 136, 11, std::min(static_cast<std::uint64_t>(m_seconds), largestOctal));
    out.replace(148, 8, 8, ' ');
    out[156] = type;
    out.replace(257, 8, std::string_view("ustar\0" "00", 8));
    std::uint64_t sum = 0;
    for (const char c : out)
        sum += static_cast<unsigned char>(c);
    putOctal(out, 148, 6, sum);
    out[154] = '\0';
    return m_sink(out);
}

Status TarOut::folder(const std::string &name)
{
    return header(name + '/', '5', 0, true);
}

Status TarOut::beginFile(const std::string &name, std::uint64_t bytes)
{
    m_left = m_size = bytes;
    return header(name, '0', bytes, true);
}

Status TarOut::content(std::string_view bytes)
{
    if (bytes.size() > m_left)
        return Unexpected(makeError(ErrorCode::Internal, {}, "more bytes of a member than were told"));
    m_left -= bytes.size();
    return m_sink(bytes);
}

Status TarOut::endFile()
{
    if (m_left != 0)
        return Unexpected(makeError(ErrorCode::Internal, {}, "fewer bytes of a member than were told"));
    return pad(m_size);
}

Status TarOut::finish()
{
    return m_sink(std::string(2 * block, '\0'));
}

} // namespace assay
