// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/layerread.h"

#include "archive/tarreader.h"
#include "io/digest.h"
#include "source/tarmember.h"
#include "tree/layertreebuilder.h"
#include "tree/treebudget.h"

namespace assay {
namespace {

void noteBrokenOff(LayerContent &content, const Error &error)
{
    Finding finding = makeFinding("tar.truncated");
    finding.store = error.file;
    finding.detail.emplace_back("reason", error.message());
    content.findings.push_back(std::move(finding));
    content.skipped.push_back({error.file, error.message()});
    content.complete = false;
}

void noteUnread(LayerContent &content, const std::string &path, const Error &error)
{
    Finding finding = makeFinding("source.unreadable", path);
    finding.store = error.file;
    finding.detail.emplace_back("reason", error.message());
    content.findings.push_back(std::move(finding));
    content.skipped.push_back({path, error.message()});
    content.complete = false;
}

// Polls context itself: the holes of a sparse file come from no stream that would.
Status hashMember(TarReader &reader, Sha256 &hash, const std::string &name, const Context &context)
{
    while (true) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name, "cancelled"));
        const auto run = reader.read();
        if (!run)
            return Unexpected(run.error());
        if (run->empty())
            return {};
        hash.update(*run);
    }
}

// Reads all members into the builder. The result is why it broke off, if it did; the error is what ends the whole layer.
Result<std::optional<Error>> readMembers(TarReader &reader, LayerTreeBuilder &builder, LayerContent &content, const std::string &name, const Limits &limits,
                                         Context &context)
{
    Sha256 hash;
    std::uint64_t members = 0;
    std::optional<Error> broken;
    while (true) {
        const auto member = reader.next();
        if (!member) {
            broken = member.error();
            break;
        }
        if (!*member)
            break;
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name, "cancelled"));
        // Members of a type that is not unpacked count as well: they leave findings.
        if (++members > limits.entriesPerSource)
            return Unexpected(makeError(ErrorCode::LimitExceeded, name, "more than " + std::to_string(limits.entriesPerSource) + " members"));
        context.addEntries(1);
        const auto added = addMember(builder, **member);
        if (!added)
            return Unexpected(makeErrorAt(added.error().code, name, (*member)->headerOffset, added.error().detail));
        if (!*added)
            continue;
        const Status read = hashMember(reader, hash, name, context);
        const Sha256Digest digest = hash.finish();
        if (read) {
            builder.setDigest(*added, digest);
            continue;
        }
        builder.entry(*added).flags |= EntryFlag::Unreadable;
        if (read.error().code != ErrorCode::LimitExceeded) {
            broken = read.error();
            break;
        }
        // A sparse file that stands for more than may be read: what comes after it can be. A limit of the stream stops next().
        noteUnread(content, (*member)->path, read.error());
    }
    if (broken && (broken->code == ErrorCode::Cancelled || broken->code == ErrorCode::LimitExceeded || members == 0))
        return Unexpected(*broken);
    return broken;
}

// What comes after the last member; the layer's own digest when that could be read to the end.
Status readTrailing(TarReader &reader, HashingStream &hashing, LayerContent &content, const std::string &name)
{
    const auto trailing = reader.drain();
    if (!trailing) {
        if (trailing.error().code == ErrorCode::Cancelled || trailing.error().code == ErrorCode::LimitExceeded)
            return Unexpected(trailing.error());
        noteBrokenOff(content, trailing.error());
        return {};
    }
    content.digest = hashing.finish();
    if (*trailing != 0) {
        Finding finding = makeFinding("source.trailing-data");
        finding.store = name;
        finding.detail.emplace_back("bytes", std::to_string(*trailing));
        content.findings.push_back(std::move(finding));
    }
    return {};
}

} // namespace

Result<LayerContent> readTarLayer(ByteStreamPtr stream, bool whiteoutNames, const Limits &limits, Context &context, TreeBudget *together,
                                  const std::optional<Sha256Digest> &whole)
{
    const std::string name = stream->name();
    auto owned = std::make_unique<HashingStream>(std::move(stream), whole);
    HashingStream &hashing = *owned;
    TarReader reader(std::move(owned), limits);
    LayerTreeBuilder builder(limits, together);
    builder.setWhiteoutNames(whiteoutNames);
    LayerContent content;
    const auto broken = readMembers(reader, builder, content, name, limits, context);
    if (!broken)
        return Unexpected(broken.error());
    if (*broken) {
        noteBrokenOff(content, **broken);
        builder.entry(LayerTree::root).flags |= EntryFlag::Unreadable;
    } else if (const Status read = readTrailing(reader, hashing, content, name); !read) {
        return Unexpected(read.error());
    }
    content.bytes = hashing.bytesRead();
    if (whiteoutNames)
        builder.noteRootMark();
    Findings readerFindings = reader.takeFindings();
    std::move(readerFindings.begin(), readerFindings.end(), std::back_inserter(content.findings));
    std::move(builder.findings().begin(), builder.findings().end(), std::back_inserter(content.findings));
    content.tree = std::make_shared<const LayerTree>(builder.finish());
    return content;
}

} // namespace assay
