// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportwords.h"

namespace assay {

const std::vector<StatusTerm> &statusTerms()
{
    static const std::vector<StatusTerm> terms = {
        {DiffStatus::Identical, "=", "identical", "Nothing that is compared differs."},
        {DiffStatus::Added, "A", "added", "The path is in the later state only."},
        {DiffStatus::Removed, "R", "removed", "The path is in the earlier state only."},
        {DiffStatus::Type, "T", "type changed", "The path is another kind of file."},
        {DiffStatus::Modified, "M", "modified", "Content, link target or device numbers differ."},
        {DiffStatus::Metadata, "m", "metadata only",
         "Only mode, owner, time, extended attributes or shared names differ."},
        {DiffStatus::Unknown, "!", "not determined",
         "No difference was found, but not all of it could be compared."},
    };
    return terms;
}

const StatusTerm &statusTerm(DiffStatus status)
{
    return statusTerms()[static_cast<std::size_t>(status)];
}

const std::vector<Term> &changeTerms()
{
    static const std::vector<Term> terms = {
        {"added", "The path is in the later state only."},
        {"removed", "The path is in the earlier state only."},
        {"type", "Another kind of file. Nothing else is compared then."},
        {"content", "Another SHA-256 of the file's bytes; where one of the two is not known, another size."},
        {"target", "The symbolic link leads elsewhere."},
        {"device", "Another device number."},
        {"mode", "Other permission, setuid, setgid or sticky bits. Not compared for symbolic links."},
        {"owner", "Another numeric user or group."},
        {"mtime",
         "Another time of modification. Where one side has whole seconds only, whole seconds are compared."},
        {"xattrs",
         "Other extended attributes (capabilities and access lists are such). Those that overlay keeps for "
         "itself are left out."},
        {"links", "Another set of names shares the file."},
    };
    return terms;
}

const std::vector<Term> &explanationTerms()
{
    static const std::vector<Term> terms = {
        {"engine.time-clamped-to-1970",
         "Engines write a time before 1970 as 1970-01-01T00:00:00Z when they unpack a layer."},
        {"engine.save-drops-socket",
         "A saved image holds no sockets, so one that a build left on disk is on disk only."},
        {"engine.save-drops-xattr",
         "A saved image holds few kinds of extended attributes, so others are on disk only."},
        {"engine.folder-not-described",
         "A layer puts something into this folder without a word on the folder itself: the engine that unpacked "
         "it has made it as it makes such folders, or its time is that of the unpacking."},
        {"engine.acl-inherited",
         "The folder above gives its default access list to what is made in it, so also to what an engine unpacks."},
        {"engine.copy-drops-xattr",
         "The vfs driver copies each layer for the one above, and keeps few extended attributes in the copy."},
    };
    return terms;
}

const std::vector<Term> &verdictTerms()
{
    static const std::vector<Term> terms = {
        {"intact", "What is there agrees with the digest or the record it must agree with."},
        {"altered", "It does not agree; the reason and the findings say in what."},
        {"unverifiable",
         "There is nothing to hold it against, or that could not be read; the reason says what is missing."},
    };
    return terms;
}

const std::vector<Term> &linkTerms()
{
    static const std::vector<Term> terms = {
        {"\u2713 holds", "The record says what the one before it demands, or what it names is there."},
        {"\u2717 broken", "It says something else, or what it names is not there; both values are given."},
        {"? unknown",
         "It could not be read, or nothing in the store says what it must be; the value found tells why."},
    };
    return terms;
}

const std::vector<Term> &containerTerms()
{
    static const std::vector<Term> terms = {
        {"added", "The container has the path, its image has not."},
        {"changed",
         "The container has other content, another link target or another kind of file there than its "
         "image."},
        {"deleted", "The image has the path, the container hides it."},
        {"metadata only", "The content is the image's; mode, owner, time or attributes are not."},
        {"engine file altered",
         "The folder that the engine fills for each container, with empty files to mount over, holds "
         "something else."},
        {"not listed",
         "Of all of these, those that the engine's own command (docker diff, podman diff) does not list."},
    };
    return terms;
}

const std::vector<Term> &glossary()
{
    static const std::vector<Term> terms = {
        {"vendor, saved, live",
         "The three states: what was released as a root file system, what was saved as an image, and what "
         "lies in the store of an engine."},
        {"layer",
         "A set of files that is laid over the ones below it. Layers are counted from 0, the lowest."},
        {"diff id", "SHA-256 of a layer as an uncompressed tar archive; the image's configuration names it."},
        {"recomputed",
         "The same digest, made again from the bytes at hand. Where a store holds a layer's files and a "
         "record of its archive instead of the archive, it covers the content of the files that the archive "
         "had: not their modes, owners and attributes on disk, and no files added there. Those are compared "
         "one by one."},
        {"chain id", "Digest of a layer together with all layers below it; engines find a layer by it."},
        {"whiteout", "A mark in a layer that hides a path of the layers below."},
        {"opaque", "A mark on a directory that hides all that the layers below have in it."},
        {"store", "Where a thing lies inside of its source."},
        {"missed by", "Commands of the engine that report nothing in a case of this kind."},
        {"SHA-256", "A digest of 256 bits. Equal digests are taken as equal content."},
        {"Merkle root",
         "One digest that stands for a whole list (RFC 6962): of each line of a listing, and of all of them in order. "
         "Another line, one more or one less gives another root."},
        {"\\n, \\xNN, \\u{XXXX}",
         "Stand for characters that do not show or that mislead, and for bytes that are no text. A backslash "
         "of the name itself is doubled."},
    };
    return terms;
}

const std::vector<TruthRow> &truthTable()
{
    static const std::vector<TruthRow> rows = {
        {{true, true, true}, "by what differs", "by what differs", "In all three; the change words say what differs."},
        {{true, true, false}, "by what differs", "R removed", "Gone from the disk since the image was saved."},
        {{true, false, true}, "R removed", "A added", "Not in the saved image, and there again on the disk."},
        {{true, false, false}, "R removed", "\u2013", "Only in what was released."},
        {{false, true, true}, "A added", "by what differs", "Came with the image that was saved."},
        {{false, true, false}, "A added", "R removed", "Only in the saved image."},
        {{false, false, true}, "\u2013", "A added", "Only on the disk."},
        {{false, false, false}, "\u2013", "\u2013", "In none; no such path is listed."},
    };
    return rows;
}

const std::vector<std::string_view> &truthNotes()
{
    static const std::vector<std::string_view> notes = {
        "\u201CBy what differs\u201D is, in this order: T another type; M another content, link target or device number; m only metadata; ! no "
        "difference found but not all of it compared; = nothing differs.",
        "A directory that could not be listed whole never makes a path count as missing in it: that step is \u201Cnot determined\u201D.",
        "Where only two states were given, there is one step, from the earlier to the later of them.",
    };
    return notes;
}

const std::vector<Term> &checkTerms()
{
    static const std::vector<Term> terms = {
        {"sha256sum -c --strict SHA256SUMS", "In the folder of the report: every file is what it was when the report was written."},
        {"sha256sum SOURCE", "The archive at hand is the one that was compared, where a SHA-256 stands on the first page."},
        {"mtree -f sources/ROLE.mtree -p FOLDER", "An unpacked root file system still has the types, modes, owners, times, sizes and contents listed. "
         "Read what is printed: paths that are there too many do not change the exit status."},
        {"sha256sum evidence.json", "Is the number that stands as evidence file on the first page."},
        {"assay-cli check FOLDER", "All of this at once, and the Merkle roots from the lines of the listings."},
        {"openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json -CAfile CA.pem", "Who signed the manifest, where there is a signature."},
        {"openssl ts -verify -data manifest.json -in manifest.json.tsr -CAfile TSA.pem", "That the manifest was there at that time, where there is a time stamp."},
        {"pdfsig report.pdf", "Who signed the PDF, where it is signed."},
    };
    return terms;
}

const std::vector<std::string_view> &methodParagraphs()
{
    static const std::vector<std::string_view> paragraphs = {
        "Each source was only read, and not changed. The layers of an image were laid over each "
        "other as an engine does, so that for every path there is one entry a reader of the image would see. "
        "Paths were then compared byte for byte by name, and entries by type, content, link target, device "
        "number, mode, owner, time of modification, extended attributes and shared names.",
        "A difference is called explained only where the evidence of that very path proves that an engine "
        "that works as intended makes it. All other differences are unexplained: no cause is claimed for "
        "them.",
        "A finding is something in the evidence that does not agree with a record or with its format; of severity info, "
        "something else that a reader should know of, as that a digest does agree. It is stated with where it is; who or "
        "what caused it is not part of this report.",
    };
    return paragraphs;
}

std::string_view writeGuardText(WriteGuard guard)
{
    switch (guard) {
    case WriteGuard::None:
        return "Evidence was opened for reading only. The kernel was not asked to refuse writing, or cannot: that nothing was written rests on the program.";
    case WriteGuard::AroundEvidence:
        return "Evidence was opened for reading only. Before that, the kernel (Landlock) was told to keep this process from creating, writing, renaming or deleting any file "
               "outside of the folders of its reports and temporary files, and a test showed that it did. Some of the evidence lay beneath such a folder; there it rests on the program.";
    case WriteGuard::Evidence:
        return "Evidence was opened for reading only. Before that, the kernel (Landlock) was told to keep this process from creating, writing, renaming or deleting any file "
               "outside of the folders of its reports and temporary files, and a test showed that it did. All of the evidence lay outside of them.";
    case WriteGuard::NotGiven:
        return "Evidence was opened for reading only. The kernel was asked to refuse writing (Landlock), and did not, or not for every thread that read evidence: that nothing was "
               "written rests on the program.";
    case WriteGuard::ThreadsAroundEvidence:
        return "Evidence was opened for reading only. Each thread of the program that read evidence had the kernel (Landlock), before it did so, keep it from creating, writing, renaming "
               "or deleting any file outside of the folder for temporary files and, where it wrote reports or copies, the folders of those; a test in each thread showed that it did. "
               "The threads that write the case and show the window read no evidence, and could write. Some of the evidence lay beneath such a folder; there it rests on the program.";
    case WriteGuard::ThreadsOutside:
        return "Evidence was opened for reading only. Each thread of the program that read evidence had the kernel (Landlock), before it did so, keep it from creating, writing, renaming "
               "or deleting any file outside of the folder for temporary files and, where it wrote reports or copies, the folders of those; a test in each thread showed that it did. "
               "The threads that write the case and show the window read no evidence, and could write. All of the evidence lay outside of these folders.";
    case WriteGuard::FromCase:
        return "The comparison was taken from a case: which guarantee held when its evidence was read is not recorded there. What this program has read of the evidence itself, as to "
               "hash it again, it opened for reading only.";
    }
    return {};
}

const std::vector<std::string_view> &standingLimitations()
{
    static const std::vector<std::string_view> texts = {
        "Only what the sources hold was compared. Memory, running processes, volumes and the network are not "
        "part of it.",
        "Times of last access, of change of the inode and of creation are not compared: archives do not "
        "carry them.",
        "Many archives hold whole seconds and few kinds of extended attributes. What a format cannot hold is "
        "not missing because of an act.",
        "Times of modification and owners are what the evidence says. Whoever can write a file can set them.",
        "That two states are the same does not say that either is free of faults.",
        "A difference says that two states are not the same. It does not say who made it, when, or what for.",
        "What was encrypted or packed inside of a file was compared as the bytes of that file.",
    };
    return texts;
}

std::string groupedNumber(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string shownText(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many)
{
    if (shown < all)
        return groupedNumber(shown) + " of " + groupedNumber(all) + ' ' + std::string(many)
            + " shown; the evidence file has all.";
    if (all == 1)
        return "1 " + std::string(one) + '.';
    return "All " + groupedNumber(all) + ' ' + std::string(many) + " shown.";
}

} // namespace assay
