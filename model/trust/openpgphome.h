// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <gpgme.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// GnuPG's surroundings, for trust/openpgp*.cpp only.
namespace assay {

// A folder below the one for temporary files, only for this user, gone with the object. Not empty: it holds the settings of GnuPG.
class OpenPgpHome {
public:
    static Result<OpenPgpHome> make();
    OpenPgpHome(OpenPgpHome &&other) noexcept;
    OpenPgpHome &operator=(OpenPgpHome &&) = delete;
    ~OpenPgpHome();

    const std::string &path() const { return m_path; }
    // What GnuPG takes for now; the real time without it.
    Status settle(std::optional<std::int64_t> now) const;

private:
    explicit OpenPgpHome(std::string path);

    std::string m_path;
};

struct ReleasedContext {
    void operator()(gpgme_ctx_t context) const { gpgme_release(context); }
};
using GpgContextPtr = std::unique_ptr<gpgme_context, ReleasedContext>;

struct ReleasedData {
    void operator()(gpgme_data_t data) const { gpgme_data_release(data); }
};
using GpgDataPtr = std::unique_ptr<gpgme_data, ReleasedData>;

// A GnuPG that knows nothing but home. Unsupported when there is none.
Result<GpgContextPtr> gpgContext(const OpenPgpHome &home, const std::string &gpg);

} // namespace assay
