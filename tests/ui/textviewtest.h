// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts for the tests of the views of text, and the wait until such a view shows them.

#include "ui/tst_preview_support.h"

#include "ui/preview/textcompareview.h"
#include "ui/preview/textcontent.h"

#include <string>
#include <string_view>

namespace assay::test {

inline TextContentPtr textOf(const std::string &bytes, TextEncoding encoding = TextEncoding::Automatic)
{
    Context context;
    const auto text = readText(*fake(bytes), encoding, context);
    return text ? *text : nullptr;
}

inline bool ready(TextCompareView &view, JobRunner &runner)
{
    return QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000) && settled(runner);
}

inline const std::string script = "#!/bin/sh\n"
                           "# starts the tool\n"
                           "set -eu\n"
                           "\n"
                           "if [ -f \"$HOME/.toolrc\" ]; then\n"
                           "\t. \"$HOME/.toolrc\"\n"
                           "fi\n"
                           "echo tool version 1\n"
                           "exec /opt/demo/lib/tool \"$@\"\n";

inline std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    text.replace(text.find(what), what.size(), with);
    return text;
}

} // namespace assay::test
