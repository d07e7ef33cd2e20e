// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/tarmember.h"

#include "archive/tarentry.h"
#include "tree/layertreebuilder.h"

namespace assay {

Result<NodeId> addMember(LayerTreeBuilder &builder, const TarEntry &member)
{
    const Entry entry = entryOf(member, builder);
    if (member.type == EntryType::None) {
        noteUnsupportedType(builder, member);
        return NodeId{};
    }
    LayerTreeBuilder::Content content;
    content.xattrs = member.xattrs;
    if (member.sparse)
        builder.note(makeFinding("tar.sparse", member.path));
    if (member.hardLink) {
        auto added = builder.addHardLink(member.path, member.linkName, entry, content);
        return added ? Result<NodeId>(NodeId{}) : added;
    }
    content.target = member.linkName;
    content.wantsDigest = member.type == EntryType::File;
    auto added = builder.add(member.path, entry, content);
    if (!added || !content.wantsDigest || !*added || builder.entry(*added).digest == Entry::none)
        return added ? Result<NodeId>(NodeId{}) : added;
    return added;
}

} // namespace assay
