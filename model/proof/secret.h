// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace assay {

// A passphrase, a password or a token that stands for one: in one place of memory, which is overwritten when it goes. To be moved, never copied.
class Secret {
public:
    static constexpr std::size_t mostBytes = 8191;

    Secret();
    ~Secret();
    Secret(Secret &&) noexcept;
    Secret &operator=(Secret &&) noexcept;

    bool append(char c); // false when it is full
    std::string_view text() const; // ends with a zero byte

private:
    struct Buffer;
    std::unique_ptr<Buffer> m_buffer;
};

inline constexpr std::size_t mostPassphraseBytes = 1023; // of a private key: OpenSSL takes no more

// The first line that a descriptor gives, without its end, of at most so many bytes. name is for errors: LimitExceeded, Io.
Result<Secret> readSecret(int descriptor, const std::string &name, std::size_t most = mostPassphraseBytes);
Result<Secret> readSecretFile(const std::string &file, std::size_t most = mostPassphraseBytes); // also a pipe

// Asks on the controlling terminal, without showing what is typed; what was typed ahead is thrown away. The error is Usage where there is no
// terminal, Cancelled where nothing was given. A signal that ends the program meanwhile leaves the terminal as it was.
Result<Secret> askSecret(const std::string &prompt);

} // namespace assay
