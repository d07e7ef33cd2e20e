// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarheader.h"

#include <memory>
#include <string>

namespace assay {

// A second opinion on headers: libarchive reads each of them too. An archive that two readers take differently can show one
// thing to the examiner and another to the engine. libarchive is given the header blocks and nothing else: its content
// reading is left out, because 3.6.2 gives no bytes for a sparse file that is one hole, and what hostile content can reach
// stays small. One thread.
class SecondReader {
public:
    SecondReader();
    ~SecondReader();
    SecondReader(const SecondReader &) = delete;
    SecondReader &operator=(const SecondReader &) = delete;

    // What libarchive understands otherwise in the header blocks of a member, one English clause; "" when nothing.
    std::string objection(std::span<const std::byte> headerBlocks, const TarHeader &header);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace assay
