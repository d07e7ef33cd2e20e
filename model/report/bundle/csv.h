// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"

#include <string>
#include <string_view>

namespace assay {

// RFC 4180 with commas, UTF-8. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets
// an apostrophe before it and is quoted; columns of percent-encoded paths are the ones to read by program.
class CsvWriter {
public:
    explicit CsvWriter(const Sink &sink) : m_out(sink) { }

    void cell(std::string_view text); // valid UTF-8
    void endRow();
    bool failed() const { return m_out.failed(); }
    Status finish() { return m_out.finish(); }

private:
    BufferedSink m_out;
    bool m_first = true;
};

} // namespace assay
