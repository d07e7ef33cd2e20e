// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"
#include "app/clifetch.h"
#include "app/cliguard.h"
#include "app/cliproof.h"
#include "app/clireports.h"
#include "app/cliselftest.h"
#include "app/clitrust.h"
#include "io/standardstreams.h"

#include <clocale>
#include <csignal>
#include <cstdio>

namespace {

assay::Context *interruptible = nullptr;

// The first interruption lets the work end in order; a second one ends the program.
extern "C" void onInterrupt(int signal)
{
    interruptible->cancel();
    std::signal(signal, SIG_DFL);
}

// Before anything is read, so that an early interruption ends as a late one does. What whoever started this has set aside (nohup, a shell's
// "&") stays so.
void takeInterruptions(assay::Context &context)
{
    interruptible = &context;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, onInterrupt) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (!assay::takeCareOfStreams())
        return 2;
    assay::Context context;
    takeInterruptions(context);
    std::setlocale(LC_CTYPE, "C.UTF-8");
    auto options = assay::parseCommandLine(argc, argv);
    if (!options) {
        assay::failed(options.error());
        std::fputs("Try: assay-cli --help\n", stderr);
        return 2;
    }
    if (const assay::Status settings = assay::applySettings(*options); !settings)
        return assay::failed(settings.error());
    using assay::CliCommand;
    for (const CliCommand reading : {CliCommand::Compare, CliCommand::Verify, CliCommand::List, CliCommand::Tree, CliCommand::Prove, CliCommand::Check, CliCommand::Trust, CliCommand::Fetch, CliCommand::SelfTest}) {
        if (options->command == reading)
            assay::giveUpWriting(*options); // before the first thread, which would not be held to it
    }
    switch (options->command) {
    case assay::CliCommand::Help: return assay::print(assay::helpText(options->helpTopic));
    case assay::CliCommand::Version: return assay::runVersion();
    case assay::CliCommand::Compare: return assay::runCompare(*options, context);
    case assay::CliCommand::Verify: return assay::runVerify(*options, context);
    case assay::CliCommand::List: return assay::runList(*options, context);
    case assay::CliCommand::Tree: return assay::runTree(*options, context);
    case assay::CliCommand::Case: return assay::runCase(*options, context);
    case assay::CliCommand::Sign: return assay::runSign(*options, context);
    case assay::CliCommand::Timestamp: return assay::runTimestamp(*options, context);
    case assay::CliCommand::Prove: return assay::runProve(*options, context);
    case assay::CliCommand::Check: return assay::runCheck(*options, context);
    case assay::CliCommand::Trust: return assay::runTrust(*options, context);
    case assay::CliCommand::Fetch: return assay::runFetch(*options, context);
    case assay::CliCommand::SelfTest: return assay::runSelfTest(*options, context);
    }
    return 2;
}
