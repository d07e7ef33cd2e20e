// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/capability.h"

#include <array>
#include <cstdint>
#include <map>

namespace assay {
namespace {

// By number, from linux/capability.h of Linux 6.1.
constexpr std::array<std::string_view, 41> names{
    "cap_chown", "cap_dac_override", "cap_dac_read_search", "cap_fowner", "cap_fsetid", "cap_kill", "cap_setgid", "cap_setuid",
    "cap_setpcap", "cap_linux_immutable", "cap_net_bind_service", "cap_net_broadcast", "cap_net_admin", "cap_net_raw",
    "cap_ipc_lock", "cap_ipc_owner", "cap_sys_module", "cap_sys_rawio", "cap_sys_chroot", "cap_sys_ptrace", "cap_sys_pacct",
    "cap_sys_admin", "cap_sys_boot", "cap_sys_nice", "cap_sys_resource", "cap_sys_time", "cap_sys_tty_config", "cap_mknod",
    "cap_lease", "cap_audit_write", "cap_audit_control", "cap_setfcap", "cap_mac_override", "cap_mac_admin", "cap_syslog",
    "cap_wake_alarm", "cap_block_suspend", "cap_audit_read", "cap_perfmon", "cap_bpf", "cap_checkpoint_restore",
};

std::uint32_t wordAt(std::string_view value, std::size_t at)
{
    std::uint32_t word = 0;
    for (std::size_t i = 4; i-- > 0;)
        word = word << 8 | static_cast<unsigned char>(value[at + i]);
    return word;
}

} // namespace

std::optional<std::string> capabilityText(std::string_view value)
{
    // struct vfs_cap_data, vfs_ns_cap_data: revision and flags, then pairs of permitted and inheritable, little-endian.
    if (value.size() < 4)
        return std::nullopt;
    const std::uint32_t head = wordAt(value, 0);
    const std::uint32_t revision = head >> 24;
    const std::size_t pairs = revision == 1 ? 1 : 2;
    const std::size_t size = 4 + pairs * 8 + (revision == 3 ? 4 : 0);
    if (revision < 1 || revision > 3 || value.size() != size || (head & 0x00FFFFFE) != 0)
        return std::nullopt;
    const bool effective = (head & 1) != 0;
    std::map<std::string, std::string> sets; // "ep" -> names
    for (std::size_t i = 0; i < pairs * 32; ++i) {
        const std::size_t pair = 4 + i / 32 * 8;
        const bool permitted = (wordAt(value, pair) >> (i % 32) & 1) != 0;
        const bool inheritable = (wordAt(value, pair + 4) >> (i % 32) & 1) != 0;
        if (!permitted && !inheritable)
            continue;
        std::string letters = effective ? "e" : "";
        letters += inheritable ? "i" : "";
        letters += permitted ? "p" : "";
        std::string &list = sets[letters];
        list += list.empty() ? "" : ",";
        list += i < names.size() ? std::string(names[i]) : "cap_" + std::to_string(i);
    }
    std::string text;
    for (const auto &[letters, list] : sets) {
        text += text.empty() ? "" : " ";
        text += list;
        text += '=';
        text += letters;
    }
    if (text.empty())
        text = "=";
    if (revision == 3)
        text += " [rootid=" + std::to_string(wordAt(value, size - 4)) + "]";
    return text;
}

} // namespace assay
