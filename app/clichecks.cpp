// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clichecks.h"

#include "app/clifetchoptions.h"
#include "app/cliusage.h"
#include "base/displaysafe.h"
#include "io/outputplaces.h"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

namespace assay {
namespace {

Status checkSigning(const CliOptions &options)
{
    const bool anything = !options.signing.certificate.empty() || !options.signing.chain.empty() || options.signing.outsideValidity || !options.passphraseFile.empty()
        || options.passphraseDescriptor >= 0;
    if (options.signing.key.empty())
        return anything ? usage("to sign, the private key is wanted too") : Status();
    if (!options.passphraseFile.empty() && options.passphraseDescriptor >= 0)
        return usage("the passphrase comes either from a file or from a descriptor");
    if (options.command != CliCommand::Sign && options.bundle.empty() && options.pdf.empty())
        return usage("what is signed is a PDF or a bundle: give --pdf or --bundle");
    return {};
}

Status checkStamping(const CliOptions &options)
{
    if (!options.timestampUrl.empty() && !options.reply.empty())
        return usage("a time stamp is either asked for, with --timestamp-url, or taken in, with --reply");
    const bool web = !options.fetch.authorities.empty() || !options.fetch.proxy.empty() || options.fetch.environmentProxy;
    if (web && options.timestampUrl.empty())
        return usage("--server-ca, --proxy and --proxy-from-environment say how a server is asked: they want --timestamp-url");
    return checkWebOptions(options.fetch);
}

// The reports pass over what is no number; a job that set it wants the same bytes each time, and is to be told.
bool isTimeOfCreationUsable()
{
    const char *given = std::getenv("SOURCE_DATE_EPOCH");
    if (!given)
        return true;
    const std::string_view text(given);
    std::int64_t seconds = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

// The folder is looked at, since the file need not be there yet.
std::string whereItLies(const std::string &output)
{
    const std::size_t end = output.find_last_not_of('/');
    const std::string name = output.substr(0, end == std::string::npos ? 0 : end + 1);
    return realPath(folderAround(name)) + '/' + name.substr(name.rfind('/') + 1);
}

// Two reports cannot share standard output, nor a file: the last one written would be all that is left.
Status checkOutputs(const CliOptions &options)
{
    if (!options.settings.empty() && (!options.image.empty() || !options.imageStores.empty()))
        return usage("--image and --image-store come from the file that --settings names; give them without it");
    const int onStandardOutput = (options.json == "-") + (options.html == "-") + (options.pdf == "-");
    if (options.bundle == "-")
        return usage("a bundle is a folder: it cannot go to standard output");
    if (options.caseFile == "-")
        return usage("a case is a file, and cannot go to standard output");
    if (onStandardOutput > 1)
        return usage("only one report can go to standard output");
    std::set<std::string> places;
    for (const std::string &output : {options.json, options.html, options.pdf, options.bundle, options.caseFile}) {
        const bool device = output.starts_with("/dev/");
        if (!output.empty() && output != "-" && !device && !places.insert(whereItLies(output)).second)
            return usage(displaySafe(output) + " is named for two outputs; give each a name of its own");
    }
    if (!isTimeOfCreationUsable())
        return usage("SOURCE_DATE_EPOCH is no number of seconds since 1970");
    return checkSigning(options);
}

// Of compare.
Status checkCompared(const CliOptions &options, std::span<const char *const> words)
{
    if (!words.empty())
        return usage("\"" + displaySafe(words.front()) + "\" has no role: give it with --vendor, --saved or --live");
    if (options.sources[0].has_value() + options.sources[1].has_value() + options.sources[2].has_value() < 2)
        return usage("compare wants two or three of --vendor, --saved and --live");
    if (!options.imageStores.empty() && !options.sources[2])
        return usage("--image-store belongs to --live");
    if (options.scope.kind == ScopeKind::Tagged && options.notes.empty())
        return usage("--scope tagged wants --notes FILE, which says what is tagged");
    return checkOutputs(options);
}

} // namespace

Status completeOptions(CliOptions &options, std::span<const char *const> words)
{
    if (options.command == CliCommand::Compare)
        return checkCompared(options, words);
    if (options.command == CliCommand::Verify) {
        if (!words.empty() || !options.sources[2])
            return usage("verify wants --live PATH and no other path");
        return checkOutputs(options);
    }
    if (options.custody && (options.custody->text.empty() || options.journal))
        return usage("--from and --to want --custody with a text, and no --journal");
    if (options.command == CliCommand::Sign && options.signing.key.empty())
        return usage("to sign, --key FILE is wanted");
    if (options.command == CliCommand::Prove) {
        if (words.size() != 2)
            return usage("prove wants a BUNDLE and a PATH");
        options.path = words[0];
        options.entry = words[1];
        return {};
    }
    if (options.command == CliCommand::SelfTest)
        return words.empty() ? Status() : usage("self-test wants no path: it brings its own case");
    if (const Status signing = checkSigning(options); !signing)
        return signing;
    if (options.command == CliCommand::Sign && options.timestampUrl.empty() && !options.authorities.empty())
        return usage("--tsa-ca says whose time stamp is taken: it wants --timestamp-url");
    const bool stamping = options.command == CliCommand::Sign || options.command == CliCommand::Timestamp;
    if (const Status asked = stamping ? checkStamping(options) : Status(); !asked)
        return asked;
    if (words.size() != 1)
        return usage(options.command == CliCommand::Fetch ? "one REFERENCE is wanted" : "one PATH is wanted");
    options.path = words.front();
    return options.command == CliCommand::Fetch ? checkFetchOptions(options.fetch) : Status();
}

} // namespace assay
