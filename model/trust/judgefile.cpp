// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "formats/openpgptext.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "trust/filedigests.h"
#include "trust/judges.h"
#include "trust/minisign.h"
#include "trust/openpgprules.h"
#include "trust/releasesums.h"
#include "trust/sigstore.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace assay {

namespace {

constexpr std::uint64_t mostSignatureFileBytes = 4 << 20;
constexpr std::uint64_t mostBytesAtOnce = 256 << 20;
constexpr std::size_t mostLists = 100;
constexpr std::array<std::string_view, 3> bundleEnds{".bundle", ".sigstore", ".sigstore.json"};
constexpr std::array<std::string_view, 6> signatureEnds{".asc", ".gpg", ".sig", ".sign", ".minisig", ".signify"};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool isSignatureName(std::string_view name)
{
    return std::any_of(signatureEnds.begin(), signatureEnds.end(), [&](std::string_view end) { return name.ends_with(end); });
}

// "SHA256SUMS", "app.tar.xz.sha512", "Fedora-CHECKSUM" …
bool isListName(std::string_view name)
{
    const std::string lower = lowered(name);
    return lower.find("sha256") != std::string::npos || lower.find("sha384") != std::string::npos || lower.find("sha512") != std::string::npos
        || lower.find("checksum") != std::string::npos;
}

// A list may speak of digests that are longer than SHA-256, or may hide inside of an OpenPGP message what it speaks of.
bool mayWantLongDigests(std::string_view bytes)
{
    constexpr std::size_t digitsOfSha384 = 96;
    if (openPgpShape(bytes) == OpenPgpShape::Message)
        return true;
    std::size_t run = 0;
    for (const char c : bytes) {
        run = std::isxdigit(static_cast<unsigned char>(c)) ? run + 1 : 0;
        if (run == digitsOfSha384)
            return true;
    }
    return false;
}

bool looksLikeJson(std::string_view bytes)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '{';
}

struct Beside {
    std::string place;
    std::string bytes;
};

// The files of one folder that may say something about the file in question.
class Neighbours {
public:
    Neighbours(const TrustPlace &place, std::vector<std::string> names, std::vector<Error> &problems)
        : m_place(place)
        , m_names(std::move(names))
        , m_problems(problems)
    {
    }

    const std::vector<std::string> &names() const { return m_names; }

    bool has(const std::string &name) const { return std::binary_search(m_names.begin(), m_names.end(), name); }

    std::optional<Beside> read(const std::string &name)
    {
        auto bytes = m_place.fs->readFile(name, mostSignatureFileBytes);
        if (bytes)
            return Beside{m_place.location + '/' + name, std::move(*bytes)};
        m_problems.push_back(bytes.error());
        return std::nullopt;
    }

private:
    const TrustPlace &m_place;
    std::vector<std::string> m_names; // sorted
    std::vector<Error> &m_problems;
};

struct SignedList {
    Beside list;
    std::vector<Beside> signatures;
};

std::vector<SignedList> listsIn(Neighbours &neighbours)
{
    std::vector<SignedList> lists;
    for (const std::string &name : neighbours.names()) {
        if (!isListName(name) || lists.size() >= mostLists)
            continue;
        const std::string base = isSignatureName(name) ? name.substr(0, name.rfind('.')) : std::string();
        if (!base.empty() && neighbours.has(base))
            continue; // a signature beside its list
        auto list = neighbours.read(name);
        if (!list)
            continue;
        SignedList one{std::move(*list), {}};
        for (const std::string_view end : signatureEnds) {
            if (neighbours.has(name + std::string(end))) {
                if (auto signature = neighbours.read(name + std::string(end)))
                    one.signatures.push_back(std::move(*signature));
            }
        }
        lists.push_back(std::move(one));
    }
    return lists;
}

class FileJudge {
public:
    FileJudge(const TrustInquiry &inquiry, ReliedKeys &keys, ByteSourcePtr file, TrustReport &report)
        : m_inquiry(inquiry)
        , m_keys(keys)
        , m_file(std::move(file))
        , m_report(report)
    {
    }

    Status hash(bool longOnes)
    {
        auto digests = fileDigests(*m_file, longOnes, &m_inquiry.context);
        if (!digests)
            return Unexpected(digests.error());
        m_digests = std::move(*digests);
        addSubject(m_file->size());
        return {};
    }

    void takeDigest(const ReadFile &read)
    {
        m_digests.sha256 = toHex(read.sha256);
        addSubject(read.bytes);
    }

    void judgeList(const SignedList &list)
    {
        const PlacedBytes text{list.list.place, list.list.bytes};
        if (list.signatures.empty())
            take(sums(text, nullptr));
        for (const Beside &signature : list.signatures) {
            const PlacedBytes placed{signature.place, signature.bytes};
            take(sums(text, &placed));
        }
    }

    void judgeBundle(const Beside &bundle)
    {
        SigstoreArtifact artifact{{"sha256:" + m_digests.sha256}, std::nullopt};
        TrustStatement statement = checkBundle(bundle.bytes, bundle.place, artifact, m_keys.sigstore(), m_inquiry.question.at, m_inquiry.limits);
        const bool open = statement.answer(TrustAspect::Signature) == TrustAnswer::Unknown || statement.answer(TrustAspect::Binding) == TrustAnswer::Unknown;
        if (open && knowMore(artifact))
            statement = checkBundle(bundle.bytes, bundle.place, artifact, m_keys.sigstore(), m_inquiry.question.at, m_inquiry.limits);
        if (!statement.furtherDigests.empty())
            hashLonger();
        addFurtherDigests(statement, m_report.subjects.front());
        if (statement.subject.empty())
            statement.subject = m_report.subject;
        m_report.statements.push_back(std::move(statement));
    }

    void judgeSignature(const Beside &signature)
    {
        const PlacedBytes placed{signature.place, signature.bytes};
        if (!signature.bytes.starts_with("untrusted comment: ")) {
            m_report.statements.push_back(openPgp(placed));
            return;
        }
        const SignedContent content{m_report.subject, m_file.get(), m_digests.sha256, &m_inquiry.context};
        const bool isMinisign = parseMinisign(signature.bytes, signature.place).has_value();
        TrustStatement statement = isMinisign ? minisignStatement(placed, content, m_keys.signify(), m_inquiry.question.at) : signifyStatement(placed, content, m_keys.signify());
        addBinding(statement, m_report.subjects);
        m_report.statements.push_back(std::move(statement));
    }

private:
    void addSubject(std::uint64_t bytes)
    {
        m_report.subjects.push_back({"sha256:" + m_digests.sha256, bytes, {}, {{TrustAspect::Binding, TrustAnswer::Yes, "the file's bytes hash to it", {}}}, m_digests.further()});
    }

    // Whether they are known. Reads the file once more.
    bool hashLonger()
    {
        if (m_digests.sha512.empty()) {
            if (auto digests = fileDigests(*m_file, true, &m_inquiry.context); digests && digests->sha256 == m_digests.sha256)
                m_digests = std::move(*digests);
        }
        m_report.subjects.front().furtherDigests = m_digests.further();
        return !m_digests.sha512.empty();
    }

    // For keys that may sign a longer digest, or the bytes themselves, which are held where they are not too many. Reads the file once more.
    bool knowMore(SigstoreArtifact &artifact)
    {
        if (m_keys.sigstore().keys.empty() && m_keys.sigstore().anchors.empty())
            return false;
        if (!m_whole && m_file->size() <= mostBytesAtOnce) {
            if (auto bytes = readAll(*m_file, mostBytesAtOnce); bytes && toHex(sha256(*bytes)) == m_digests.sha256)
                m_whole = std::move(*bytes);
        }
        if (m_whole) {
            artifact.bytes = *m_whole;
            return true;
        }
        if (!hashLonger())
            return false;
        for (std::string &digest : m_digests.further())
            artifact.digests.push_back(std::move(digest));
        return true;
    }

    TrustStatement sums(const PlacedBytes &list, const PlacedBytes *signature)
    {
        const ReleaseFile wanted{m_report.subject, m_digests.sha256, m_digests.sha384, m_digests.sha512};
        // GnuPG is started only for what it can read.
        const PlacedBytes &signing = signature ? *signature : list;
        const ReleaseKeys keys{openPgpShape(signing.bytes) == OpenPgpShape::None ? OpenPgpTrust{nullptr, "no keyring was needed"} : m_keys.openPgp(), m_keys.signify()};
        return releaseSumsStatement(list, signature, wanted, keys, m_inquiry.question.at, m_inquiry.limits);
    }

    // What does not name the file says nothing of it; a list that cannot be read might.
    void take(TrustStatement statement)
    {
        const bool namesIt = std::none_of(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &check) {
            return check.aspect == TrustAspect::Binding && check.answer == TrustAnswer::No && check.what == "the list names the file, and once";
        });
        if (namesIt)
            m_report.statements.push_back(std::move(statement));
        else
            ++m_report.aboutOthers;
    }

    TrustStatement openPgp(const PlacedBytes &signature)
    {
        TrustStatement statement;
        statement.scheme = TrustScheme::OpenPgp;
        statement.subject = m_report.subject;
        statement.digest = "sha256:" + m_digests.sha256;
        statement.size = m_file->size();
        statement.records.push_back(recordOf(signature));
        const bool isSignature = openPgpShape(signature.bytes) == OpenPgpShape::Signature;
        statement.addYesOrNo(TrustAspect::Integrity, isSignature, "it is a signature of OpenPGP, apart from what it signs", signature.place + " is none");
        if (!isSignature)
            return statement;
        const OpenPgpTrust &trust = m_keys.openPgp();
        if (!trust.keyring) {
            statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "a chosen key signed the file", trust.unavailable);
            return statement;
        }
        auto checked = trust.keyring->verifyDetached(signature, *m_file, m_inquiry.question.at);
        if (!checked) {
            statement.add(TrustAspect::Integrity, TrustAnswer::No, "the signature can be read", checked.error().message());
            return statement;
        }
        for (OpenPgpSignature &one : checked->signatures) {
            if (one.answer == OpenPgpAnswer::Good && one.ofText) {
                one.answer = OpenPgpAnswer::Unusable;
                one.reason = "it was made over a text, and holds just as well when the ends of the file's lines are others";
            }
        }
        addOpenPgpChecks(statement, *checked, "the file", m_inquiry.question.at);
        addBinding(statement, m_report.subjects);
        return statement;
    }

    const TrustInquiry &m_inquiry;
    ReliedKeys &m_keys;
    const ByteSourcePtr m_file;
    TrustReport &m_report;
    FileDigests m_digests;
    std::optional<std::string> m_whole;
};

// The folder that the file lies in, then those that the analyst named.
std::vector<TrustPlace> foldersFor(const TrustQuestion &question, std::vector<Error> &problems)
{
    const std::size_t slash = question.location.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : question.location.substr(0, std::max<std::size_t>(slash, 1));
    std::vector<TrustPlace> places;
    auto fs = openDirectoryFs(folder);
    if (fs)
        places.push_back({folder, std::move(*fs)});
    else
        problems.push_back(fs.error());
    places.insert(places.end(), question.places.begin(), question.places.end());
    return places;
}

} // namespace

Status judgeFile(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems)
{
    auto file = openFileSource(inquiry.question.location);
    if (!file)
        return Unexpected(file.error());
    FileJudge judge(inquiry, keys, *file, report);
    std::vector<SignedList> lists;
    std::vector<Beside> signatures;
    std::vector<Beside> bundles;
    for (const TrustPlace &place : foldersFor(inquiry.question, problems)) {
        auto names = place.fs->list("");
        if (!names) {
            problems.push_back(names.error());
            continue;
        }
        Neighbours neighbours(place, std::move(*names), problems);
        auto found = listsIn(neighbours);
        std::move(found.begin(), found.end(), std::back_inserter(lists));
        for (const std::string_view end : signatureEnds) {
            if (!neighbours.has(report.subject + std::string(end)))
                continue;
            if (auto signature = neighbours.read(report.subject + std::string(end)))
                signatures.push_back(std::move(*signature));
        }
        for (const std::string_view end : bundleEnds) {
            if (!neighbours.has(report.subject + std::string(end)))
                continue;
            if (auto bundle = neighbours.read(report.subject + std::string(end)))
                bundles.push_back(std::move(*bundle));
        }
    }
    for (const ReliedFile &given : inquiry.question.signatures)
        (looksLikeJson(given.bytes) ? bundles : signatures).push_back({given.place, given.bytes});
    const bool longOnes = std::any_of(lists.begin(), lists.end(), [](const SignedList &list) {
        return mayWantLongDigests(list.list.bytes) || std::any_of(list.signatures.begin(), list.signatures.end(), [](const Beside &signature) { return mayWantLongDigests(signature.bytes); });
    });
    // A signature over the file itself is about its bytes as they are now.
    const std::optional<ReadFile> &read = inquiry.question.read;
    if (read && !longOnes && signatures.empty())
        judge.takeDigest(*read);
    else if (const Status hashed = judge.hash(longOnes); !hashed)
        return hashed;
    for (const SignedList &list : lists)
        judge.judgeList(list);
    for (const Beside &signature : signatures)
        judge.judgeSignature(signature);
    for (const Beside &bundle : bundles)
        judge.judgeBundle(bundle);
    if ((*file)->unchanged())
        return {};
    for (TrustStatement &statement : report.statements)
        statement.add(TrustAspect::Integrity, TrustAnswer::Unknown, "the file stayed as it was while it was looked at", "it changed");
    problems.push_back(makeError(ErrorCode::Unstable, inquiry.question.location, "it changed while it was read: what is said here may be of neither state"));
    return {};
}

} // namespace assay
