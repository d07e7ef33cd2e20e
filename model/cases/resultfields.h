// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pack.h"
#include "cases/results.h"
#include "cases/storedsource.h"
#include "verify/comparison.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

// Which members of a result are kept, and in which order: each list once, for writing and for reading. All members are named, so that one
// that is added to a result does not compile until it is decided here whether it is kept; with it resultsVersion changes.
namespace assay {

using LayerTreePtr = std::shared_ptr<const LayerTree>;

template<class T>
inline constexpr bool isVector = false;
template<class T>
inline constexpr bool isVector<std::vector<T>> = true;
template<class T>
inline constexpr bool isOptional = false;
template<class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template<class T>
inline constexpr bool isPair = false;
template<class A, class B>
inline constexpr bool isPair<std::pair<A, B>> = true;

// The last value of an enumeration that begins at 0 and leaves out none.
template<class Enum>
inline constexpr Enum lastOf = Enum();
template<>
inline constexpr Severity lastOf<Severity> = Severity::Critical;
template<>
inline constexpr SourceKind lastOf<SourceKind> = SourceKind::ContainersStorage;
template<>
inline constexpr Role lastOf<Role> = Role::Live;
template<>
inline constexpr LayerVerdict lastOf<LayerVerdict> = LayerVerdict::Unverifiable;
template<>
inline constexpr FolderForm lastOf<FolderForm> = FolderForm::WholeTree;
template<>
inline constexpr Explanation lastOf<Explanation> = Explanation::CopyDropsXattr;
template<>
inline constexpr Engine lastOf<Engine> = Engine::ContainersStorage;
template<>
inline constexpr LinkKind lastOf<LinkKind> = LinkKind::ContainerToLayer;
template<>
inline constexpr LinkState lastOf<LinkState> = LinkState::Unknown;
template<>
inline constexpr RootMark lastOf<RootMark> = RootMark::Ignored;

template<class T, class U>
concept MaybeConst = std::same_as<std::remove_const_t<T>, U>;

class FieldWriter {
public:
    explicit FieldWriter(Packer &out) : m_out(out) {}

    static std::uint64_t form() { return resultsVersion; }

    template<class... T>
    void operator()(const T &...values)
    {
        (one(values), ...);
    }

    // In the order in which they are met.
    const std::vector<LayerTreePtr> &trees() const { return m_trees; }

private:
    template<class T>
    void one(const T &value)
    {
        if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>)
            m_out.number(static_cast<std::uint64_t>(value));
        else if constexpr (std::is_integral_v<T>)
            m_out.signedNumber(value);
        else if constexpr (std::is_same_v<T, std::string>)
            m_out.text(value);
        else if constexpr (std::is_same_v<T, Sha256Digest>)
            m_out.raw({reinterpret_cast<const char *>(value.data()), value.size()});
        else if constexpr (std::is_same_v<T, LayerTreePtr>)
            m_out.number(numberOf(value));
        else if constexpr (isVector<T>) {
            m_out.number(value.size());
            for (const auto &element : value)
                one(element);
        } else if constexpr (isOptional<T>) {
            m_out.number(value ? 1 : 0);
            if (value)
                one(*value);
        } else if constexpr (isPair<T>)
            (*this)(value.first, value.second);
        else
            fields(*this, value);
    }

    std::uint64_t numberOf(const LayerTreePtr &tree)
    {
        const auto [at, isNew] = m_numbers.emplace(tree.get(), m_trees.size());
        if (isNew)
            m_trees.push_back(tree);
        return at->second;
    }

    Packer &m_out;
    std::vector<LayerTreePtr> m_trees;
    std::unordered_map<const LayerTree *, std::uint64_t> m_numbers;
};

class FieldReader {
public:
    FieldReader(Unpacker &in, const std::vector<LayerTreePtr> &trees, std::uint64_t form) : m_in(in), m_trees(trees), m_form(form) {}

    std::uint64_t form() const { return m_form; }

    template<class... T>
    void operator()(T &...values)
    {
        (one(values), ...);
    }

private:
    template<class T>
    void one(T &value)
    {
        if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(m_in.number(static_cast<std::uint64_t>(lastOf<T>)));
        else if constexpr (std::is_same_v<T, bool>)
            value = m_in.flag();
        else if constexpr (std::is_unsigned_v<T>)
            value = static_cast<T>(m_in.number(T(-1)));
        else if constexpr (std::is_integral_v<T>)
            signedOne(value);
        else if constexpr (std::is_same_v<T, std::string>)
            value = m_in.text();
        else if constexpr (std::is_same_v<T, Sha256Digest>)
            digest(value);
        else if constexpr (std::is_same_v<T, LayerTreePtr>)
            tree(value);
        else if constexpr (isVector<T>) {
            // Grows with what is read, not with what is promised.
            for (std::uint32_t left = m_in.count(); left > 0 && !m_in.failed(); --left)
                one(value.emplace_back());
        } else if constexpr (isOptional<T>) {
            if (m_in.flag())
                one(value.emplace());
        } else if constexpr (isPair<T>)
            (*this)(value.first, value.second);
        else
            fields(*this, value);
    }

    template<class T>
    void signedOne(T &value)
    {
        const std::int64_t number = m_in.signedNumber();
        if (!std::in_range<T>(number))
            m_in.fail(ErrorCode::Malformed, "holds a number that is too large");
        value = static_cast<T>(number);
    }

    void digest(Sha256Digest &value)
    {
        const std::string_view bytes = m_in.raw(value.size());
        if (bytes.size() == value.size())
            std::copy(bytes.begin(), bytes.end(), value.begin());
    }

    void tree(LayerTreePtr &value)
    {
        const std::uint64_t number = m_in.number();
        if (number < m_trees.size())
            value = m_trees[number];
        else
            m_in.fail(ErrorCode::Malformed, "names a tree that is not there");
    }

    Unpacker &m_in;
    const std::vector<LayerTreePtr> &m_trees;
    std::uint64_t m_form;
};

void fields(auto &keep, MaybeConst<Finding> auto &v)
{
    auto &[code, severity, path, layer, store, missedBy, detail, role] = v;
    keep(code, severity, path, layer, store, missedBy, detail, role);
}

void fields(auto &keep, MaybeConst<SkippedPart> auto &v)
{
    auto &[path, reason] = v;
    keep(path, reason);
}

void fields(auto &keep, MaybeConst<ImageLayer> auto &v)
{
    auto &[diffId, chainId, store, createdBy] = v;
    keep(diffId, chainId, store, createdBy);
}

void fields(auto &keep, MaybeConst<ImageInfo> auto &v)
{
    auto &[id, tags, digests, layers, platform, created, problem, container] = v;
    keep(id, tags, digests, layers, platform, created, problem, container);
}

void fields(auto &keep, MaybeConst<ContainerInfo> auto &v)
{
    auto &[id, name, imageId, created, running] = v;
    keep(id, name, imageId, created, running);
}

void fields(auto &keep, MaybeConst<IdRange> auto &v)
{
    auto &[container, host, size] = v;
    keep(container, host, size);
}

void fields(auto &keep, MaybeConst<OwnerIds> auto &v)
{
    auto &[map, keeper, recorded] = v;
    keep(map, keeper, recorded);
}

void fields(auto &keep, MaybeConst<StoredLayer> auto &v)
{
    auto &[layer, below, form, engine, tarSplit, blob, blobDigest, problem, unrecorded, overrideStat, written, uids, gids] = v;
    keep(layer, below, form, engine, tarSplit, blob, blobDigest, problem, unrecorded, overrideStat, written, uids, gids);
}

void fields(auto &keep, MaybeConst<ChainLink> auto &v)
{
    auto &[kind, state, subject, record, expected, found] = v;
    keep(kind, state, subject, record, expected, found);
}

void fields(auto &keep, MaybeConst<LooseBlob> auto &v)
{
    auto &[path, digest] = v;
    keep(path, digest);
}

void fields(auto &keep, MaybeConst<StoredImage> auto &v)
{
    auto &[info, layers, looseBlobs, chain] = v;
    keep(info, layers, looseBlobs, chain);
}

void fields(auto &keep, MaybeConst<StoredContainer> auto &v)
{
    auto &[info, layers, own, engineFolder, chain, problem] = v;
    keep(info, layers, own, engineFolder, chain, problem);
}

void fields(auto &keep, MaybeConst<StoreCatalog> auto &v)
{
    auto &[kind, layers, images, containers, looseBlobs, findings, skipped, complete] = v;
    keep(kind, layers, images, containers, looseBlobs, findings, skipped, complete);
}

void fields(auto &keep, MaybeConst<SourceRecord> auto &v)
{
    auto &[kind, location, images, containers, findings, skipped, store] = v;
    keep(kind, location, images, containers, findings, skipped, store);
}

// record is left out: it is needed for the verdict only, which is kept.
void fields(auto &keep, MaybeConst<LoadedLayer> auto &v)
{
    auto &[layer, form, engine, rootless, uidMap, gidMap, tree, recomputed, record, verdict, verdictReason, unprovenBelow, entries, bytes, recomputedSha512] = v;
    keep(layer, form, engine, rootless, uidMap, gidMap, tree, recomputed, verdict, verdictReason, unprovenBelow, entries, bytes);
    if (keep.form() >= 5)
        keep(recomputedSha512);
}

// All but source and tree.
void fields(auto &keep, MaybeConst<LoadedSource> auto &v)
{
    keep(v.bytes, v.sha256, v.findings, v.skipped, v.complete, v.role, v.image, v.layers, v.entries);
    if (keep.form() >= 3)
        keep(v.unpacked, v.readAt);
}

void fields(auto &keep, MaybeConst<EngineTraces::LiveLayer> auto &v)
{
    auto &[builtInPlace, unpacked, differing, habits] = v;
    keep(builtInPlace, unpacked, differing);
    if (keep.form() >= 4)
        keep(habits);
}

void fields(auto &keep, MaybeConst<EngineTraces> auto &v)
{
    auto &[liveLayers, savedKeepsOnlyCapabilities] = v;
    keep(liveLayers, savedKeepsOnlyCapabilities);
}

void fields(auto &keep, MaybeConst<ContainerChanges> auto &v)
{
    auto &[container, added, changed, removed, metadataOnly, engineAltered, silent, listed, complete, problem] = v;
    keep(container, added, changed, removed, metadataOnly, engineAltered, silent, listed, complete, problem);
}

void fields(auto &keep, MaybeConst<Rollup::Counts> auto &v)
{
    auto &[added, removed, modified, metadata, unknown] = v;
    keep(added, removed, modified, metadata, unknown);
}

void fields(auto &keep, MaybeConst<DiffTree::Totals> auto &v)
{
    // What is counted besides is not in any form of the file: it is counted again, as these are, which are only held against the new count.
    auto &[paths, step, anyStep, identical, explained, unexplained] = v;
    keep(paths, step[0], step[1], explained, unexplained);
}

} // namespace assay
