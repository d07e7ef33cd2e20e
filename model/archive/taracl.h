// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// A POSIX.1e access control list as tars write it ("user::rw-,user:lisa:r--:502,group::r--,mask::r--,other::---"), turned
// into the value of system.posix_acl_access or _default as Linux keeps it. Names of users are no ids of this image: an
// entry that gives no number makes it nullopt, as does any other text.
std::optional<std::string> posixAclFromText(std::string_view text);

// The mode that a file with this access list (given in the form above) shows, for the mode that stands beside it: bsdtar writes the bits of the
// list's own entries for owner, group and others, where a file shows the mask's for the group (acl(5)). Any other mode stays as it is.
std::uint16_t modeWithPosixAcl(std::uint16_t mode, std::string_view list);

} // namespace assay
