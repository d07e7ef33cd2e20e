// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"
#include "io/digest.h"
#include "support/qtbytes.h"
#include "support/tarbytes.h"

#include <QByteArray>
#include <QStandardPaths>
#include <QString>

#include <optional>
#include <string>
#include <utility>

// What a reader of tars says of one, as text, and tars to read.
namespace assay::test {

struct Reading {
    std::string text; // a line for each member: what memberText() says, "@" and its offset, and its content or digest
    std::optional<Error> error;
    std::uint64_t trailing = 0;
    std::string findings; // "CODE PATH: REASON" a line
};

inline Reading read(ByteStreamPtr stream, const Limits &limits = {}, bool contents = true)
{
    Reading reading;
    TarReader reader(std::move(stream), limits);
    for (;;) {
        const auto member = reader.next();
        if (!member) {
            reading.error = member.error();
            break;
        }
        if (!*member)
            break;
        reading.text += memberText(**member) + " @" + std::to_string((*member)->headerOffset);
        std::string content;
        while (contents) {
            const auto run = reader.read();
            if (!run) {
                reading.text += " ERROR";
                reading.error = run.error();
                break;
            }
            if (run->empty())
                break;
            content.append(reinterpret_cast<const char *>(run->data()), run->size());
        }
        if (content.size() > 40)
            content = toHex(sha256(content)).substr(0, 16);
        if (!content.empty())
            reading.text += " = " + displaySafe(content);
        reading.text += '\n';
        if (reading.error && reading.error->code == ErrorCode::LimitExceeded)
            reading.error.reset();
    }
    if (!reading.error) {
        const auto trailing = reader.drain();
        if (trailing)
            reading.trailing = *trailing;
        else
            reading.error = trailing.error();
    }
    for (const Finding &finding : reader.takeFindings()) {
        reading.findings += finding.code + ' ' + displaySafe(finding.path);
        for (const auto &[key, value] : finding.detail)
            reading.findings += ' ' + key + '=' + displaySafe(value);
        reading.findings += '\n';
    }
    return reading;
}

inline Reading read(const std::string &tar, const Limits &limits = {}, bool contents = true)
{
    return read(streamOf(memorySource(tar, "tar"), nullptr), limits, contents);
}

// Content for which every wrong offset shows.
inline std::string counted(std::size_t size)
{
    std::string out;
    for (std::size_t i = 0; out.size() < size; ++i)
        out += std::to_string(i) + ',';
    out.resize(size);
    return out;
}

inline std::string oddTar()
{
    return tarFile("etc/passwd", "root\n") + paxHeader(paxRecord("path", "caf\xE9") + paxRecord("mtime", "1.5")) + tarFile("x", counted(1500))
        + gnuLong('L', std::string(200, 'l')) + tarFile("y", counted(512)) + TarBlock{.name = "link", .type = '2', .link = "etc"}.bytes()
        + tarMember({.type = 'S', .magic = gnuMagic, .patches = {{386, octal(1000, 12) + octal(10, 12)}, {483, octal(2000, 12)}}}, counted(10))
        + paxHeader(paxRecord("comment", "g"), 'g') + tarFile("last", "end");
}

inline QString python()
{
    return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

} // namespace assay::test
