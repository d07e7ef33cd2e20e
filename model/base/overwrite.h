// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace assay {

// What lets somebody in does not stay in memory longer than it is needed. The compiler may not leave these writes out.
inline void overwrite(void *memory, std::size_t bytes)
{
    auto *at = static_cast<volatile unsigned char *>(memory);
    for (std::size_t i = 0; i < bytes; ++i)
        at[i] = 0;
}

// With all that it has room for; it is empty then.
inline void overwrite(std::string &text)
{
    text.resize(text.capacity());
    overwrite(text.data(), text.size());
    text.clear();
}

// A text that is overwritten when it goes, or when another one takes its place. To be moved, never copied: what moves leaves nothing behind.
class SecretText {
public:
    SecretText() = default;
    explicit SecretText(std::string text) : m_text(std::move(text)) { }
    ~SecretText() { overwrite(m_text); }
    SecretText(SecretText &&other) noexcept { m_text.swap(other.m_text); }
    SecretText &operator=(SecretText &&other) noexcept
    {
        if (this != &other) {
            overwrite(m_text);
            m_text.swap(other.m_text);
        }
        return *this;
    }
    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;

    const std::string &text() const { return m_text; }
    bool empty() const { return m_text.empty(); }

    // The parts in a row, in memory that is made once: growing would leave pieces behind.
    template<class... Parts>
    static SecretText of(const Parts &...parts)
    {
        SecretText whole;
        whole.m_text.reserve((std::string_view(parts).size() + ... + 0));
        (whole.m_text.append(std::string_view(parts)), ...);
        return whole;
    }

private:
    std::string m_text;
};

} // namespace assay
