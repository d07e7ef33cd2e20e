// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clioptions.h"

#include "app/clichecks.h"
#include "app/clicommandtable.h"
#include "app/clihelp.h"
#include "app/cliusage.h"
#include "base/displaysafe.h"
#include "base/joinwords.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <span>

namespace assay {
namespace {

std::optional<std::uint32_t> numberFrom(std::string_view text)
{
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(std::string(text)));
}

Status setSource(CliOptions &options, std::size_t role, const char *path)
{
    if (options.sources[role])
        return usage("a role is given twice");
    options.sources[role] = path;
    return {};
}

CustodyTransfer &custodyOf(CliOptions &options)
{
    return options.custody ? *options.custody : options.custody.emplace();
}

Status takeTrustOption(CliTrustOptions &options, int option, const char *value)
{
    TrustSourceFiles &relied = options.relied;
    switch (option) {
    case RequireOption: options.rules = value; break;
    case AtOption: options.at = value; break;
    case FromPlaceOption: options.from.emplace_back(value); break;
    case SignatureOption: options.signatures.emplace_back(value); break;
    case DiskOption: options.disk = true; break;
    case KeyOption: relied.publicKeys.emplace_back(value); break;
    case SigstoreRootOption: relied.sigstoreRoots.emplace_back(value); break;
    case LogKeyOption: relied.logKeys.emplace_back(value); break;
    case IdentityOption: relied.identities.push_back({value, {}}); break;
    case IdentityIssuerOption:
        if (relied.identities.empty() || !relied.identities.back().issuer.empty())
            return usage("--identity-issuer stands behind the --identity that it is for");
        relied.identities.back().issuer = value;
        break;
    case CaOption: relied.certificateAuthorities.emplace_back(value); break;
    case SigningCaOption: relied.signingAuthorities.emplace_back(value); break;
    case NotationConfigOption: relied.notationConfigs.emplace_back(value); break;
    case TufRootOption: relied.tufRoots.emplace_back(value); break;
    case TufRootKeyOption: relied.tufRootKeys.emplace_back(value); break;
    case OpenPgpKeyOption: relied.openPgpKeys.emplace_back(value); break;
    case OpenPgpFingerprintOption: relied.openPgpFingerprints.emplace_back(value); break;
    case MinisignKeyOption: relied.minisignKeys.emplace_back(value); break;
    default: break;
    }
    return {};
}

Status leaveOut(ReportOptions &report, std::string_view names)
{
    for (std::size_t at = 0; at <= names.size();) {
        const std::size_t end = std::min(names.find(',', at), names.size());
        const auto part = reportPartFromName(names.substr(at, end - at));
        if (!part)
            return usage("what can be left out is " + joinWords(reportParts, ", ", reportPartName));
        report.leaveOut(*part);
        at = end + 1;
    }
    return {};
}

// Options whose value is taken as it is.
struct TextOption {
    int option;
    std::string CliOptions::*member;
};
constexpr TextOption textOptions[] = {
    {ImageOption, &CliOptions::image}, {JsonOption, &CliOptions::json}, {HtmlOption, &CliOptions::html}, {PdfOption, &CliOptions::pdf},
    {BundleOption, &CliOptions::bundle}, {NotesOption, &CliOptions::notes}, {JournalOfOption, &CliOptions::journalOf},
    {SettingsOption, &CliOptions::settings}, {CaseOption, &CliOptions::caseFile}, {PassphraseFileOption, &CliOptions::passphraseFile},
    {ReplyOption, &CliOptions::reply}, {TimestampUrlOption, &CliOptions::timestampUrl}, {SourceOption, &CliOptions::source},
    {SignersOption, &CliOptions::signers}, {ManifestOption, &CliOptions::manifest}, {RootOption, &CliOptions::root},
};

// Of all that sign; false when it is none of these.
Result<bool> takeSigningOption(CliOptions &options, int option, const char *value)
{
    switch (option) {
    case SignKeyOption: options.signing.key = value; return true;
    case SignCertificateOption: options.signing.certificate = value; return true;
    case SignChainOption: options.signing.chain.emplace_back(value); return true;
    case SignOutsideValidityOption: options.signing.outsideValidity = true; return true;
    case PassphraseDescriptorOption: {
        const auto number = numberFrom(value);
        if (!number)
            return usage("--passphrase-fd wants the number of an open descriptor");
        options.passphraseDescriptor = static_cast<int>(*number);
        return true;
    }
    default: return false;
    }
}

// What is shown and how, by tree and by all that take their time; false when it is none of these.
Result<bool> takeShowingOption(CliOptions &options, int option, const char *value)
{
    switch (option) {
    case PageSizeOption:
        if (std::strcmp(value, "a4") != 0 && std::strcmp(value, "letter") != 0)
            return usage("--page-size is a4 or letter");
        options.pageSize = value;
        return true;
    case LayerOption:
        options.listing.layer = numberFrom(value);
        if (!options.listing.layer)
            return usage("--layer wants a number, 0 for the lowest layer");
        return true;
    case FormatOption: {
        const auto format = listingFormatFromName(value);
        if (!format)
            return usage("--format is text, bodyfile, mtree or json");
        options.listing.format = *format;
        return true;
    }
    case ProgressOption:
        if (std::strcmp(value, "json") != 0 && std::strcmp(value, "none") != 0)
            return usage("--progress is json or none");
        options.progress = std::strcmp(value, "json") == 0 ? ProgressStyle::Json : ProgressStyle::None;
        return true;
    default: return false;
    }
}

// One that is not of a single command.
Status takeGroupedOption(CliOptions &options, int option, const char *value)
{
    for (const auto take : {takeSigningOption, takeShowingOption}) {
        const auto taken = take(options, option, value);
        if (!taken || *taken)
            return taken ? Status() : Unexpected(taken.error());
    }
    const auto taken = takeFetchOption(options.fetch, option, value);
    if (!taken || *taken)
        return taken ? Status() : Unexpected(taken.error());
    if (takeReportWord(options.about, options.reportFiles, option, value))
        return {};
    return takeTrustOption(options.trust, option, value);
}

Status takeOption(CliOptions &options, int option, const char *value)
{
    for (const TextOption &text : textOptions) {
        if (option == text.option) {
            options.*text.member = value;
            return {};
        }
    }
    switch (option) {
    case VendorOption: return setSource(options, 0, value);
    case SavedOption: return setSource(options, 1, value);
    case LiveOption: return setSource(options, 2, value);
    case ImageStoreOption: options.imageStores.emplace_back(value); break;
    case KnownGoodOption: options.knownGood.emplace_back(value); break;
    case KnownBadOption: options.knownBad.emplace_back(value); break;
    case ScopeOption: {
        auto scope = scopeFromText(value);
        if (!scope)
            return Unexpected(scope.error());
        options.scope = std::move(*scope);
        break;
    }
    case HashOnceOption: options.hashOnce = true; break;
    case LeaveOutOption: return leaveOut(options.about, value);
    case JournalOption: options.journal = true; break;
    case CustodyOption: custodyOf(options).text = value; break;
    case FromOption: custodyOf(options).from = value; break;
    case ToOption: custodyOf(options).to = value; break;
    case AuthoritiesOption:
        options.authorities = value;
        options.trust.relied.timeStampAuthorities.emplace_back(value);
        break;
    case 'q': options.quiet = true; break;
    default: return takeGroupedOption(options, option, value);
    }
    return {};
}

// What is printed as "not stated". Everything else that is empty is a variable that a script has not set: what was asked for, perhaps that
// something be withheld, must not be passed over.
bool mayBeEmpty(int option)
{
    static constexpr int words[] = {CaseNumberOption, ReportNumberOption, TitleOption, ExaminerOption, ExaminerRoleOption, ExaminerContactOption, ExaminerQualificationOption, ReviewerOption,
                                    ReviewerContactOption, ReviewerQualificationOption, OrganisationOption, MarkingOption, SupersedesNumberOption, RevisionOption, RevisionReasonOption,
                                    FromOption, ToOption};
    return std::find(std::begin(words), std::end(words), option) != std::end(words);
}

// getopt_long() also takes the beginning of a name: "--case FILE" where there is no such option, but a "--case-number", would be the number.
bool isWholeName(std::string_view word, std::string_view name)
{
    return word.substr(0, word.find('=')) == "--" + std::string(name);
}

} // namespace

Result<CliOptions> parseCommandLine(int argc, char **argv)
{
    CliOptions options;
    if (argc < 2)
        return usage("a command is wanted: compare, verify, list, tree, case, trust, fetch, check, sign, timestamp, prove or self-test");
    const std::string_view first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") {
        if (argc > 2 && !shapeOf(argv[2]))
            return usage("there is no help on \"" + displaySafe(argv[2]) + "\": it is no command");
        if (argc > 2)
            options.helpTopic = argv[2];
        return options;
    }
    if (first == "--version" || first == "-V") {
        options.command = CliCommand::Version;
        return options;
    }
    const CommandShape *shape = shapeOf(first);
    if (!shape)
        return usage("\"" + displaySafe(first) + "\" is no command; there are compare, verify, list, tree, case, trust, fetch, check, sign, timestamp, prove and self-test");
    options.command = shape->command;
    opterr = 0;
    optind = 1;
    while (true) {
        int at = -1; // stays so for a single letter
        const int option = getopt_long(argc - 1, argv + 1, ":hq", shape->options, &at);
        if (option == -1)
            break;
        const char *word = argv[optind] ? argv[optind] : "";
        if (option == ':')
            return usage("\"" + displaySafe(word) + "\" wants a value");
        if (option == '?')
            return usage("\"" + displaySafe(word) + "\" is no option of " + shape->name);
        if (at >= 0) {
            const std::string_view typed = argv[optarg == argv[optind] ? optind - 1 : optind];
            if (!isWholeName(typed, shape->options[at].name))
                return usage("\"" + displaySafe(typed.substr(0, typed.find('='))) + "\" is no option of " + shape->name + "; there is \"--" + shape->options[at].name + "\"");
        }
        if (option == 'h') {
            options.command = CliCommand::Help;
            options.helpTopic = shape->name;
            return options;
        }
        if (optarg && *optarg == '\0' && !mayBeEmpty(option))
            return usage(std::string("the value of \"--") + shape->options[at].name + "\" is empty");
        if (const Status taken = takeOption(options, option, optarg); !taken)
            return Unexpected(taken.error());
    }
    // getopt_long() has moved what is no option to the end.
    const auto words = std::span(argv, static_cast<std::size_t>(argc)).subspan(static_cast<std::size_t>(optind) + 1);
    if (std::any_of(words.begin(), words.end(), [](const char *word) { return *word == '\0'; }))
        return usage("a path is empty");
    if (const Status complete = completeOptions(options, words); !complete)
        return Unexpected(complete.error());
    return options;
}

std::string helpText(const std::string &topic)
{
    const CommandShape *shape = shapeOf(topic);
    return shape ? shape->help : overviewHelp;
}

} // namespace assay
