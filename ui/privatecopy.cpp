// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privatecopy.h"

#include "report/contentexport.h"
#include "ui/pathtext.h"
#include "ui/session.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// What desktops, file managers and the usual openers start rather than show.
constexpr std::array<std::string_view, 34> launched = {
    "appimage", "bat", "cgi", "cmd",  "com", "command", "csh", "desktop", "dll",   "elf",       "exe", "fish", "jar", "jnlp", "js",   "ksh", "lnk",
    "mjs",      "msi", "php", "pl",   "ps1", "py",      "pyc", "pyw",     "rb",    "run",       "scr", "service", "sh", "tcl",  "url", "vbs", "zsh"};

bool isLaunched(std::string_view name)
{
    std::string extension(name.substr(name.rfind('.') + 1));
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return name.find('.') != std::string_view::npos && std::find(launched.begin(), launched.end(), extension) != launched.end();
}

} // namespace

PrivateFolder::PrivateFolder() = default;
PrivateFolder::~PrivateFolder() = default;

QString PrivateFolder::path()
{
    if (!m_folder || !m_folder->isValid())
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/assay-copies-XXXXXX"_s);
    return m_folder->isValid() ? m_folder->path() : QString();
}

std::string unlaunchableName(std::string_view name)
{
    std::string harmless = harmlessName(name);
    return isLaunched(harmless) ? harmless + '_' : harmless;
}

Result<Written> writePrivateCopy(const Comparison &comparison, DiffNodeId node, int side, const std::string &folder, Context &context)
{
    if (const Status outside = outsideEvidence(comparison, folder); !outside)
        return Unexpected(outside.error());
    const auto what = contentToExport(comparison, node, side);
    if (!what)
        return Unexpected(what.error());
    std::string own = folder + "/XXXXXX"; // each copy keeps its name, whatever others are called
    if (!::mkdtemp(own.data()))
        return Unexpected(makeErrnoError(errno, folder, "making a folder for the copy"));
    const std::string path = own + '/' + unlaunchableName(comparison.tree->name(node));
    const auto exported = exportContent(*what, path, {.sidecars = false, .mode = 0400, .created = {}}, context);
    if (!exported) {
        ::rmdir(own.c_str());
        return Unexpected(exported.error());
    }
    return Written{path, exported->sha256, exported->bytes};
}

Status openCopyWith(const Comparison &comparison, const std::string &program, const std::string &copy)
{
    const QFileInfo info(nativePath(program));
    if (!info.isAbsolute() || !info.isFile() || !info.isExecutable())
        return Unexpected(makeError(ErrorCode::Usage, program, "is no program that can be started"));
    if (const Status outside = outsideEvidence(comparison, program); !outside)
        return Unexpected(makeError(ErrorCode::Usage, program, "is part of the evidence, and nothing in evidence is ever run"));
    QProcess process;
    process.setProgram(info.filePath());
    process.setArguments({nativePath(copy)}); // begins with "/", so it is no option
    process.setWorkingDirectory(QFileInfo(nativePath(copy)).path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!process.startDetached())
        return Unexpected(makeError(ErrorCode::Io, program, "cannot be started: " + process.errorString().toStdString()));
    return {};
}

} // namespace assay
