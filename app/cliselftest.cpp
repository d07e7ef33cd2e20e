// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliselftest.h"

#include "app/clicommands.h"
#include "app/clipainting.h"
#include "app/clireports.h"
#include "selftest/samplecase.h"
#include "selftest/selftestpage.h"

namespace assay {

int runSelfTest(const CliOptions &options, Context &context)
{
    const PaintingApplication application;
    const auto result = runSelfTest(sampleFolder(), {{"qt", qVersion()}}, context);
    if (!result)
        return failed(result.error());
    if (!options.html.empty()) {
        if (const Status written = writeOut(options.html, [&](const Sink &sink) { return writeSelfTestHtml(*result, sink); }); !written)
            return failed(written.error());
    }
    const int printed = options.html == standardOutput ? 0 : print(selfTestText(*result));
    return printed != 0 ? printed : result->passed() ? 0 : 1;
}

} // namespace assay
