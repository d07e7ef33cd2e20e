// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/journal.h"

#include "base/displaysafe.h"
#include "base/version.h"
#include "formats/json.h"
#include "io/digest.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace assay {
namespace {

void appendEscaped(std::string &out, std::string_view text)
{
    const auto unit = [&out](unsigned value) {
        char escape[12];
        std::snprintf(escape, sizeof escape, "\\u%04x", value);
        out += escape;
    };
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint point = decodeUtf8(text, at);
        at += point.length;
        if (point.value == '"' || point.value == '\\') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (point.value >= 0x20 && point.value < 0x7F) {
            out += static_cast<char>(point.value);
        } else if (point.value > 0xFFFF) {
            unit(0xD800 + ((point.value - 0x10000) >> 10));
            unit(0xDC00 + ((point.value - 0x10000) & 0x3FF));
        } else {
            unit(point.value);
        }
    }
}

bool isStampText(std::string_view text)
{
    return text.size() <= mostStampBytes && isValidUtf8(text);
}

// "" when it is a JSON object in printable ASCII.
std::string problemOfPayload(std::string_view payload)
{
    if (payload.size() > mostPayloadBytes)
        return "its payload is longer than " + std::to_string(mostPayloadBytes) + " bytes";
    if (!std::all_of(payload.begin(), payload.end(), [](char c) { return c >= 0x20 && c < 0x7F; }))
        return "its payload is not printable ASCII";
    const auto value = parseJson(payload, {}, Limits());
    return value && value->is_object() ? "" : "its payload is no JSON object";
}

} // namespace

std::string_view journalKindName(JournalKind kind)
{
    switch (kind) {
    case JournalKind::Created: return "created";
    case JournalKind::Opened: return "opened";
    case JournalKind::Described: return "described";
    case JournalKind::Hashed: return "hashed";
    case JournalKind::Verified: return "verified";
    case JournalKind::Compared: return "compared";
    case JournalKind::Tagged: return "tagged";
    case JournalKind::Noted: return "noted";
    case JournalKind::Bookmarked: return "bookmarked";
    case JournalKind::Imported: return "imported";
    case JournalKind::Filtered: return "filtered";
    case JournalKind::Exported: return "exported";
    case JournalKind::Signed: return "signed";
    case JournalKind::Custody: return "custody";
    case JournalKind::Undone: return "undone";
    case JournalKind::Interpreted: return "interpreted";
    case JournalKind::TrustAdded: return "trusted key added";
    case JournalKind::TrustRemoved: return "trusted key removed";
    case JournalKind::TrustAgreed: return "trusted key agreed to";
    case JournalKind::TrustWithdrawn: return "trusted key no longer agreed to";
    case JournalKind::Fetched: return "fetched";
    case JournalKind::Continued: return "continued";
    }
    return "opened";
}

JournalStamp JournalStamp::now()
{
    JournalStamp stamp;
    std::array<char, 16 * 1024> buffer;
    struct passwd entry {};
    struct passwd *found = nullptr;
    const bool known = ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found;
    stamp.user = known ? toUtf8Lossy(found->pw_name) : std::to_string(::geteuid());
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0)
        stamp.host = toUtf8Lossy(host.data());
    stamp.tool = std::string(version) + " (" + std::string(commit) + ')';
    struct timespec clock {};
    ::clock_gettime(CLOCK_REALTIME, &clock);
    stamp.utc = isoTime(clock.tv_sec, static_cast<std::uint32_t>(clock.tv_nsec));
    for (std::string *text : {&stamp.user, &stamp.host, &stamp.tool}) {
        if (!isStampText(*text))
            text->clear();
    }
    return stamp;
}

std::string canonicalForm(const JournalEntry &entry)
{
    std::string out = "{\"sequence\":" + std::to_string(entry.sequence);
    const auto member = [&out](std::string_view name, std::string_view text) {
        out += ",\"";
        out += name;
        out += "\":\"";
        appendEscaped(out, text);
        out += '"';
    };
    member("utc", entry.stamp.utc);
    member("user", entry.stamp.user);
    member("host", entry.stamp.host);
    member("tool", entry.stamp.tool);
    member("kind", entry.kind);
    out += ",\"payload\":" + entry.payload;
    member("previous", toHex(entry.previous));
    return out += '}';
}

std::string journalLine(const JournalEntry &entry)
{
    return "{\"entry\":" + canonicalForm(entry) + ",\"hash\":\"" + toHex(entry.hash) + "\"}\n";
}

Result<JournalEntry> nextEntry(std::uint64_t lastSequence, const Sha256Digest &lastHash, const JournalStamp &stamp, const JournalDraft &draft)
{
    if (const std::string problem = problemOfPayload(draft.payload); !problem.empty())
        return Unexpected(makeError(draft.payload.size() > mostPayloadBytes ? ErrorCode::LimitExceeded : ErrorCode::Usage, {}, "an entry of the journal: " + problem));
    JournalEntry entry{lastSequence + 1, stamp, std::string(journalKindName(draft.kind)), draft.payload, lastHash, {}};
    entry.hash = sha256(canonicalForm(entry));
    return entry;
}

void JournalChain::take(const JournalEntry &entry)
{
    if (m_problem)
        return;
    const auto reason = [&]() -> std::string {
        if (entry.sequence != m_sequence + 1)
            return "it is missing: number " + std::to_string(entry.sequence) + " follows number " + std::to_string(m_sequence);
        const std::array<std::string_view, 5> texts = {entry.stamp.utc, entry.stamp.user, entry.stamp.host, entry.stamp.tool, entry.kind};
        if (!std::all_of(texts.begin(), texts.end(), isStampText))
            return "a text of it is not UTF-8 or too long";
        if (const std::string problem = problemOfPayload(entry.payload); !problem.empty())
            return problem;
        if (entry.previous != m_hash)
            return "it does not follow the entry before it, whose hash is " + toHex(m_hash);
        if (const Sha256Digest hash = sha256(canonicalForm(entry)); hash != entry.hash)
            return "its hash is " + toHex(hash) + " and is recorded as " + toHex(entry.hash);
        return {};
    }();
    if (!reason.empty()) {
        m_problem = JournalProblem{m_sequence + 1, reason};
        return;
    }
    m_sequence = entry.sequence;
    m_hash = entry.hash;
}

} // namespace assay
