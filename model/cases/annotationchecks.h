// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/displaysafe.h"
#include "cases/annotations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

// What every change of annotations is held against.
namespace assay {

inline Unexpected refused(std::string why)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, std::move(why)));
}

inline Unexpected tooMany(std::string what)
{
    return Unexpected(makeError(ErrorCode::LimitExceeded, {}, std::move(what)));
}

inline Status checkText(const std::string &text, std::uint32_t most, const char *what)
{
    if (text.size() > most)
        return tooMany(std::string(what) + " is longer than " + std::to_string(most) + " bytes");
    if (!isValidUtf8(text))
        return refused(std::string(what) + " is no UTF-8");
    return {};
}

inline Status checkStamp(const Stamp &stamp, const AnnotationLimits &limits)
{
    return checkText(stamp.user, limits.userBytes, "a user's name");
}

template<class Value, class Map, class Check>
Status change(Map &map, const std::optional<Value> &before, const std::optional<Value> &after, std::size_t most, const char *what, Check &&check)
{
    if ((!before && !after) || (before && after && before->id != after->id))
        return refused(std::string("a change of a ") + what + " that is none");
    const auto found = map.find(before ? before->id : after->id);
    if (before ? found == map.end() || found->second != *before : found != map.end())
        return refused(std::string("a ") + what + " is not what it was");
    if (!after) {
        map.erase(found);
        return {};
    }
    if (Status good = check(*after); !good)
        return good;
    if (!before && map.size() >= most)
        return tooMany("more than " + std::to_string(most) + " of the kind: " + what);
    map.insert_or_assign(after->id, *after);
    return {};
}

} // namespace assay
