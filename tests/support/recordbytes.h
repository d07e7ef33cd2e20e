// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "integration/made.h"

#include <span>
#include <string>
#include <vector>

// The record that Docker keeps of a layer's tar (tar-split), written as vbatts/tar-split writes it, but for the name: it must need no
// escapes. The checksums of contents are left at nothing, as if none of them were right.
namespace assay::test {

inline std::string recordOf(const std::vector<Member> &members)
{
    std::string record;
    std::string pending; // raw bytes of the tar since the last file
    std::size_t position = 0;
    const auto segment = [&] {
        record += R"({"type":2,"payload":")" + toBase64(pending) + R"(","position":)" + std::to_string(position++) + "}\n";
        pending.clear();
    };
    for (const Member &member : members) {
        const std::string bytes = memberBytes(member);
        const std::size_t content = member.type == '0' ? member.content.size() : 0;
        const std::size_t padded = (content + 511) / 512 * 512;
        pending += bytes.substr(0, bytes.size() - padded);
        segment();
        record += R"({"type":1,"name":")" + member.name + R"(","size":)" + std::to_string(content) + R"(,"payload":)"
            + (content == 0 ? "null" : "\"AAAAAAAAAAA=\"") + R"(,"position":)" + std::to_string(position++) + "}\n";
        pending = bytes.substr(bytes.size() - padded + content);
    }
    pending += std::string(1024, '\0');
    segment();
    return record;
}

} // namespace assay::test
