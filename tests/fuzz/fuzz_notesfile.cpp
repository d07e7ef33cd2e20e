// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationjson.h"
#include "support/fuzzlayers.h"

using namespace assay;

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
        if (annotations.apply(*act))
            test::require(annotations.revert(*act).has_value() && annotations.empty(), "an act is not taken back");
        else
            test::require(annotations.empty(), "half of an act was taken");
    }
    return 0;
}
