// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/finding.h"
#include "source/source.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <iterator>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// Not a function of another name: lupdate finds only what is handed to tr().
struct DisplayText {
    Q_DECLARE_TR_FUNCTIONS(DisplayText)
};

} // namespace

QString displayText(std::string_view bytes)
{
    const std::string safe = displaySafe(bytes);
    return QString::fromUtf8(safe.data(), static_cast<qsizetype>(safe.size()));
}

QString firstLineText(std::string_view text, std::size_t mostBytes)
{
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::size_t size = std::min(end, mostBytes);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        --size; // not within a character
    QString line = displayText(text.substr(0, size));
    return size < text.size() ? QString(line + u'…') : line;
}

QString fromUtf8View(std::string_view ownText)
{
    return QString::fromUtf8(ownText.data(), static_cast<qsizetype>(ownText.size()));
}

QString modeText(const Entry &entry)
{
    char out[10];
    switch (entry.type) {
    case EntryType::Directory: out[0] = 'd'; break;
    case EntryType::Symlink: out[0] = 'l'; break;
    case EntryType::Character: out[0] = 'c'; break;
    case EntryType::Block: out[0] = 'b'; break;
    case EntryType::Fifo: out[0] = 'p'; break;
    case EntryType::Socket: out[0] = 's'; break;
    case EntryType::File:
    case EntryType::None: out[0] = '-'; break;
    }
    const unsigned mode = entry.mode;
    for (unsigned i = 0; i < 9; ++i)
        out[i + 1] = (mode >> (8 - i)) & 1U ? "rwx"[i % 3] : '-';
    if (mode & 04000U)
        out[3] = mode & 0100U ? 's' : 'S';
    if (mode & 02000U)
        out[6] = mode & 0010U ? 's' : 'S';
    if (mode & 01000U)
        out[9] = mode & 0001U ? 't' : 'T';
    return QString::fromLatin1(out, std::size(out));
}

QString ownerText(const Entry &entry)
{
    return QString::number(entry.uid) + u':' + QString::number(entry.gid);
}

QString timeText(const Entry &entry)
{
    if (entry.has(EntryFlag::Implied))
        return {};
    return fromUtf8View(isoTime(entry.mtimeSec, entry.mtimeNsec));
}

QString shortDigestText(const Sha256Digest &digest)
{
    return fromUtf8View(toHex(digest.data(), 6));
}

QString entryTypeText(EntryType type)
{
    switch (type) {
    case EntryType::None: return DisplayText::tr("deletion mark");
    case EntryType::File: return DisplayText::tr("file");
    case EntryType::Directory: return DisplayText::tr("folder");
    case EntryType::Symlink: return DisplayText::tr("symbolic link");
    case EntryType::Character: return DisplayText::tr("character device");
    case EntryType::Block: return DisplayText::tr("block device");
    case EntryType::Fifo: return DisplayText::tr("named pipe");
    case EntryType::Socket: return DisplayText::tr("socket");
    }
    return {};
}

QString numberText(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString bytesText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(std::min<std::uint64_t>(bytes, INT64_MAX)), 1,
                                       QLocale::DataSizeSIFormat);
}

RowStatus rowStatus(DiffStatus status)
{
    switch (status) {
    case DiffStatus::Identical: return RowStatus::Identical;
    case DiffStatus::Added: return RowStatus::Added;
    case DiffStatus::Removed: return RowStatus::Removed;
    case DiffStatus::Type: return RowStatus::Type;
    case DiffStatus::Modified: return RowStatus::Modified;
    case DiffStatus::Metadata: return RowStatus::Metadata;
    case DiffStatus::Unknown: return RowStatus::Unknown;
    }
    return RowStatus::Unknown;
}

QString statusLetter(RowStatus status)
{
    switch (status) {
    case RowStatus::Identical: return u"="_s;
    case RowStatus::Added: return u"A"_s;
    case RowStatus::Removed: return u"R"_s;
    case RowStatus::Type: return u"T"_s;
    case RowStatus::Modified: return u"M"_s;
    case RowStatus::Metadata: return u"m"_s;
    case RowStatus::Unknown: return u"!"_s;
    case RowStatus::Pending: return u"…"_s;
    case RowStatus::None: break;
    }
    return {};
}

QString statusWord(RowStatus status)
{
    switch (status) {
    case RowStatus::Identical: return DisplayText::tr("identical", "status of a path");
    case RowStatus::Added: return DisplayText::tr("added", "status of a path");
    case RowStatus::Removed: return DisplayText::tr("removed", "status of a path");
    case RowStatus::Type: return DisplayText::tr("type changed", "status of a path");
    case RowStatus::Modified: return DisplayText::tr("modified", "status of a path");
    case RowStatus::Metadata: return DisplayText::tr("metadata", "status of a path: nothing but metadata differs");
    case RowStatus::Unknown: return DisplayText::tr("not known", "status of a path: could not be read");
    case RowStatus::Pending: return DisplayText::tr("pending", "status of a path: not compared yet");
    case RowStatus::None: break;
    }
    return {};
}

QString sideWord(int side)
{
    switch (side) {
    case VendorSide: return DisplayText::tr("vendor", "a source");
    case SavedSide: return DisplayText::tr("saved", "a source");
    case LiveSide: return DisplayText::tr("live", "a source");
    default: return {};
    }
}

QString sideTitle(int side)
{
    switch (side) {
    case VendorSide: return DisplayText::tr("Vendor", "a source");
    case SavedSide: return DisplayText::tr("Saved", "a source");
    case LiveSide: return DisplayText::tr("Live", "a source");
    default: return {};
    }
}

QString changeWordsText(std::uint16_t changes)
{
    static constexpr std::pair<std::uint16_t, const char *> words[] = {
        {Change::Added, QT_TRANSLATE_NOOP("DisplayText", "added")},
        {Change::Removed, QT_TRANSLATE_NOOP("DisplayText", "removed")},
        {Change::Type, QT_TRANSLATE_NOOP("DisplayText", "type")},
        {Change::Content, QT_TRANSLATE_NOOP("DisplayText", "content")},
        {Change::Target, QT_TRANSLATE_NOOP("DisplayText", "target of the link")},
        {Change::Device, QT_TRANSLATE_NOOP("DisplayText", "device number")},
        {Change::Mode, QT_TRANSLATE_NOOP("DisplayText", "permissions")},
        {Change::Owner, QT_TRANSLATE_NOOP("DisplayText", "owner")},
        {Change::Mtime, QT_TRANSLATE_NOOP("DisplayText", "modification time")},
        {Change::Xattrs, QT_TRANSLATE_NOOP("DisplayText", "extended attributes")},
        {Change::Links, QT_TRANSLATE_NOOP("DisplayText", "hard links")},
    };
    QStringList list;
    for (const auto &[bit, word] : words) {
        if (changes & bit)
            list.append(DisplayText::tr(word));
    }
    return list.join(u", "_s);
}

QString explanationText(Explanation explanation)
{
    switch (explanation) {
    case Explanation::None: return {};
    case Explanation::TimeClampedTo1970:
        return DisplayText::tr("The engine writes times before 1970 as 1970 when it saves an image.");
    case Explanation::SaveDropsSocket: return DisplayText::tr("The engine leaves sockets out when it saves an image.");
    case Explanation::SaveDropsXattr: return DisplayText::tr("The engine leaves this attribute out when it saves an image.");
    case Explanation::FolderNotDescribed:
        return DisplayText::tr("The layer puts something into this folder without describing it: the engine made it while unpacking.");
    case Explanation::AclInherited: return DisplayText::tr("The folder above gave its default access list when the engine unpacked the layer.");
    case Explanation::CopyDropsXattr: return DisplayText::tr("The engine keeps few attributes when it copies a layer for the one above.");
    }
    return {};
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Info: return DisplayText::tr("Information", "severity");
    case Severity::Low: return DisplayText::tr("Low", "severity");
    case Severity::Medium: return DisplayText::tr("Medium", "severity");
    case Severity::High: return DisplayText::tr("High", "severity");
    case Severity::Critical: return DisplayText::tr("Critical", "severity");
    }
    return {};
}

QString verdictText(int verdict)
{
    switch (static_cast<LayerVerdict>(verdict)) {
    case LayerVerdict::Intact: return DisplayText::tr("intact", "verdict of a layer");
    case LayerVerdict::Altered: return DisplayText::tr("altered", "verdict of a layer");
    case LayerVerdict::Unverifiable: return DisplayText::tr("not verifiable", "verdict of a layer");
    }
    return {};
}

QString findingTitle(std::string_view code)
{
    static constexpr std::pair<std::string_view, const char *> titles[] = {
        {"layer.content-changed", QT_TRANSLATE_NOOP("DisplayText", "Content changed")},
        {"layer.device-changed", QT_TRANSLATE_NOOP("DisplayText", "Device number changed")},
        {"layer.file-added", QT_TRANSLATE_NOOP("DisplayText", "Added to a layer")},
        {"layer.file-removed", QT_TRANSLATE_NOOP("DisplayText", "Removed from a layer")},
        {"layer.hardlink-broken", QT_TRANSLATE_NOOP("DisplayText", "Hard link broken")},
        {"layer.mode-changed", QT_TRANSLATE_NOOP("DisplayText", "Permissions changed")},
        {"layer.opaque-added", QT_TRANSLATE_NOOP("DisplayText", "Folder made opaque")},
        {"layer.opaque-removed", QT_TRANSLATE_NOOP("DisplayText", "Opaque mark taken away")},
        {"layer.owner-changed", QT_TRANSLATE_NOOP("DisplayText", "Owner changed")},
        {"layer.target-changed", QT_TRANSLATE_NOOP("DisplayText", "Link leads elsewhere")},
        {"layer.time-changed", QT_TRANSLATE_NOOP("DisplayText", "Modification time changed")},
        {"layer.type-changed", QT_TRANSLATE_NOOP("DisplayText", "Type changed")},
        {"layer.whiteout-added", QT_TRANSLATE_NOOP("DisplayText", "Deletion mark added")},
        {"layer.whiteout-removed", QT_TRANSLATE_NOOP("DisplayText", "Deletion mark taken away")},
        {"layer.xattr-changed", QT_TRANSLATE_NOOP("DisplayText", "Attributes or capabilities changed")},
        {"layer.digest-mismatch", QT_TRANSLATE_NOOP("DisplayText", "Layer digest does not match")},
        {"layer.root-opaque", QT_TRANSLATE_NOOP("DisplayText", "Layer root marked to hide lower layers")},
        {"root.mode-changed", QT_TRANSLATE_NOOP("DisplayText", "Permissions of / changed")},
        {"root.owner-changed", QT_TRANSLATE_NOOP("DisplayText", "Owner of / changed")},
        {"root.xattr-changed", QT_TRANSLATE_NOOP("DisplayText", "Attributes of / changed")},
        {"container.added", QT_TRANSLATE_NOOP("DisplayText", "Added by a container")},
        {"container.changed", QT_TRANSLATE_NOOP("DisplayText", "Changed by a container")},
        {"container.metadata-changed", QT_TRANSLATE_NOOP("DisplayText", "Metadata changed by a container")},
        {"container.removed", QT_TRANSLATE_NOOP("DisplayText", "Deleted by a container")},
        {"container.engine-file-altered", QT_TRANSLATE_NOOP("DisplayText", "The engine's own files altered")},
        {"overlay.metacopy", QT_TRANSLATE_NOOP("DisplayText", "Content taken from another layer")},
        {"overlay.redirect", QT_TRANSLATE_NOOP("DisplayText", "Folder redirected")},
        {"overlay.redirect-broken", QT_TRANSLATE_NOOP("DisplayText", "Redirected to nothing")},
        {"container.renamed", QT_TRANSLATE_NOOP("DisplayText", "Renamed by a container")},
        {"layer.device-not-made", QT_TRANSLATE_NOOP("DisplayText", "Device that a user's engine could not make")},
        {"layer.mode-not-kept", QT_TRANSLATE_NOOP("DisplayText", "Permissions that the store could not keep")},
        {"layer.owner-not-kept", QT_TRANSLATE_NOOP("DisplayText", "Owner that the store could not keep")},
        {"layer.acl-inherited", QT_TRANSLATE_NOOP("DisplayText", "Access list from the folder above")},
        {"layer.xattr-not-copied", QT_TRANSLATE_NOOP("DisplayText", "Attributes that the copy has lost")},
        {"layer.redirect-added", QT_TRANSLATE_NOOP("DisplayText", "Made to stand for another path")},
        {"source.attributes-unseen", QT_TRANSLATE_NOOP("DisplayText", "Attributes could not be seen")},
        {"source.ids-mapped", QT_TRANSLATE_NOOP("DisplayText", "Owners of a user namespace")},
        {"source.image-store", QT_TRANSLATE_NOOP("DisplayText", "Further image store")},
        {"source.labels-ignored", QT_TRANSLATE_NOOP("DisplayText", "Security labels not compared")},
        {"source.mounted-over", QT_TRANSLATE_NOOP("DisplayText", "Something else mounted here")},
        {"source.sums-match", QT_TRANSLATE_NOOP("DisplayText", "Checksum file agrees")},
        {"source.sums-mismatch", QT_TRANSLATE_NOOP("DisplayText", "Checksum file disagrees")},
        {"source.sums-unlisted", QT_TRANSLATE_NOOP("DisplayText", "Not in the checksum file")},
        {"source.trailing-data", QT_TRANSLATE_NOOP("DisplayText", "Data behind the end")},
        {"source.unreadable", QT_TRANSLATE_NOOP("DisplayText", "Could not be read")},
        {"source.unstable", QT_TRANSLATE_NOOP("DisplayText", "Changed while it was read")},
        {"store.build-cache", QT_TRANSLATE_NOOP("DisplayText", "Of the build cache")},
        {"store.blob-altered", QT_TRANSLATE_NOOP("DisplayText", "Blob altered")},
        {"store.chain-broken", QT_TRANSLATE_NOOP("DisplayText", "Records disagree")},
        {"store.config-altered", QT_TRANSLATE_NOOP("DisplayText", "Configuration altered")},
        {"store.image-list", QT_TRANSLATE_NOOP("DisplayText", "List of images")},
        {"store.link-escapes", QT_TRANSLATE_NOOP("DisplayText", "Link leads out of the evidence")},
        {"store.name-moved", QT_TRANSLATE_NOOP("DisplayText", "Name stands for another image")},
        {"store.orphan", QT_TRANSLATE_NOOP("DisplayText", "Belongs to nothing")},
        {"store.record-altered", QT_TRANSLATE_NOOP("DisplayText", "Record altered")},
        {"tar.duplicate", QT_TRANSLATE_NOOP("DisplayText", "Named more than once")},
        {"tar.escaping-name", QT_TRANSLATE_NOOP("DisplayText", "Name leads out of the archive")},
        {"tar.global-header", QT_TRANSLATE_NOOP("DisplayText", "Global header")},
        {"tar.id-out-of-range", QT_TRANSLATE_NOOP("DisplayText", "Owner number too large")},
        {"tar.link-target-missing", QT_TRANSLATE_NOOP("DisplayText", "Hard link to nothing")},
        {"tar.no-end-mark", QT_TRANSLATE_NOOP("DisplayText", "Archive has no end mark")},
        {"tar.odd-entry", QT_TRANSLATE_NOOP("DisplayText", "Odd entry")},
        {"tar.sparse", QT_TRANSLATE_NOOP("DisplayText", "Stored sparse")},
        {"tar.truncated", QT_TRANSLATE_NOOP("DisplayText", "Archive cut off")},
        {"tar.unsupported-type", QT_TRANSLATE_NOOP("DisplayText", "Entry of an unknown type")},
        {"tar.whiteout-invalid", QT_TRANSLATE_NOOP("DisplayText", "Deletion mark without a name")},
        {"image.view-divergence", QT_TRANSLATE_NOOP("DisplayText", "Archive shows two faces")},
        {"image.history-mismatch", QT_TRANSLATE_NOOP("DisplayText", "History does not fit the layers")},
        {"image.other-content", QT_TRANSLATE_NOOP("DisplayText", "Something that is no image")},
        {"image.blob-unreferenced", QT_TRANSLATE_NOOP("DisplayText", "Blob nothing refers to")},
        {"findings.truncated", QT_TRANSLATE_NOOP("DisplayText", "More findings than are kept")},
    };
    for (const auto &[known, title] : titles) {
        if (known == code)
            return DisplayText::tr(title);
    }
    return displayText(code);
}

} // namespace assay
