// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/results.h"

#include "base/nameddigest.h"
#include "base/parallel.h"
#include "cases/fingerprint.h"
#include "cases/resultfields.h"
#include "io/digest.h"
#include "tree/treebytes.h"
#include "verify/explanations.h"

#include <map>
#include <set>

namespace assay {
namespace {

constexpr std::uint64_t mostTrees = 1 << 20;
constexpr std::uint64_t mostSources = 10; // in paths: what all images of a store may show together, in sources of the largest size

Unexpected cancelled()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

bool isSha512Digest(std::string_view text)
{
    const auto digest = parseNamedDigest(text);
    return digest && digest->algorithm == DigestAlgorithm::Sha512;
}

// One read of a source: the source by its number, what was read, and the layers that are seen, which may be fewer or others than those read.
struct KeptRead {
    std::uint32_t source = 0;
    RootMark rootMark = RootMark::Obeyed;
    std::vector<LayerTreePtr> seen;
    LoadedSource read;
};

void fields(auto &keep, MaybeConst<KeptRead> auto &v)
{
    keep(v.source, v.rootMark, v.seen, v.read);
}

// Everything but the trees.
struct Kept {
    std::vector<SourceRecord> sources;
    std::vector<KeptRead> reads;
    std::vector<std::uint32_t> sides;   // read + 1 by side, 0 for none
    std::vector<std::uint32_t> further; // reads
    Findings findings;
    bool complete = true;
    bool mustBeProven = false;
    std::optional<EngineTraces> traces;
    std::optional<std::vector<ContainerChanges>> containers;
    DiffTree::Totals totals;
};

void fields(auto &keep, MaybeConst<Kept> auto &v)
{
    keep(v.sources, v.reads, v.sides, v.further, v.findings, v.complete, v.mustBeProven, v.traces, v.containers, v.totals);
}

class KeptMaker {
public:
    explicit KeptMaker(const Comparison &comparison) : m_comparison(comparison) {}

    Kept make()
    {
        for (const LoadedSourcePtr &source : m_comparison.sources)
            m_kept.sides.push_back(source ? addRead(*source) + 1 : 0);
        for (const LoadedSourcePtr &source : m_comparison.further)
            m_kept.further.push_back(addRead(*source));
        m_kept.findings = m_comparison.findings;
        m_kept.complete = m_comparison.complete;
        m_kept.mustBeProven = m_comparison.mustBeProven;
        if (m_comparison.traces)
            m_kept.traces = *m_comparison.traces;
        if (m_comparison.containers)
            m_kept.containers = *m_comparison.containers;
        return std::move(m_kept);
    }

private:
    std::uint32_t addRead(const LoadedSource &loaded)
    {
        KeptRead read;
        read.source = addSource(*loaded.source);
        read.rootMark = loaded.tree->rootMark();
        read.seen = loaded.tree->layers();
        read.read = loaded;
        m_kept.reads.push_back(std::move(read));
        return static_cast<std::uint32_t>(m_kept.reads.size() - 1);
    }

    std::uint32_t addSource(const Source &source)
    {
        const auto [at, isNew] = m_numbers.emplace(&source, static_cast<std::uint32_t>(m_kept.sources.size()));
        if (isNew)
            m_kept.sources.push_back(SourceRecord::of(source));
        return at->second;
    }

    const Comparison &m_comparison;
    Kept m_kept;
    std::map<const Source *, std::uint32_t> m_numbers;
};

Result<std::shared_ptr<DiffTree>> compareSides(const std::array<LoadedSourcePtr, sideCount> &sources, const EngineTraces *traces, Context &context)
{
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (sources[side])
            trees[side] = sources[side]->tree;
    }
    auto tree = compareTrees(std::move(trees), context);
    if (tree && traces)
        explainChanges(**tree, *traces);
    return tree;
}

// Of all layers, also where the comparison is a view of some.
Result<DiffTree::Totals> totalsOf(const Comparison &comparison, Context &context)
{
    const bool whole = std::all_of(comparison.views.begin(), comparison.views.end(), [](const LayerView &view) { return view == LayerView(); });
    if (whole)
        return comparison.tree->totals();
    const auto tree = compareSides(comparison.sources, comparison.traces.get(), context);
    if (!tree)
        return Unexpected(tree.error());
    return (*tree)->totals();
}

std::string bytesOf(const DiffTree::Totals &totals)
{
    Packer out;
    FieldWriter writer(out);
    writer(totals);
    return out.take();
}

// What the rest of the program takes for granted of results, and Unpacker does not know of. "" when all is well.
class KeptCheck {
public:
    KeptCheck(const Kept &kept, const Limits &limits) : m_kept(kept), m_limits(limits) {}

    std::string problem()
    {
        for (const SourceRecord &source : m_kept.sources)
            checkSource(source);
        for (const KeptRead &read : m_kept.reads)
            checkRead(read);
        require(m_seen <= mostSources * m_limits.entriesPerSource, "shows too many paths");
        checkSides();
        checkFindings(m_kept.findings);
        checkContainers();
        return std::move(m_problem);
    }

private:
    void require(bool holds, const char *otherwise)
    {
        if (!holds && m_problem.empty())
            m_problem = otherwise;
    }

    void checkFindings(const Findings &findings)
    {
        for (const Finding &finding : findings) {
            if (m_codes.contains(finding.code))
                continue;
            require(findFindingCode(finding.code) != nullptr, "has a finding of a kind that this version does not know");
            m_codes.insert(finding.code);
        }
        for (const Finding &finding : findings)
            require(finding.role >= -1 && finding.role < sideCount, "has a finding of no role");
    }

    void checkLayers(const std::vector<std::size_t> &layers, const StoreCatalog &store)
    {
        for (const std::size_t layer : layers)
            require(layer < store.layers.size(), "names a layer that is not in the store");
    }

    void checkSource(const SourceRecord &source)
    {
        checkFindings(source.findings);
        if (!source.store)
            return;
        const StoreCatalog &store = *source.store;
        checkFindings(store.findings);
        for (std::size_t i = 0; i < store.layers.size(); ++i)
            require(store.layers[i].below == StoredLayer::none || store.layers[i].below < i, "has a layer that lies on one above it");
        for (const StoredImage &image : store.images)
            checkLayers(image.layers, store);
        for (const StoredContainer &container : store.containers)
            checkLayers(container.layers, store);
        require(source.images.size() <= store.images.size() + store.containers.size(), "has an image that is not in the store");
    }

    void checkRead(const KeptRead &read)
    {
        for (const LoadedLayer &layer : read.read.layers)
            require(layer.recomputedSha512.empty() || isSha512Digest(layer.recomputedSha512), "has a digest that is none");
        for (const LayerTreePtr &tree : read.seen)
            m_seen += tree->size();
        checkFindings(read.read.findings);
        require(read.source < m_kept.sources.size(), "was read from no source");
        require(!read.seen.empty() && (read.seen.size() <= read.read.layers.size() || (read.read.layers.empty() && read.seen.size() == 1)), "has other layers than were read");
    }

    void checkSides()
    {
        require(m_kept.sides.size() == sideCount, "has not three sides");
        bool any = false;
        for (std::size_t side = 0; side < m_kept.sides.size(); ++side) {
            const std::uint32_t number = m_kept.sides[side];
            require(number <= m_kept.reads.size(), "has a side that was not read");
            if (number == 0 || number > m_kept.reads.size())
                continue;
            any = true;
            require(static_cast<std::size_t>(m_kept.reads[number - 1].read.role) == side, "has a source on the wrong side");
        }
        require(any, "has no side");
        for (const std::uint32_t number : m_kept.further)
            require(number < m_kept.reads.size(), "has a further source that was not read");
    }

    const KeptRead *live() const
    {
        const std::uint32_t number = m_kept.sides.size() == sideCount ? m_kept.sides[LiveSide] : 0;
        return number > 0 && number <= m_kept.reads.size() ? &m_kept.reads[number - 1] : nullptr;
    }

    void checkContainers()
    {
        if (m_kept.traces)
            require(m_kept.traces->liveLayers.size() == (live() ? live()->read.layers.size() : 0), "has traces of other layers than were read");
        if (!m_kept.containers)
            return;
        const SourceRecord *source = live() && live()->source < m_kept.sources.size() ? &m_kept.sources[live()->source] : nullptr;
        const std::size_t all = source && source->store ? source->store->containers.size() : 0;
        for (std::size_t i = 0; i < m_kept.containers->size(); ++i) {
            const ContainerChanges &changes = (*m_kept.containers)[i];
            require(changes.container < all && (i == 0 || (*m_kept.containers)[i - 1].container < changes.container), "has changes of no container");
            checkFindings(changes.listed);
        }
    }

    const Kept &m_kept;
    const Limits &m_limits;
    std::uint64_t m_seen = 0;      // nodes of all trees that are laid over each other
    std::set<std::string> m_codes; // known ones
    std::string m_problem;
};

Result<std::vector<LayerTreePtr>> treesIn(std::vector<std::string> &texts, const Limits &limits, Context &context)
{
    std::vector<LayerTreePtr> trees(texts.size() - 1);
    std::vector<Status> states(trees.size());
    parallelFor(trees.size(), workerCount(), [&](std::size_t i) {
        if (context.cancelled())
            return;
        auto tree = unpackTree(texts[i + 1], limits, "tree " + std::to_string(i));
        texts[i + 1] = std::string();
        if (tree)
            trees[i] = std::make_shared<const LayerTree>(std::move(*tree));
        else
            states[i] = Unexpected(tree.error());
    });
    if (context.cancelled())
        return cancelled();
    for (const Status &state : states) {
        if (!state)
            return Unexpected(state.error());
    }
    return trees;
}

// The reads again as sources with what is seen of them.
Result<std::vector<LoadedSourcePtr>> openReads(Kept &kept, Context &context)
{
    std::vector<SourcePtr> sources;
    for (SourceRecord &record : kept.sources)
        sources.push_back(makeStoredSource(std::move(record)));
    std::vector<LoadedSourcePtr> opened(kept.reads.size());
    parallelFor(opened.size(), workerCount(), [&](std::size_t i) {
        if (context.cancelled())
            return;
        KeptRead &read = kept.reads[i];
        auto loaded = std::make_shared<LoadedSource>(std::move(read.read));
        loaded->source = sources[read.source];
        loaded->tree = FsTree::overlay(std::move(read.seen), read.rootMark);
        opened[i] = std::move(loaded);
    });
    if (context.cancelled())
        return cancelled();
    return opened;
}

Result<Kept> keptIn(std::string_view text, const std::vector<LayerTreePtr> &trees, const Limits &limits)
{
    Unpacker in(text);
    const std::uint64_t form = in.number();
    if (form < oldestResultsVersion || form > resultsVersion)
        in.fail(ErrorCode::Unsupported, "has its results in a form that this version does not read; read the evidence again");
    Kept kept;
    FieldReader reader(in, trees, form);
    if (!in.failed())
        reader(kept);
    if (auto problem = in.finish("results"))
        return Unexpected(std::move(*problem));
    if (const std::string problem = KeptCheck(kept, limits).problem(); !problem.empty())
        return Unexpected(makeError(ErrorCode::Malformed, "results", problem));
    return kept;
}

Result<std::vector<std::string>> textsOf(const Comparison &comparison, Kept kept, Context &context)
{
    const auto totals = totalsOf(comparison, context);
    if (!totals)
        return Unexpected(totals.error());
    kept.totals = *totals;
    Packer first;
    first.number(resultsVersion);
    FieldWriter writer(first);
    writer(kept);
    if (writer.trees().size() > mostTrees || std::count(writer.trees().begin(), writer.trees().end(), nullptr) != 0)
        return Unexpected(makeError(ErrorCode::Unsupported, {}, "has layers that cannot be kept"));
    std::vector<std::string> texts(writer.trees().size() + 1);
    texts[0] = first.take();
    parallelFor(writer.trees().size(), workerCount(), [&](std::size_t i) {
        Packer out;
        if (!context.cancelled())
            packTree(out, *writer.trees()[i]);
        texts[i + 1] = out.take();
    });
    if (context.cancelled())
        return cancelled();
    return texts;
}

} // namespace

Result<Sha256Digest> fingerprintOf(const Comparison &comparison, Context &context)
{
    Kept kept = KeptMaker(comparison).make();
    for (SourceRecord &source : kept.sources)
        source.location.clear();
    for (KeptRead &read : kept.reads) { // older cases have neither of the two
        read.read.readAt = 0;
        read.read.unpacked.reset();
    }
    const auto texts = textsOf(comparison, std::move(kept), context);
    if (!texts)
        return Unexpected(texts.error());
    std::string digests;
    for (const std::string &text : *texts)
        digests += toHex(sha256(text));
    return sha256(digests);
}

Result<StoredResults> packResults(const Comparison &comparison, Context &context)
{
    const auto texts = textsOf(comparison, KeptMaker(comparison).make(), context);
    if (!texts)
        return Unexpected(texts.error());
    auto sections = cutIntoParts(*texts, context);
    if (!sections)
        return Unexpected(sections.error());
    return StoredResults{std::move(*sections)};
}

Result<OpenedResults> unpackResults(const StoredResults &stored, const Limits &limits, Context &context)
{
    auto texts = joinParts(stored.sections, mostResultBytes, context);
    if (!texts)
        return Unexpected(texts.error());
    return unpackTexts(std::move(*texts), limits, context);
}

Result<OpenedResults> unpackTexts(std::vector<std::string> texts, const Limits &limits, Context &context)
{
    if (texts.empty() || texts.size() - 1 > mostTrees)
        return Unexpected(makeError(ErrorCode::Malformed, "results", "are none"));
    const auto trees = treesIn(texts, limits, context);
    if (!trees)
        return Unexpected(trees.error());
    auto kept = keptIn(texts.front(), *trees, limits);
    if (!kept)
        return Unexpected(kept.error());
    const auto reads = openReads(*kept, context);
    if (!reads)
        return Unexpected(reads.error());
    auto comparison = std::make_shared<Comparison>();
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (kept->sides[side] != 0)
            comparison->sources[side] = (*reads)[kept->sides[side] - 1];
    }
    for (const std::uint32_t number : kept->further)
        comparison->further.push_back((*reads)[number]);
    const auto tree = compareSides(comparison->sources, kept->traces ? &*kept->traces : nullptr, context);
    if (!tree)
        return Unexpected(tree.error());
    comparison->tree = *tree;
    comparison->findings = std::move(kept->findings);
    for (const Finding &finding : comparison->findings)
        ++comparison->findingCounts[static_cast<std::size_t>(finding.severity)];
    comparison->complete = kept->complete;
    comparison->mustBeProven = kept->mustBeProven;
    if (kept->traces)
        comparison->traces = std::make_shared<const EngineTraces>(std::move(*kept->traces));
    if (kept->containers)
        comparison->containers = std::make_shared<const std::vector<ContainerChanges>>(std::move(*kept->containers));
    const bool asRecorded = bytesOf(kept->totals) == bytesOf(comparison->tree->totals());
    return OpenedResults{std::move(comparison), asRecorded};
}

} // namespace assay
