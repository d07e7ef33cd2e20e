// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

inline constexpr std::string_view capabilityAttribute = "security.capability";

// The value of the attribute security.capability (struct vfs_ns_cap_data of linux/capability.h, revisions 1 to 3) in
// words, as getcap writes them: "cap_net_admin,cap_net_raw=ep", with "[rootid=100000]" for a value of a user namespace.
// None when it is no such value: another size than its revision has, or flags and revisions Linux does not know.
std::optional<std::string> capabilityText(std::string_view value);

} // namespace assay
