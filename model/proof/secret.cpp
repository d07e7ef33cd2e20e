// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/secret.h"

#include "io/descriptor.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <termios.h>
#include <unistd.h>

namespace assay {

struct Secret::Buffer {
    std::array<char, mostBytes + 1> bytes{};
    std::size_t size = 0;

    ~Buffer() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

Secret::Secret() : m_buffer(std::make_unique<Buffer>()) { }
Secret::~Secret() = default;
Secret::Secret(Secret &&) noexcept = default;
Secret &Secret::operator=(Secret &&) noexcept = default;

bool Secret::append(char c)
{
    if (m_buffer->size == mostBytes)
        return false;
    m_buffer->bytes[m_buffer->size++] = c;
    return true;
}

std::string_view Secret::text() const
{
    return {m_buffer->bytes.data(), m_buffer->size};
}

Result<Secret> readSecret(int descriptor, const std::string &name, std::size_t most)
{
    Secret secret;
    while (true) {
        char c = 0;
        const ssize_t got = ::read(descriptor, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Unexpected(makeErrnoError(errno, name, "reading what is secret"));
        if (got == 0 || c == '\n')
            return secret;
        const bool taken = secret.text().size() < most && secret.append(c);
        OPENSSL_cleanse(&c, 1);
        if (!taken)
            return Unexpected(makeError(ErrorCode::LimitExceeded, name, "its first line is longer than it may be (" + std::to_string(most) + " bytes)"));
    }
}

Result<Secret> readSecretFile(const std::string &file, std::size_t most)
{
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!opened)
        return Unexpected(makeErrnoError(errno, file, "opening it"));
    return readSecret(opened.get(), file, most);
}

namespace {

// What a signal needs to put the terminal right before it ends the program.
int quietTerminal = -1;
termios loudSettings;
constexpr std::array endingSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

extern "C" void beLoudAgain(int signal)
{
    if (quietTerminal >= 0)
        ::tcsetattr(quietTerminal, TCSANOW, &loudSettings);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

class QuietTerminal {
public:
    explicit QuietTerminal(int terminal)
    {
        m_quiet = ::tcgetattr(terminal, &loudSettings) == 0;
        termios quiet = loudSettings;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quietTerminal = terminal;
        for (std::size_t i = 0; i < endingSignals.size(); ++i) {
            struct sigaction action = {};
            action.sa_handler = beLoudAgain;
            ::sigaction(endingSignals[i], &action, &m_before[i]);
        }
        m_quiet = m_quiet && ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet)
            ::tcsetattr(quietTerminal, TCSAFLUSH, &loudSettings);
        quietTerminal = -1;
        for (std::size_t i = 0; i < endingSignals.size(); ++i)
            ::sigaction(endingSignals[i], &m_before[i], nullptr);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;

    bool isQuiet() const { return m_quiet; }

private:
    std::array<struct sigaction, endingSignals.size()> m_before{};
    bool m_quiet = false;
};

void tell(int terminal, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(terminal, text.data(), text.size());
        if (written <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

Result<Secret> askSecret(const std::string &prompt)
{
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal)
        return Unexpected(makeError(ErrorCode::Usage, {}, "a passphrase is wanted, and there is no terminal to ask for it"));
    const QuietTerminal quiet(terminal.get());
    if (!quiet.isQuiet())
        return Unexpected(makeError(ErrorCode::Io, "/dev/tty", "what is typed there cannot be hidden"));
    tell(terminal.get(), prompt + ": ");
    auto secret = readSecret(terminal.get(), "/dev/tty");
    tell(terminal.get(), "\n");
    if (secret && secret->text().empty())
        return Unexpected(makeError(ErrorCode::Cancelled, {}, "no passphrase was given"));
    return secret;
}

} // namespace assay
