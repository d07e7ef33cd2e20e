// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>

namespace assay {

// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    Descriptor(Descriptor &&other) noexcept : m_descriptor(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    ~Descriptor() { reset(); }

    explicit operator bool() const { return m_descriptor >= 0; }
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }
    void reset(int descriptor = -1);

private:
    int m_descriptor = -1;
};

// Whether what the descriptor (O_PATH is enough) stands for is a regular file, and its metadata; name is for the error.
Status checkRegular(int descriptor, const std::string &name, struct stat *status);

// The file that an O_PATH descriptor stands for, opened for reading without blocking and, where allowed, without touching
// its access time. The name (relative to directory) is used only where /proc is missing; what it then leads to is checked
// to be the same file. Empty with errno set when it cannot be opened.
Descriptor reopenForReading(int pathDescriptor, int directory, const char *name);
// The same by a descriptor of this process' /proc/self/fd, which spares the way there.
Descriptor reopenForReading(int pathDescriptor, int procDescriptors);

// All bytes, or the error; name is for that.
Status writeAll(int descriptor, std::string_view bytes, const std::string &name);

// Whether /proc/self/fd can be used here.
bool procDescriptorsUsable();

} // namespace assay
