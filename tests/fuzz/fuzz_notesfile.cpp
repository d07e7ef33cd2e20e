// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationjson.h"
#include "cases/journalreplay.h"
#include "support/fuzzlayers.h"

using namespace assay;

namespace {

JournalAgreement replayed(JournalKind kind, std::string_view payload, const Annotations &annotations)
{
    JournalReplay replay;
    for (std::uint64_t number = 1; number <= 2; ++number)
        replay.take({number, {}, std::string(journalKindName(kind)), std::string(payload), {}, {}});
    return replay.compare({{}, {}, &annotations});
}

} // namespace

// Notes may come from somebody else: a file, or a line of a journal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto read = readNotesFile(bytes, "notes.json")) {
        std::string written;
        test::require(writeNotesFile(*read, stringSink(written)).has_value(), "what was read is not written");
        const auto again = readNotesFile(written, "again.json");
        test::require(again && *again == *read, "what was written says something else");
        Annotations into;
        const Act act = importAct(into, *read, {});
        test::require(into.apply(act).has_value(), "what was read is not taken over");
        test::require(into.revert(act).has_value() && into.empty(), "it is not taken back");
    }
    if (const auto act = readAct(bytes, "journal")) {
        const auto again = readAct(actText(*act), "journal");
        test::require(again && actText(*again) == actText(*act), "an act says something else");
        Annotations annotations;
        if (annotations.apply(*act)) {
            JournalReplay replay;
            replay.take({1, {}, std::string(journalKindName(JournalKind::Undone)), actText(*act), {}, {}});
            const JournalAgreement held = replay.compare({{}, {}, &annotations});
            test::require(held.all == 0 && held.notCompared.empty(), "what an act says is not what came of it");
            test::require(annotations.revert(*act).has_value() && annotations.empty(), "an act is not taken back");
        } else {
            test::require(annotations.empty(), "half of an act was taken");
        }
    }
    for (int kind = 0; kind <= static_cast<int>(JournalKind::Continued); ++kind)
        (void)replayed(static_cast<JournalKind>(kind), bytes, Annotations());
    return 0;
}
