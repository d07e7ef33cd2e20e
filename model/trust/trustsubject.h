// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/trustreport.h"

#include <memory>
#include <string>
#include <vector>

namespace assay {

struct TrustSubjectPlace {
    std::string path;                     // a source, a registry's storage folder, a folder of trust metadata, or any file
    std::vector<std::string> imageStores; // as openWithImageStores() takes them
    std::string image;                    // as chooseImage() takes it
    std::vector<std::string> from;        // further places to look in
    std::vector<std::string> signatures;  // files
    bool readContent = false;             // all of the image, for the last step to the disk
};

// What is asked about, opened. The question points into loaded.
struct TrustSubject {
    TrustQuestion question;
    std::shared_ptr<const LoadedSource> loaded; // null where the content was not read
};

// The error is one of opening, or Usage with the choices where the image is not told.
Result<TrustSubject> openTrustSubject(const TrustSubjectPlace &place, const Limits &limits, Context &context);

// The same for an image of a source that is open already; layers: as they were read, null where they were not. location is opened once
// more, as folder or tar, where the source does not keep what it was read from.
Result<TrustQuestion> trustQuestionOf(const Source &source, std::size_t image, const std::vector<LoadedLayer> *layers, const std::vector<std::string> &from, const Limits &limits,
                                      Context &context);

} // namespace assay
