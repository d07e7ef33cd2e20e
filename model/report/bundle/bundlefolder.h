// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "report/bundle/bundlemanifest.h"
#include "report/sink.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace assay {

// A folder that appears whole or not at all: it is filled beside its place, and gets its name when all of it is on the disk. What was
// not published is gone with this object. Any number of threads may write different files.
class BundleFolder {
public:
    // Usage where folder cannot be had; makes nothing.
    static Status check(const std::string &folder);
    // folder may be there when it is empty. The error is Usage where anything else is.
    static Result<std::unique_ptr<BundleFolder>> make(const std::string &folder);
    ~BundleFolder();
    BundleFolder(const BundleFolder &) = delete;
    BundleFolder &operator=(const BundleFolder &) = delete;

    // path as isBundlePath() wants it, its folder is made; written, synced, and noted with its SHA-256.
    Status write(const std::string &path, const std::function<Status(const Sink &)> &writer, Context &context);
    // Where a file of that path is to be put by whoever writes it by itself; take() then reads, syncs and notes it.
    Result<std::string> place(const std::string &path);
    Status take(const std::string &path, Context &context);

    std::vector<BundleFile> files() const; // that are noted, sorted by path
    // The error of a file here, named by the place that it would have got.
    Error placed(Error error) const;
    // The same as one zip instead: all that is noted, sorted by path, below a folder "report". time is that of every file in it.
    Status publishZip(std::int64_t time, Context &context);
    Status publish(); // the error is Usage where something was put in its place meanwhile

private:
    BundleFolder(std::string destination, std::string temporary);
    void note(BundleFile file);

    std::string m_destination;
    std::string m_temporary; // "" once it has its name
    mutable std::mutex m_mutex; // of what follows
    std::vector<BundleFile> m_files;
};

} // namespace assay
