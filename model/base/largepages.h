// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

// Asks the kernel for pages of 2 MiB where memory of this size is touched for the first time: with pages of 4 KiB, a table of a million rows
// costs as long for their making as for its filling. Any memory of the heap; what the kernel cannot do is left out.
void adviseLargePages(const void *memory, std::size_t bytes);

// reserve() of what is going to be filled.
template<class T>
void reserveLarge(std::vector<T> &table, std::size_t count)
{
    table.reserve(count);
    adviseLargePages(table.data(), table.capacity() * sizeof(T));
}

// resize() of what is empty so far.
template<class T>
void resizeLarge(std::vector<T> &table, std::size_t count)
{
    reserveLarge(table, count);
    table.resize(count);
}

inline void reserveLarge(std::string &text, std::size_t bytes)
{
    text.reserve(bytes);
    adviseLargePages(text.data(), text.capacity());
}

} // namespace assay
