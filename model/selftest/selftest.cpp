// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selftest/selftest.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "io/temporaryfolder.h"
#include "io/writeguard.h"
#include "proof/check/bundlecheck.h"
#include "report/bundle/bundle.h"
#include "report/evidence.h"
#include "report/pdf/pdfreport.h"
#include "selftest/samplecase.h"
#include "selftest/selftestpage.h"
#include "verify/storecheck.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace assay {
namespace {

// Of the files in resources/sample; what is known of them is in the README there.
struct SampleFile {
    const char *name;
    const char *sha256;
};
constexpr std::array<SampleFile, 4> sampleFiles{{
    {sampleVendorFile, "ef0c35574fc05b2ff5b350b30cd6bb1cb85c2d62d1a137642682cf7717b64661"},
    {sampleSavedFile, "710f603054ed6d142e53bee054fbe4b19d132abc3816f8d2c892e25c60d40bfc"},
    {sampleLiveFile, "8540befa0eed6f5c0d40a01235aab1ce562908fa08dbce7b7cffa4c4ae59298c"},
    {"truth.tsv", "a5a8f9c3ccac84f64214325311542f7973971e412e4155917cf7e65e58f9e976"},
}};
constexpr std::array<const char *, 4> sampleDiffIds{
    "sha256:304314670d98cf3ba783d1e58754ea6267887b3f2984384ba32e2f263bad8ad7",
    "sha256:a8abf42336ffcd20505236795a844b9d36f00a0d5a2c017b0e8eb6c038367b33",
    "sha256:e19fe600680d4cab959ad1c0588824adf27e765d0daccb5167c9b2da43702fcf",
    "sha256:2f77151d8fe9d51a069b156b028b82dbe620d3e8839c64f55cf3e877c5b096ad",
};
constexpr std::uint64_t truthBytes = 64 * 1024;

// "" when the answer is the known one, else what was found instead.
using Answer = std::string;

class SelfTest {
public:
    SelfTest(std::string folder, std::vector<std::pair<std::string, std::string>> libraries, Context &context)
        : m_folder(std::move(folder)), m_libraries(std::move(libraries)), m_context(context)
    {
    }

    Result<std::vector<SelfTestCheck>> run()
    {
        using Step = Answer (SelfTest::*)();
        static constexpr std::array<Step, 10> steps{&SelfTest::makeFolder, &SelfTest::knownDigest, &SelfTest::files,        &SelfTest::read,    &SelfTest::sameIsSame,
                                                    &SelfTest::attested,   &SelfTest::compared,    &SelfTest::writtenTwice, &SelfTest::bundled, &SelfTest::changedByteIsSeen};
        std::vector<SelfTestCheck> checks = selfTestChecks();
        for (std::size_t i = 0; i < steps.size() && !m_context.cancelled(); ++i) {
            checks[i].reason = (this->*steps[i])();
            checks[i].verdict = checks[i].reason.empty() ? SelfTestVerdict::Pass : SelfTestVerdict::Fail;
            if (!checks[i].reason.empty())
                break; // nothing after it could be judged
        }
        std::error_code ignored;
        if (!m_work.empty())
            std::filesystem::remove_all(m_work, ignored);
        return m_context.cancelled() ? Result<std::vector<SelfTestCheck>>(Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"))) : checks;
    }

private:
    Answer makeFolder()
    {
        std::string pattern = temporaryFolder() + "/assay-self-test-XXXXXX";
        if (!::mkdtemp(pattern.data()))
            return makeErrnoError(errno, pattern, "cannot be made").message();
        m_work = pattern;
        return {};
    }

    std::string path(const char *name) const { return m_folder + '/' + name; }
    std::string bundle() const { return m_work + "/bundle"; }

    Answer knownDigest()
    {
        const std::string found = toHex(sha256(std::string_view("abc")));
        return found == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" ? Answer() : found;
    }

    Answer files()
    {
        for (const SampleFile &file : sampleFiles) {
            const auto source = openFileSource(path(file.name));
            const auto digest = source ? sha256(**source, &m_context) : Unexpected(source.error());
            if (!digest)
                return digest.error().message();
            if (toHex(*digest) != file.sha256)
                return std::string(file.name) + " has the digest " + toHex(*digest);
        }
        return {};
    }

    Answer read()
    {
        for (std::size_t side = 0; side < sideCount; ++side) {
            const auto source = openSource(path(sampleFiles[side].name), Limits(), m_context);
            if (!source)
                return source.error().message();
            const auto image = chooseImage(**source, side == VendorSide ? "" : sampleImage);
            auto loaded = image ? (*source)->load(*image, static_cast<Role>(side), LoadOptions(), m_context) : Unexpected(image.error());
            if (!loaded)
                return loaded.error().message();
            if (!loaded->complete)
                return std::string(sampleFiles[side].name) + " was not read whole";
            m_loaded[side] = std::make_shared<const LoadedSource>(std::move(*loaded));
        }
        const std::vector<LoadedLayer> &layers = m_loaded[SavedSide]->layers;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers.size() != sampleDiffIds.size() || !layers[i].recomputed || digestText(*layers[i].recomputed) != sampleDiffIds[i] || layers[i].verdict != LayerVerdict::Intact)
                return "layer " + std::to_string(i) + " of " + std::to_string(layers.size()) + " is not the known one";
        }
        return {};
    }

    Answer sameIsSame()
    {
        const auto comparison = compareSources({m_loaded[VendorSide], nullptr, m_loaded[VendorSide]}, m_context);
        if (!comparison)
            return comparison.error().message();
        const DiffTree &tree = *(*comparison)->tree;
        for (std::uint32_t id = 1; id < tree.size(); ++id) {
            if (tree.status(DiffNodeId(id), SavedToLive) != DiffStatus::Identical)
                return displaySafe(tree.path(DiffNodeId(id))) + " is said to differ";
        }
        return tree.size() > 1 ? Answer() : "there are no paths";
    }

    // "finding path folder" of each line of truth.tsv.
    Result<std::set<std::string>> truth()
    {
        const auto source = openFileSource(path("truth.tsv"));
        const auto text = source ? readAll(**source, truthBytes) : Unexpected(source.error());
        if (!text)
            return Unexpected(text.error());
        std::set<std::string> lines;
        for (std::size_t at = 0; at < text->size();) {
            const std::size_t end = std::min(text->find('\n', at), text->size());
            const std::string line = text->substr(at, end - at);
            at = end + 1;
            if (line.starts_with('#'))
                continue;
            std::array<std::string, 4> fields;
            std::size_t from = 0;
            for (std::string &field : fields) {
                const std::size_t tab = std::min(line.find('\t', from), line.size());
                field = line.substr(from, tab - from);
                from = std::min(tab + 1, line.size());
            }
            lines.insert(fields[3] + ' ' + fields[0] + ' ' + fields[2] + '/' + fields[0]);
            m_changed[fields[0]] = fields[3] != "layer.time-changed";
        }
        return lines;
    }

    Answer attested()
    {
        const auto known = truth();
        if (!known)
            return known.error().message();
        const auto source = openSource(path(sampleLiveFile), Limits(), m_context);
        const auto comparison = source ? checkStore(*source, {}, m_context) : Unexpected(source.error());
        if (!comparison)
            return comparison.error().message();
        std::set<std::string> found;
        for (const Finding &finding : (*comparison)->findings) {
            if (finding.code.starts_with("layer.") || finding.code.starts_with("store."))
                found.insert(finding.code + ' ' + finding.path + ' ' + finding.store);
        }
        for (const std::string &line : *known) {
            if (!found.contains(line))
                return "not found: " + displaySafe(line);
        }
        for (const std::string &line : found) {
            if (!known->contains(line))
                return "not there, and said to be: " + displaySafe(line);
        }
        return {};
    }

    Answer compared()
    {
        auto comparison = compareSources(m_loaded, m_context);
        if (!comparison)
            return comparison.error().message();
        m_comparison = *comparison;
        const DiffTree &tree = *m_comparison->tree;
        std::set<std::string> differing;
        for (std::uint32_t id = 1; id < tree.size(); ++id) {
            const DiffNodeId node(id);
            if (tree.status(node, SavedToLive) != DiffStatus::Identical && tree.unexplained(node) && tree.node(node).changes[SavedToLive] != 0)
                differing.insert(tree.path(node));
        }
        for (const auto &[path, must] : m_changed) {
            if (must && !differing.contains(path))
                return displaySafe(path) + " is not said to have changed between the saved image and the disk";
        }
        for (const std::string &path : differing) {
            if (!m_changed.contains(path))
                return displaySafe(path) + " is said to have changed between the saved image and the disk";
        }
        return {};
    }

    Answer writtenTwice()
    {
        const ReportOptions options;
        const auto first = evidenceDigest(*m_comparison, options, m_context);
        const auto second = first ? evidenceDigest(*m_comparison, options, m_context) : first;
        if (!second)
            return second.error().message();
        return *first == *second ? Answer() : toHex(*first) + " and " + toHex(*second);
    }

    Answer bundled()
    {
        BundleOptions options;
        options.report.created = ReportClock::now();
        options.report.libraries = m_libraries;
        options.writePdf = [this](const ReportOptions &ready, const std::string &file, Context &watched) { return writePdf(*m_comparison, ready, file, watched); };
        if (const auto written = writeBundle(*m_comparison, options, bundle(), m_context); !written)
            return written.error().message();
        const auto check = checkBundle(bundle(), {}, m_context);
        if (!check)
            return check.error().message();
        for (const BundleLayer &layer : check->layers) {
            if (layer.result.verdict == ProofVerdict::Fails || layer.result.verdict == ProofVerdict::NotChecked)
                return std::string(layer.title) + ": " + layer.result.reason;
        }
        return check->exitCode() == 0 ? Answer() : "the check ends with " + std::to_string(check->exitCode());
    }

    Answer changedByteIsSeen()
    {
        const std::string file = bundle() + "/evidence.json";
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(100);
        const int byte = stream.get();
        stream.seekp(100);
        stream.put(static_cast<char>(byte ^ 1));
        stream.close();
        if (!stream)
            return file + " could not be changed";
        const auto check = checkBundle(bundle(), {}, m_context);
        if (!check)
            return check.error().message();
        return check->exitCode() == 1 ? Answer() : "the check ends with " + std::to_string(check->exitCode()) + ", not 1";
    }

    std::string m_folder;
    std::vector<std::pair<std::string, std::string>> m_libraries;
    Context &m_context;
    std::string m_work;
    std::array<LoadedSourcePtr, sideCount> m_loaded;
    std::map<std::string, bool> m_changed; // paths of truth.tsv; false for a folder's time, which a higher layer may set anew
    ComparisonPtr m_comparison;
};

} // namespace

std::string_view selfTestVerdictText(SelfTestVerdict verdict)
{
    switch (verdict) {
    case SelfTestVerdict::Pass: return "PASS";
    case SelfTestVerdict::Fail: return "FAIL";
    case SelfTestVerdict::NotTried: break;
    }
    return "NOT TRIED";
}

bool SelfTestResult::passed() const
{
    return !checks.empty() && std::all_of(checks.begin(), checks.end(), [](const SelfTestCheck &check) { return check.verdict == SelfTestVerdict::Pass; });
}

std::vector<SelfTestCheck> selfTestChecks()
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> all{{
        {"folder", "a folder for the reports can be made among the temporary files"},
        {"digest", "SHA-256 of \"abc\" is that of FIPS 180-4"},
        {"files", "the files of the sample case have their digests"},
        {"read", "both archives and the data root are read whole, the saved layers have their digests"},
        {"same", "the vendor's files held against themselves: nothing differs"},
        {"attested", "what was changed on the disk is found, all of it and nothing else"},
        {"compared", "the comparison says that these paths changed between the saved image and the disk, and no other"},
        {"evidence", "the evidence file comes out the same twice"},
        {"bundle", "a report bundle with HTML and PDF is written, and holds"},
        {"changed-byte", "a bundle with one byte changed does not hold"},
    }};
    std::vector<SelfTestCheck> checks;
    for (const auto &[code, what] : all)
        checks.push_back({code, what, SelfTestVerdict::NotTried, {}});
    return checks;
}

Result<SelfTestResult> runSelfTest(const std::string &folder, const std::vector<std::pair<std::string, std::string>> &libraries, Context &context)
{
    if (folder.empty())
        return Unexpected(makeError(ErrorCode::NotFound, "share/assay/sample",
                                    "the sample case is not installed beside the program; without it there is nothing to hold the answers against"));
    auto checks = SelfTest(folder, libraries, context).run();
    if (!checks)
        return Unexpected(checks.error());
    SelfTestResult result;
    result.checks = std::move(*checks);
    result.facts = selfTestFacts(libraries);
    result.held = !threadMayWrite();
    return result;
}

} // namespace assay
