// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/tarout.h"
#include "report/exportnames.h"
#include "support/fuzzlayers.h"

#include <cctype>
#include <optional>
#include <string>

namespace {

std::optional<std::string> decoded(std::string_view name)
{
    std::string path;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '%') {
            path += name[i];
            continue;
        }
        if (i + 2 >= name.size() || !std::isxdigit(static_cast<unsigned char>(name[i + 1])) || !std::isxdigit(static_cast<unsigned char>(name[i + 2])))
            return std::nullopt; // was cut
        path += static_cast<char>(std::stoi(std::string(name.substr(i + 1, 2)), nullptr, 16));
        i += 2;
    }
    return path;
}

} // namespace

// Of any path without empty parts: a relative name of harmless bytes that leads nowhere else, is not too long, and from which the path
// can be told unless it was cut; and a tar that holds it has whole blocks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    std::string path;
    for (std::size_t i = 0; i < size; ++i) {
        const char c = static_cast<char>(data[i]);
        if (c != '\0' && (c != '/' || (!path.empty() && path.back() != '/')))
            path += c;
    }
    while (path.ends_with('/'))
        path.pop_back();
    if (path.empty())
        return 0;
    const std::string name = exportName(path);
    test::require(!name.empty() && name.size() <= longestExportName, "a name that is empty or too long");
    const std::string within = '/' + name + '/';
    for (const char *part : {"//", "/./", "/../", "/-"})
        test::require(within.find(part) == std::string::npos, "a part that leads elsewhere");
    for (const char c : name)
        test::require(c > ' ' && c < 0x7F && std::string_view("\\\"'`$*?[]<>|&;(){}!#~:").find(c == '~' ? 'x' : c) == std::string_view::npos, "a byte that is not harmless");
    if (const auto back = decoded(name))
        test::require(*back == path, "the path cannot be told from the name");
    else
        test::require(name.find("%~") != std::string::npos || name.starts_with("%long/"), "a name that is no code");
    std::size_t bytes = 0;
    TarOut tar([&bytes](std::string_view piece) {
        bytes += piece.size();
        return Status();
    }, 1);
    test::require(tar.beginFile(name, size) && tar.content({reinterpret_cast<const char *>(data), size}) && tar.endFile() && tar.finish() && bytes % 512 == 0,
                  "a tar without whole blocks");
    return 0;
}
