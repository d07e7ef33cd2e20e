// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#if defined(__cpp_lib_expected)
#include <expected>
#else
#include <tl/expected.hpp>
#endif

namespace assay {

#if defined(__cpp_lib_expected)
template<class T>
using Result = std::expected<T, Error>;
using Unexpected = std::unexpected<Error>;
#else
template<class T>
using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;
#endif

using Status = Result<void>;

} // namespace assay
