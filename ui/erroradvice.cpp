// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/erroradvice.h"

#include <QCoreApplication>

namespace assay {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(assay::Session)
};

} // namespace

QString adviceFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Permission:
        return Texts::tr("Run Assay as a user who may read it, or make a copy: \"sudo tar --xattrs --xattrs-include='*' -C FOLDER -cf "
                           "copy.tar .\" keeps all there is to compare.");
    case ErrorCode::NotFound: return Texts::tr("Check the path; a medium may not be mounted any more.");
    case ErrorCode::Truncated:
        return Texts::tr("The copy is incomplete. Make it anew and compare its checksum with the original's.");
    case ErrorCode::Malformed: return Texts::tr("The file is damaged, or was made to look like something it is not.");
    case ErrorCode::Unsupported:
        return Texts::tr("Assay reads root file systems, archives of \"docker save\", OCI layouts and data roots, plain or compressed.");
    case ErrorCode::LimitExceeded: return Texts::tr("It asks for more than a sound image would. It was not read on.");
    case ErrorCode::Unstable: return Texts::tr("Something writes to it. Stop the engine, or compare a copy.");
    case ErrorCode::OutOfMemory: return Texts::tr("Close other programs, or compare fewer sources at a time.");
    case ErrorCode::Io: return Texts::tr("The medium could not be read. Try a copy of it.");
    case ErrorCode::Usage:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: break;
    }
    return {};
}

} // namespace assay
