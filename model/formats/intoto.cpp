// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/intoto.h"

#include "formats/json.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::size_t mostSubjects = 100'000;
constexpr std::size_t mostDigests = 32;

bool isHex(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::size_t hexDigits(std::string_view algorithm)
{
    return algorithm == "sha256" ? 64 : algorithm == "sha384" ? 96 : algorithm == "sha512" ? 128 : 0;
}

Result<InTotoSubject> subjectOf(const Json &value, const std::string &file)
{
    InTotoSubject subject;
    subject.name = stringMember(value, "name");
    const Json *digests = member(value, "digest");
    if (!digests || !digests->is_object() || digests->empty())
        return wrong(file, "a subject of the statement has no digest");
    if (digests->size() > mostDigests)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "a subject of the statement has more than " + std::to_string(mostDigests) + " digests"));
    for (auto at = digests->begin(); at != digests->end(); ++at) {
        if (!at->is_string())
            return wrong(file, "the digest \"" + at.key() + "\" of a subject is no text");
        std::string text = at->get<std::string>();
        const std::size_t digits = hexDigits(at.key());
        if (digits != 0 && (!isHex(text) || text.size() != digits))
            return wrong(file, "the digest \"" + at.key() + "\" of a subject is none");
        subject.digests.emplace_back(at.key(), std::move(text));
    }
    return subject;
}

// "/v1", "/v0.2", "/v2.3.1": anything else behind a known type makes it another type.
bool isVersion(std::string_view text)
{
    constexpr std::size_t mostBytes = 16;
    return text.starts_with("/v") && text.size() > 2 && text.size() <= mostBytes && text.find_first_not_of("0123456789.", 2) == std::string_view::npos;
}

} // namespace

std::string InTotoSubject::digest() const
{
    for (const std::string_view algorithm : {"sha256", "sha512", "sha384"}) {
        for (const auto &[known, value] : digests) {
            if (known == algorithm)
                return known + ':' + value;
        }
    }
    return {};
}

Result<InTotoStatement> parseInTotoStatement(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status spelled = refuseOtherSpellings(*json, {"_type", "subject", "predicateType", "predicate"}, file); !spelled)
        return Unexpected(spelled.error());
    const std::string type = stringMember(*json, "_type");
    if (type.empty())
        return wrong(file, "it has no \"_type\": it is no in-toto statement");
    if (type != "https://in-toto.io/Statement/v0.1" && type != "https://in-toto.io/Statement/v1")
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its type \"" + type + "\" is no in-toto statement of version 0.1 or 1"));
    InTotoStatement statement;
    statement.predicateType = stringMember(*json, "predicateType");
    if (statement.predicateType.empty())
        return wrong(file, "the statement has no \"predicateType\"");
    const Status read = forEachElement(*json, "subject", file, mostSubjects, [&](const Json &value) -> Status {
        auto subject = subjectOf(value, file);
        if (!subject)
            return Unexpected(subject.error());
        statement.subjects.push_back(std::move(*subject));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    if (statement.subjects.empty())
        return wrong(file, "the statement is about nothing: it has no subject");
    return statement;
}

std::string predicateName(std::string_view predicateType)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> names{{
        {"https://sigstore.dev/cosign/sign", "cosign signature"},
        {"https://slsa.dev/provenance", "SLSA provenance"},
        {"https://slsa.dev/verification_summary", "SLSA verification summary"},
        {"https://spdx.dev/Document", "SPDX"},
        {"https://cyclonedx.org/bom", "CycloneDX"},
        {"https://cyclonedx.org/schema", "CycloneDX"},
        {"https://in-toto.io/attestation/link", "in-toto link"},
        {"https://in-toto.io/Link", "in-toto link"},
        {"https://in-toto.io/attestation/vulns", "vulnerability scan"},
        {"https://cosign.sigstore.dev/attestation/vuln", "vulnerability scan"},
        {"https://openvex.dev/ns", "OpenVEX"},
        {"https://in-toto.io/attestation/test-result", "test result"},
        {"https://in-toto.io/attestation/release", "release"},
        {"https://in-toto.io/attestation/runtime-trace", "runtime trace"},
        {"https://in-toto.io/attestation/scai", "SCAI attributes"},
        {"https://cosign.sigstore.dev/attestation", "cosign attestation"},
    }};
    for (const auto &[base, name] : names) {
        if (!predicateType.starts_with(base))
            continue;
        const std::string_view version = predicateType.substr(base.size());
        if (version.empty())
            return std::string(name);
        if (isVersion(version))
            return std::string(name) + ' ' + std::string(version.substr(1));
    }
    return {};
}

std::string namedPredicate(std::string_view predicateType)
{
    const std::string name = predicateName(predicateType);
    return name.empty() ? std::string(predicateType) : name + " (" + std::string(predicateType) + ')';
}

} // namespace assay
