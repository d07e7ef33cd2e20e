// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/openpgphome.h"

#include "io/descriptor.h"
#include "io/pipesignal.h"
#include "io/temporaryfolder.h"

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <unistd.h>

namespace assay {
namespace {

// One key at a time is of interest, by its fingerprint: no web of trust, no agent, no network, no locks against other processes.
// A signature older than its key by GnuPG's reckoning, or a key of the future, is told by its times: trust/openpgprules.
constexpr std::string_view settings = "batch\n"
                                      "no-tty\n"
                                      "no-autostart\n"
                                      "no-auto-check-trustdb\n"
                                      "no-auto-key-retrieve\n"
                                      "trust-model always\n"
                                      "lock-never\n"
                                      "ignore-time-conflict\n"
                                      "ignore-valid-from\n";

Status writeFile(const std::string &path, std::string_view text)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file)
        return Unexpected(makeErrnoError(errno, path, "cannot make a temporary file"));
    while (!text.empty()) {
        const ssize_t done = ::write(file.get(), text.data(), text.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return Unexpected(makeErrnoError(errno, path, "cannot write a temporary file"));
        text.remove_prefix(static_cast<std::size_t>(done));
    }
    return {};
}

// GPGME sets SIGPIPE aside for the whole program; assay-cli ends as other tools do when nobody reads on.
void startGpgme()
{
    static std::once_flag started;
    std::call_once(started, [] {
        struct sigaction before {};
        const bool known = ::sigaction(SIGPIPE, nullptr, &before) == 0;
        // gpg is found in PATH, as gpgconf would be, which is asked twice otherwise before anything begins.
        gpgme_set_global_flag("disable-gpgconf", "1");
        gpgme_check_version(nullptr);
        if (known)
            ::sigaction(SIGPIPE, &before, nullptr);
    });
}

} // namespace

Result<OpenPgpHome> OpenPgpHome::make()
{
    std::string pattern = temporaryFolder() + "/assay-keys-XXXXXX";
    if (!::mkdtemp(pattern.data()))
        return Unexpected(makeErrnoError(errno, pattern, "cannot make a temporary folder for keys"));
    OpenPgpHome home(std::move(pattern));
    if (const Status settled = home.settle(std::nullopt); !settled)
        return Unexpected(settled.error());
    return home;
}

OpenPgpHome::OpenPgpHome(std::string path)
    : m_path(std::move(path))
{
}

OpenPgpHome::OpenPgpHome(OpenPgpHome &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

OpenPgpHome::~OpenPgpHome()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

Status OpenPgpHome::settle(std::optional<std::int64_t> now) const
{
    std::string text(settings);
    // GnuPG of some systems counts in 32 bits, and takes 0 for no time given.
    if (now)
        text += "faked-system-time " + std::to_string(std::clamp<std::int64_t>(*now, 1, 0x7FFFFFFE)) + '\n';
    return writeFile(m_path + "/gpg.conf", text);
}

Result<GpgContextPtr> gpgContext(const OpenPgpHome &home, const std::string &gpg)
{
    startGpgme();
    const auto missing = [] {
        return Unexpected(makeError(ErrorCode::Unsupported, {}, "GnuPG is not there: install the package gpg (GnuPG 2.1 or later)"));
    };
    gpgme_ctx_t made = nullptr;
    if (gpgme_new(&made) != 0)
        return Unexpected(makeError(ErrorCode::OutOfMemory, {}, "no memory for GPGME"));
    GpgContextPtr context(made);
    const HeldBackPipeSignal held;
    if (gpgme_ctx_set_engine_info(made, GPGME_PROTOCOL_OpenPGP, gpg.empty() ? nullptr : gpg.c_str(), home.path().c_str()) != 0)
        return missing();
    const gpgme_engine_info_t engine = gpgme_ctx_get_engine_info(made);
    if (!engine || !engine->file_name || !engine->version || ::access(engine->file_name, X_OK) != 0)
        return missing();
    if (gpgme_set_protocol(made, GPGME_PROTOCOL_OpenPGP) != 0)
        return missing();
    gpgme_set_offline(made, 1);
    gpgme_set_armor(made, 0);
    return context;
}

} // namespace assay
