// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/entry.h"

namespace assay {

// What is made in a folder with a default access list gets one from it (acl(5)), also when an engine makes it while unpacking a layer.
// Whether onDisk has the attributes of delivered, and besides only access lists that come from folderAbove: the named users and groups
// of its default list, with owner, mask and others as a later chmod may have set them; for a folder that default list itself, too.
bool hasInheritedAcl(const XattrList &delivered, const XattrList &onDisk, const XattrList &folderAbove, bool isDirectory);

} // namespace assay
