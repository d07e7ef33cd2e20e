// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportcontent.h"
#include "report/sink.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The markup of the HTML report, buffered: what << gets is ours and goes out as it is, everything else is
// escaped.
class HtmlOut {
public:
    explicit HtmlOut(const Sink &sink) : m_out(sink) { }

    HtmlOut &operator<<(std::string_view markup)
    {
        m_out << markup;
        return *this;
    }
    HtmlOut &operator<<(char markup) { return *this << std::string_view(&markup, 1); }

    // What is ours or has been through displaySafe(), as text of an element or of a quoted attribute.
    void text(std::string_view plain);
    // The same with places to break after slashes. Parts that are not plain ASCII are kept apart, so that
    // text that runs from right to left cannot change the order of the parts of a path.
    void path(std::string_view safe);
    void evidence(std::string_view safe);
    // A name from evidence, and its bytes when it has others than visible ASCII ones.
    void name(std::string_view bytes);

    void heading(std::string_view id, std::string_view title); // numbered
    void fact(const Fact &one);
    void badge(const StatusTerm &term);
    void terms(const std::vector<Term> &list);
    void shownNote(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many);

    bool failed() const { return m_out.failed(); }
    Status finish() { return m_out.finish(); }

private:
    void textWithTimes(std::string_view plain);

    BufferedSink m_out;
    int m_section = 0;
};

} // namespace assay
