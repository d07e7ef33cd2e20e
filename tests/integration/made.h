// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/digest.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <utility>
#include <vector>

// Evidence made from nothing: tars byte by byte, archives and data roots out of them. All of it can be made wrong on purpose.
namespace assay::test {

struct Member {
    std::string name;
    char type = '0';
    std::string content;
    std::string link;
    unsigned mode = 0644;
    std::int64_t mtime = 1767225600;
    std::string sizeField; // instead of the content's, as the twelve bytes of the header
    unsigned major = 0;
    unsigned minor = 0;
    unsigned owner = 0; // user and group
};

inline Member fileMember(std::string name, std::string content = {})
{
    Member member;
    member.name = std::move(name);
    member.content = std::move(content);
    return member;
}
inline Member folderMember(std::string name)
{
    Member member;
    member.name = std::move(name);
    member.type = '5';
    member.mode = 0755;
    return member;
}
inline Member linkMember(std::string name, std::string target, char type = '2')
{
    Member member;
    member.name = std::move(name);
    member.link = std::move(target);
    member.type = type;
    return member;
}

inline std::string octalField(std::uint64_t value, int digits)
{
    char text[32];
    std::snprintf(text, sizeof text, "%0*llo", digits, static_cast<unsigned long long>(value));
    return text;
}

inline std::string paddedBlock(std::string bytes)
{
    bytes.resize((bytes.size() + 511) / 512 * 512, '\0');
    return bytes;
}

inline std::string headerBlock(const Member &member, std::string_view name, std::string_view link, std::uint64_t size)
{
    std::string block(512, '\0');
    const auto put = [&](std::size_t at, std::string_view text) { text.copy(block.data() + at, text.size()); };
    put(0, name.substr(0, 100));
    put(100, octalField(member.mode, 7));
    put(108, octalField(member.owner, 7));
    put(116, octalField(member.owner, 7));
    put(124, member.sizeField.empty() ? octalField(size, 11) : member.sizeField);
    put(136, octalField(static_cast<std::uint64_t>(member.mtime), 11));
    put(148, "        ");
    block[156] = member.type;
    put(157, link.substr(0, 100));
    put(257, std::string_view("ustar\00000", 8));
    put(329, octalField(member.major, 7));
    put(337, octalField(member.minor, 7));
    unsigned sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    put(148, octalField(sum, 6) + '\0' + ' ');
    return block;
}

inline std::string memberBytes(const Member &member)
{
    std::string out;
    const auto longText = [&](char type, const std::string &text) {
        Member extra;
        extra.type = type;
        out += headerBlock(extra, "././@LongLink", {}, text.size() + 1) + paddedBlock(text + '\0');
    };
    if (member.name.size() > 100)
        longText('L', member.name);
    if (member.link.size() > 100)
        longText('K', member.link);
    const bool filled = member.type == '0' || member.type == 'g' || member.type == 'x';
    return out + headerBlock(member, member.name, member.link, filled ? member.content.size() : 0) + (filled ? paddedBlock(member.content) : std::string());
}

inline std::string tarOf(const std::vector<Member> &members, bool endMark = true)
{
    std::string out;
    for (const Member &member : members)
        out += memberBytes(member);
    return endMark ? out + std::string(1024, '\0') : out;
}

inline std::string hexOf(std::string_view bytes) { return toHex(sha256(bytes)); }
inline std::string digestOf(std::string_view bytes) { return "sha256:" + hexOf(bytes); }

// An image as the tests change it before it is written.
struct MadeImage {
    std::string tag = "made/image:1";
    std::vector<std::vector<Member>> layers;
    std::vector<std::string> tars; // of the layers
    std::string config;
    std::string id; // hex

    explicit MadeImage(std::vector<std::vector<Member>> members) : layers(std::move(members))
    {
        for (const auto &layer : layers)
            tars.push_back(tarOf(layer));
        makeConfig();
    }
    void makeConfig()
    {
        std::string ids;
        for (const std::string &tar : tars)
            ids += (ids.empty() ? "\"" : ",\"") + digestOf(tar) + '"';
        config = R"({"architecture":"amd64","os":"linux","created":"2026-01-01T00:00:00Z","rootfs":{"type":"layers","diff_ids":[)" + ids + "]}}";
        id = hexOf(config);
    }
    std::string chainId(std::size_t layer) const // hex
    {
        std::string chain = digestOf(tars[0]);
        for (std::size_t i = 1; i <= layer; ++i)
            chain = digestOf(chain + ' ' + digestOf(tars[i]));
        return chain.substr(7);
    }
    std::string shortName(std::size_t layer) const // 26 letters
    {
        std::string name = hexOf("link" + cacheId(layer)).substr(0, 26);
        for (char &c : name)
            c = c <= '9' ? static_cast<char>('G' + (c - '0')) : static_cast<char>(c - 'a' + 'A');
        return name;
    }
    std::string cacheId(std::size_t layer) const { return hexOf("cache" + std::to_string(layer) + id); }
};

inline MadeImage smallImage()
{
    return MadeImage({{folderMember("etc/"), fileMember("etc/passwd", "root:x:0:0::/root:/bin/sh\n"), folderMember("bin/"), fileMember("bin/tool", std::string(700, 't')),
                       linkMember("bin/link", "tool")},
                      {folderMember("etc/"), fileMember("etc/added", "added\n"), fileMember("etc/.wh.passwd")}});
}

// `docker save` of Docker 20.
inline std::vector<Member> dockerArchive(const MadeImage &image)
{
    std::vector<Member> members;
    std::string layers;
    for (std::size_t i = 0; i < image.tars.size(); ++i) {
        const std::string folder = hexOf("v1" + std::to_string(i) + image.id);
        members.push_back(folderMember(folder + '/'));
        members.push_back(fileMember(folder + "/VERSION", "1.0"));
        members.push_back(fileMember(folder + "/json", R"({"id":")" + folder + "\"}"));
        members.push_back(fileMember(folder + "/layer.tar", image.tars[i]));
        layers += (layers.empty() ? "\"" : ",\"") + folder + "/layer.tar\"";
    }
    members.push_back(fileMember(image.id + ".json", image.config));
    members.push_back(fileMember("manifest.json", R"([{"Config":")" + image.id + R"(.json","RepoTags":[")" + image.tag + R"("],"Layers":[)" + layers + "]}]"));
    return members;
}

// The data root of Docker 20 with overlay2. Whiteouts of the layers become devices 0,0, as on a disk.
inline std::vector<Member> dataRoot(const MadeImage &image)
{
    std::vector<Member> members{folderMember("image/"), folderMember("image/overlay2/")};
    const std::string records = "image/overlay2/";
    members.push_back(fileMember(records + "repositories.json", R"({"Repositories":{"made/image":{")" + image.tag + R"(":"sha256:)" + image.id + "\"}}}"));
    members.push_back(folderMember(records + "imagedb/"));
    members.push_back(folderMember(records + "imagedb/content/"));
    members.push_back(folderMember(records + "imagedb/content/sha256/"));
    members.push_back(fileMember(records + "imagedb/content/sha256/" + image.id, image.config));
    members.push_back(folderMember(records + "layerdb/"));
    members.push_back(folderMember(records + "layerdb/sha256/"));
    members.push_back(folderMember("overlay2/"));
    members.push_back(folderMember("overlay2/l/"));
    std::string lower;
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        const std::string record = records + "layerdb/sha256/" + image.chainId(i) + '/';
        members.push_back(folderMember(record));
        members.push_back(fileMember(record + "cache-id", image.cacheId(i)));
        members.push_back(fileMember(record + "diff", digestOf(image.tars[i])));
        if (i > 0)
            members.push_back(fileMember(record + "parent", "sha256:" + image.chainId(i - 1)));
        members.push_back(fileMember(record + "size", "1"));
        members.push_back(folderMember("overlay2/" + image.cacheId(i) + '/'));
        members.push_back(folderMember("overlay2/" + image.cacheId(i) + "/diff/"));
        members.push_back(fileMember("overlay2/" + image.cacheId(i) + "/link", image.shortName(i)));
        members.push_back(linkMember("overlay2/l/" + image.shortName(i), "../" + image.cacheId(i) + "/diff"));
        if (!lower.empty())
            members.push_back(fileMember("overlay2/" + image.cacheId(i) + "/lower", lower));
        lower = "l/" + image.shortName(i) + (lower.empty() ? "" : ':' + lower);
        for (Member member : image.layers[i]) {
            const std::size_t mark = member.name.find(".wh.");
            if (mark != std::string::npos) {
                member.name.erase(mark, 4);
                member.type = '3';
                member.mode = 0;
            }
            member.name = "overlay2/" + image.cacheId(i) + "/diff/" + member.name;
            members.push_back(std::move(member));
        }
    }
    return members;
}

// The path of a new file in folder; ends the program where it cannot be written.
inline QString writtenIn(const QTemporaryDir &folder, const std::string &bytes, const char *name)
{
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        qFatal("cannot write");
    return path;
}

inline Member *findMember(std::vector<Member> &members, std::string_view ending)
{
    for (Member &member : members) {
        if (std::string_view(member.name).ends_with(ending))
            return &member;
    }
    return nullptr;
}

// Members as files below folder. Devices need root; false when something could not be made.
inline bool unpack(const std::vector<Member> &members, const QString &folder)
{
    const std::string root = folder.toStdString() + '/';
    bool all = true;
    std::vector<std::pair<std::string, std::int64_t>> times;
    for (const Member &member : members) {
        const std::string path = root + member.name;
        switch (member.type) {
        case '5': all = (::mkdir(path.c_str(), static_cast<mode_t>(member.mode)) == 0 || errno == EEXIST) && all; break;
        case '2': all = ::symlink(member.link.c_str(), path.c_str()) == 0 && all; break;
        case '1': all = ::link((root + member.link).c_str(), path.c_str()) == 0 && all; break;
        case '3': all = ::mknod(path.c_str(), S_IFCHR | static_cast<mode_t>(member.mode), makedev(member.major, member.minor)) == 0 && all; break;
        case '6': all = ::mkfifo(path.c_str(), static_cast<mode_t>(member.mode)) == 0 && all; break;
        default: {
            const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, static_cast<mode_t>(member.mode));
            all = file >= 0 && ::write(file, member.content.data(), member.content.size()) == static_cast<ssize_t>(member.content.size()) && all;
            if (file >= 0) {
                all = ::fchmod(file, static_cast<mode_t>(member.mode)) == 0 && all;
                ::close(file);
            }
        }
        }
        times.emplace_back(path, member.mtime);
    }
    for (auto entry = times.rbegin(); entry != times.rend(); ++entry) {
        const timespec both[2] = {{entry->second, 0}, {entry->second, 0}};
        ::utimensat(AT_FDCWD, entry->first.c_str(), both, AT_SYMLINK_NOFOLLOW);
    }
    return all;
}

} // namespace assay::test
