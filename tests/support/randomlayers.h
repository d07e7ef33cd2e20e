// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace assay::test {

// Lines for buildLayer(), drawn from few names so that they meet often. The same seed gives the same lines everywhere.
class RandomLayers {
public:
    explicit RandomLayers(std::uint32_t seed) : m_state(seed * 2654435761U + 12345U) {}

    bool marks = true;     // whiteouts and opaque folders
    bool hardLinks = true;
    bool unreadable = false;
    bool links = true;     // symbolic ones, with entries below them

    std::uint32_t draw(std::uint32_t below)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return static_cast<std::uint32_t>((m_state >> 16) % below);
    }

    std::string path()
    {
        static constexpr std::array<const char *, 6> names = {"a", "b", "B", "c.d", "\\xff", "a\\x20b"};
        std::string text = names[draw(names.size())];
        for (std::uint32_t more = draw(4); more > 0; --more)
            text += std::string("/") + names[draw(names.size())];
        return text;
    }

    std::string line()
    {
        const std::string where = path();
        switch (draw(marks ? 14 : 12)) {
        case 0:
        case 1:
        case 2: return "d " + where + metadata() + (unreadable && draw(12) == 0 ? " !unreadable" : "");
        case 3: return links ? "l " + where + " -> " + path() : "p " + where + metadata();
        case 4: return hardLinks ? "h " + where + " -> " + path() : "s " + where + metadata();
        case 5: return "c " + where + metadata() + " " + std::to_string(draw(3)) + ":" + std::to_string(draw(3));
        case 6: return (draw(2) == 0 ? "p " : "s ") + where + metadata();
        case 12: return "w " + where;
        case 13: return "o " + where;
        default: return "f " + where + metadata() + " content" + std::to_string(draw(4)) + (unreadable && draw(12) == 0 ? " !unreadable" : "");
        }
    }

    std::string lines(std::uint32_t count)
    {
        std::string text;
        for (std::uint32_t i = 0; i < count; ++i)
            text += line() + '\n';
        return text;
    }

private:
    std::string metadata()
    {
        std::string text;
        if (draw(3) == 0)
            text += " 0" + std::to_string(700 + draw(8));
        if (draw(4) == 0)
            text += " " + std::to_string(draw(3)) + "/" + std::to_string(draw(3));
        if (draw(3) == 0)
            text += " @" + std::to_string(draw(3)) + (draw(3) == 0 ? ".5" : "") + (draw(3) == 0 ? " !whole" : "");
        if (draw(6) == 0)
            text += " user.k=" + std::to_string(draw(2));
        return text;
    }

    std::uint64_t m_state;
};

} // namespace assay::test
