// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/treetext.h"

#include "base/bytes.h"
#include "io/digest.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace assay::test {
namespace {

struct Flag {
    char const *word;
    std::uint8_t bit;
};
constexpr Flag flagWords[] = {
    {"!implied", EntryFlag::Implied},       {"!sparse", EntryFlag::Sparse},     {"!unreadable", EntryFlag::Unreadable},
    {"!unstable", EntryFlag::Unstable},     {"!upper", EntryFlag::OverlayUpper}, {"!whole", EntryFlag::WholeSeconds},
};

[[noreturn]] void wrongText(const std::string &why)
{
    std::fprintf(stderr, "tree text: %s\n", why.c_str());
    std::abort();
}

std::string unescaped(std::string_view word)
{
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '\\') {
            out += word[i];
        } else if (word.substr(i + 1, 1) == "x") {
            out += static_cast<char>(std::strtol(std::string(word.substr(i + 2, 2)).c_str(), nullptr, 16));
            i += 3;
        } else if (word.substr(i + 1, 1) == ".") {
            ++i;
        } else {
            out += word[++i];
        }
    }
    return out;
}

// Contents by digest, so that trees can be printed as they were written.
class ContentRegister {
public:
    Sha256Digest add(const std::string &content)
    {
        const Sha256Digest digest = sha256(std::string_view(content));
        const std::lock_guard lock(m_mutex);
        m_contents.emplace(digest, content);
        return digest;
    }
    std::string text(const Sha256Digest &digest)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_contents.find(digest);
        return found == m_contents.end() ? digestText(digest).substr(0, 15) : escaped(found->second);
    }

private:
    std::mutex m_mutex;
    std::map<Sha256Digest, std::string> m_contents;
};

ContentRegister &contents()
{
    static ContentRegister instance;
    return instance;
}

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    while (true) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string_view::npos)
            return words;
        const std::size_t end = std::min(line.find(' ', start), line.size());
        words.emplace_back(line.substr(start, end - start));
        line.remove_prefix(end);
    }
}

bool allDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "A<divider>B" of two numbers.
std::optional<std::pair<std::uint32_t, std::uint32_t>> numberPair(const std::string &word, char divider)
{
    const std::size_t at = word.find(divider);
    if (at == std::string::npos || !allDigits(word.substr(0, at)) || !allDigits(word.substr(at + 1)))
        return std::nullopt;
    return std::pair(static_cast<std::uint32_t>(std::stoul(word)), static_cast<std::uint32_t>(std::stoul(word.substr(at + 1))));
}

struct Line {
    char kind = 0;
    std::string path;
    Entry entry;
    LayerTreeBuilder::Content content;
    std::string target;
    std::string bytes;
};

EntryType typeOf(char kind)
{
    switch (kind) {
    case 'f':
    case 'h': return EntryType::File;
    case 'd': return EntryType::Directory;
    case 'l': return EntryType::Symlink;
    case 'c': return EntryType::Character;
    case 'b': return EntryType::Block;
    case 'p': return EntryType::Fifo;
    case 's': return EntryType::Socket;
    case 'w':
    case 'o': return EntryType::None;
    default: wrongText(std::string("no such kind: ") + kind);
    }
}

std::uint16_t usualMode(EntryType type)
{
    return type == EntryType::Directory ? 0755 : type == EntryType::Symlink ? 0777 : 0644;
}

void takeTime(Entry &entry, const std::string &word)
{
    const std::size_t dot = word.find('.');
    entry.mtimeSec = std::stoll(word.substr(1, dot == std::string::npos ? dot : dot - 1));
    if (dot == std::string::npos)
        return;
    std::string fraction = word.substr(dot + 1);
    fraction.resize(9, '0');
    entry.mtimeNsec = static_cast<std::uint32_t>(std::stoul(fraction));
}

Line parsed(std::string_view text)
{
    const std::vector<std::string> words = wordsOf(text);
    if (words.size() < 2 || words[0].size() != 1)
        wrongText("\"" + std::string(text) + "\" is no line of a layer");
    Line line;
    line.kind = words[0].front();
    line.path = unescaped(words[1]);
    line.entry.type = typeOf(line.kind);
    line.entry.mode = usualMode(line.entry.type);
    for (std::size_t i = 2; i < words.size(); ++i) {
        const std::string &word = words[i];
        const auto flag = std::find_if(std::begin(flagWords), std::end(flagWords), [&](const Flag &f) { return word == f.word; });
        if (flag != std::end(flagWords)) {
            line.entry.flags |= flag->bit;
        } else if (word == "->") {
            line.target = unescaped(words.at(++i));
        } else if (word.size() >= 4 && word.front() == '0' && allDigits(word)) {
            line.entry.mode = static_cast<std::uint16_t>(std::stoul(word, nullptr, 8));
        } else if (word.front() == '@') {
            takeTime(line.entry, word);
        } else if (const auto owner = numberPair(word, '/')) {
            std::tie(line.entry.uid, line.entry.gid) = *owner;
        } else if (const auto device = numberPair(word, ':'); device && (line.kind == 'c' || line.kind == 'b')) {
            std::tie(line.entry.rdevMajor, line.entry.rdevMinor) = *device;
        } else if (const std::size_t equals = word.find('='); equals != std::string::npos) {
            line.content.xattrs.emplace_back(unescaped(word.substr(0, equals)), unescaped(word.substr(equals + 1)));
        } else {
            line.bytes = unescaped(word);
        }
    }
    if (line.kind == 'f')
        line.entry.size = line.bytes.size();
    return line;
}

Status addLine(LayerTreeBuilder &builder, const Line &line, const LayerOptions &options)
{
    if (line.kind == 'w' || line.kind == 'o') {
        const std::size_t slash = line.path.rfind('/');
        const std::string folder = slash == std::string::npos ? std::string() : line.path.substr(0, slash + 1);
        const std::string name = slash == std::string::npos ? line.path : line.path.substr(slash + 1);
        builder.setWhiteoutNames(true);
        const auto added = builder.add(line.kind == 'o' ? line.path + "/.wh..wh..opq" : folder + ".wh." + name, Entry{}, {});
        builder.setWhiteoutNames(options.whiteoutNames);
        return added ? Status() : Unexpected(added.error());
    }
    if (line.kind == 'h') {
        const auto added = builder.addHardLink(line.path, line.target, line.entry, line.content);
        return added ? Status() : Unexpected(added.error());
    }
    LayerTreeBuilder::Content content = line.content;
    content.target = line.target;
    content.wantsDigest = line.kind == 'f';
    const auto added = builder.add(line.path, line.entry, content);
    if (!added)
        return Unexpected(added.error());
    if (*added && content.wantsDigest && !line.entry.has(EntryFlag::Unreadable | EntryFlag::Unstable))
        builder.setDigest(*added, contents().add(line.bytes));
    return {};
}

char letterOf(EntryType type)
{
    switch (type) {
    case EntryType::None: return 'w';
    case EntryType::File: return 'f';
    case EntryType::Directory: return 'd';
    case EntryType::Symlink: return 'l';
    case EntryType::Character: return 'c';
    case EntryType::Block: return 'b';
    case EntryType::Fifo: return 'p';
    case EntryType::Socket: return 's';
    }
    return '?';
}

std::string octal(std::uint16_t mode)
{
    char buffer[16] = {};
    std::snprintf(buffer, sizeof buffer, "%04o", static_cast<unsigned>(mode));
    return buffer;
}

// All words behind the path.
std::string entryText(const LayerTree &tree, const Entry &entry)
{
    std::string text;
    if (entry.type == EntryType::None)
        return text;
    if (entry.type == EntryType::Symlink)
        text += " -> " + escaped(tree.target(entry));
    else if (!entry.has(EntryFlag::Implied))
        text += ' ' + octal(entry.mode);
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        text += ' ' + std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor);
    if (entry.uid != 0 || entry.gid != 0)
        text += ' ' + std::to_string(entry.uid) + '/' + std::to_string(entry.gid);
    if (entry.mtimeSec != 0 || entry.mtimeNsec != 0) {
        text += " @" + std::to_string(entry.mtimeSec);
        if (entry.mtimeNsec != 0) {
            std::string fraction = std::to_string(1'000'000'000U + entry.mtimeNsec).substr(1);
            fraction.resize(fraction.find_last_not_of('0') + 1);
            text += '.' + fraction;
        }
    }
    for (const auto &[name, value] : tree.xattrs(entry))
        text += ' ' + escaped(name) + '=' + escaped(value);
    for (const Flag &flag : flagWords) {
        if (entry.has(flag.bit))
            text += std::string(" ") + flag.word;
    }
    if (entry.has(EntryFlag::Whiteout))
        text += " !whiteout";
    if (entry.has(EntryFlag::Opaque))
        text += " !opaque";
    if (entry.type == EntryType::File) {
        const Sha256Digest *digest = tree.digest(entry);
        const std::string content = digest ? contents().text(*digest) : "?" + std::to_string(entry.size);
        text += content.empty() ? "" : ' ' + content;
    }
    if (tree.linkCount(entry) > 1)
        text += " x" + std::to_string(tree.linkCount(entry));
    return text;
}

bool plainRoot(const Entry &entry)
{
    return entry.flags == EntryFlag::Implied;
}

std::string shownPath(const std::string &path)
{
    return path.empty() ? "\\." : escaped(path);
}

} // namespace

std::string escaped(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c > ' ' && c < 0x7F) {
            out += c;
        } else {
            char buffer[8] = {};
            std::snprintf(buffer, sizeof buffer, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += buffer;
        }
    }
    return out;
}

BuiltLayer buildLayer(std::string_view text, const LayerOptions &options)
{
    LayerTreeBuilder builder(options.limits);
    builder.setWhiteoutNames(options.whiteoutNames);
    BuiltLayer built;
    while (!text.empty() && built.error.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (line.empty())
            continue;
        if (const Status added = addLine(builder, parsed(line), options); !added)
            built.error = added.error().message();
    }
    built.findings = builder.findings();
    built.tree = std::make_shared<const LayerTree>(builder.finish());
    return built;
}

std::shared_ptr<const LayerTree> layer(std::string_view text)
{
    BuiltLayer built = buildLayer(text);
    if (!built.error.empty())
        wrongText(built.error);
    return built.tree;
}

std::shared_ptr<const FsTree> stack(std::initializer_list<std::string_view> layers)
{
    std::vector<std::shared_ptr<const LayerTree>> trees;
    for (const std::string_view text : layers)
        trees.push_back(layer(text));
    return FsTree::overlay(std::move(trees));
}

std::string treeText(const LayerTree &tree)
{
    std::string text;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const Entry &entry = tree.entry(NodeId(i));
        if (i == 0 && plainRoot(entry))
            continue;
        text += std::string(1, letterOf(entry.type)) + ' ' + shownPath(tree.path(NodeId(i))) + entryText(tree, entry) + '\n';
    }
    return text;
}

std::string treeText(const FsTree &tree)
{
    std::string text;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        const Entry &entry = tree.entry(id);
        if (i == 0 && plainRoot(entry) && !tree.listingUnknown(id))
            continue;
        text += std::string(1, letterOf(entry.type)) + ' ' + shownPath(tree.path(id)) + " #" + std::to_string(tree.ref(id).layer);
        if (entry.type == EntryType::Directory && tree.listingUnknown(id))
            text += " ?";
        text += entryText(tree.layerOf(id), entry) + '\n';
    }
    return text;
}

std::string diffText(const DiffTree &tree)
{
    std::string text;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const DiffNodeId id(i);
        const DiffNode &node = tree.node(id);
        if (node.changes[0] == 0 && node.changes[1] == 0 && node.unknown == 0)
            continue;
        text += shownPath(tree.path(id)) + ':';
        for (int step = 0; step < stepCount; ++step) {
            const auto at = static_cast<std::size_t>(step);
            text += step == 0 ? "" : " |";
            const auto words = changeWords(node.changes[at]);
            for (const std::string_view word : words)
                text += ' ' + std::string(word);
            if ((node.unknown >> step) & 1)
                text += " ?";
            else if (words.empty())
                text += " -";
            if (node.explanation[at] != Explanation::None)
                text += " (" + std::string(explanationCode(node.explanation[at])) + ')';
        }
        text += '\n';
    }
    return text;
}

std::string projectionText(const DiffTree &tree, const Projection &projection)
{
    std::string text;
    std::vector<std::pair<DiffNodeId, std::size_t>> pending;
    const auto open = [&](DiffNodeId id, std::size_t depth) {
        for (std::uint32_t i = projection.childCount(id); i-- > 0;)
            pending.emplace_back(projection.childAt(id, i), depth);
    };
    open(DiffTree::root, 0);
    while (!pending.empty()) {
        const auto [id, depth] = pending.back();
        pending.pop_back();
        text += std::string(2 * depth, ' ') + escaped(tree.name(id)) + '\n';
        open(id, depth + 1);
    }
    return text;
}

std::string findingsText(const Findings &findings, bool details)
{
    std::string text;
    for (const Finding &finding : findings) {
        text += finding.code + ' ' + shownPath(finding.path);
        for (const auto &[key, value] : finding.detail)
            text += details ? ' ' + key + '=' + escaped(value) : "";
        text += '\n';
    }
    return text;
}

std::shared_ptr<DiffTree> compared(std::shared_ptr<const FsTree> vendor, std::shared_ptr<const FsTree> saved, std::shared_ptr<const FsTree> live)
{
    Context context;
    auto tree = compareTrees({std::move(vendor), std::move(saved), std::move(live)}, context);
    if (!tree)
        wrongText(tree.error().message());
    return *tree;
}

} // namespace assay::test
