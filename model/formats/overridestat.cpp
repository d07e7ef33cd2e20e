// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/overridestat.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace assay {
namespace {

using Type = OverrideStat::Type;

constexpr std::array<std::string_view, 3> attributeNames = {"user.containers.override_stat", "user.fuseoverlayfs.override_stat",
                                                            "security.fuseoverlayfs.override_stat"};

struct TypeName {
    std::string_view name;
    Type type;
};
constexpr std::array<TypeName, 7> typeNames = {{{"file", Type::File}, {"dir", Type::Directory}, {"symlink", Type::Symlink}, {"pipe", Type::Fifo},
                                                {"socket", Type::Socket}, {"block", Type::Block}, {"char", Type::Character}}};

// Cuts off text what stands before divider, and divider itself; all of it when there is none.
std::string_view cut(std::string_view &text, char divider)
{
    const std::size_t end = std::min(text.find(divider), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

// Digits only, and all of text.
std::optional<std::uint32_t> number(std::string_view text, int base)
{
    std::uint32_t value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, base);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

std::optional<std::uint32_t> ownerId(std::string_view text)
{
    if (!text.starts_with('-'))
        return number(text, 10);
    const auto value = number(text.substr(1), 10);
    if (!value || *value > std::uint32_t{1} << 31)
        return std::nullopt;
    return std::uint32_t{0} - *value;
}

} // namespace

bool isOverrideStatName(std::string_view attribute)
{
    return std::find(attributeNames.begin(), attributeNames.end(), attribute) != attributeNames.end();
}

Result<OverrideStat> parseOverrideStat(std::string_view value, const std::string &file, std::string_view attribute)
{
    const auto wrong = [&](const char *what) {
        return Unexpected(makeError(ErrorCode::Malformed, file, std::string(attribute) + " " + what));
    };
    if (std::count(value.begin(), value.end(), ':') < 2)
        return wrong("has less than three parts");
    const auto uid = ownerId(cut(value, ':'));
    if (!uid)
        return wrong("has no user id");
    const auto gid = ownerId(cut(value, ':'));
    if (!gid)
        return wrong("has no group id");
    const bool namesType = value.find(':') != std::string_view::npos;
    const auto mode = number(cut(value, ':'), 8);
    if (!mode)
        return wrong("has no octal mode");
    OverrideStat stat;
    stat.uid = *uid;
    stat.gid = *gid;
    stat.mode = static_cast<std::uint16_t>(*mode & 07777U);
    if (!namesType)
        return stat;
    std::string_view kind = cut(value, ':');
    const auto known = std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName &type) { return kind.starts_with(type.name); });
    if (known == typeNames.end())
        return wrong("has no known file type");
    stat.type = known->type;
    if (stat.type == Type::Block || stat.type == Type::Character) {
        const bool named = cut(kind, '-') == known->name;
        const auto major = number(cut(kind, '-'), 10);
        const auto minor = number(cut(kind, '-'), 10);
        if (!named || !major || !minor)
            return wrong("has no device numbers");
        stat.major = *major;
        stat.minor = *minor;
    }
    return stat;
}

} // namespace assay
