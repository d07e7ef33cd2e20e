// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/casefile.h"

#include "base/displaysafe.h"
#include "cases/file/casedatabase.h"
#include "cases/file/caserows.h"
#include "cases/file/caseschema.h"
#include "cases/file/copyfile.h"
#include "cases/file/filehold.h"
#include "cases/file/newfile.h"
#include "cases/trusteditems.h"
#include "formats/json.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <sys/stat.h>
#include <utility>

namespace assay {

struct CaseFile::State {
    std::string path;
    CaseLimits limits;
    AnnotationLimits annotationLimits;
    Leaving leaving;
    FileHold::Claim claim;          // to write it again, while it is away
    std::unique_ptr<FileHold> hold; // before the database: it is let go of after that is closed
    std::unique_ptr<CaseDatabase> database; // null when the file is away
    std::uint32_t version = 0;
    bool writable = false;
    std::string readOnlyReason;

    CaseAbout about;
    std::vector<CaseSource> sources;
    std::vector<KeptFilter> filters;
    std::string layout;
    std::string trusted;
    std::string resultsDigest; // 32 bytes, "" without results
    JournalChain chain;
    struct stat place {};        // of the file when it was opened
    std::vector<JournalEntry> inDoubt; // of a change that failed when it was all but written
    JournalAgreement agreement;
    std::optional<Annotations> annotationsRead; // when it was opened; none where anything may have been written since
    std::string journalledResults; // digest in hex that the last entry with one tells, "" for none

    Error error(ErrorCode code, std::string why) const { return makeError(code, path, std::move(why)); }
    void readOnlyBecause(const std::string &why)
    {
        writable = false;
        readOnlyReason += (readOnlyReason.empty() ? "" : "; and ") + why;
    }

    Status load();
    Status loadRows(JournalReplay &replay);
    void holdAgainst(const JournalReplay &replay);
    void follow(const JournalEntry &entry);
    Status check(const CaseChange &change) const;
    Status checkPlace() const;
    bool isAnother(const struct stat &file) const { return file.st_dev != place.st_dev || file.st_ino != place.st_ino; }
    Status reachable() const { return database ? Status() : Unexpected(error(ErrorCode::Io, "cannot be reached any more")); }
    bool canBeRead();
    bool mayBeBack();
    Status whileNobodyWrites(const std::function<Status()> &work);
    bool isAsLeft(const State &fresh) const;
    Result<bool> isInFile();
    Status make(const CaseChange &change, bool again);
    void take(const CaseChange &change, const std::vector<JournalEntry> &written);
    bool lacksTablesFor(const CaseChange &change) const;
    Status write(const CaseChange &change, std::vector<JournalEntry> &written);
};

namespace {

Result<std::string> resolved(const std::string &path)
{
    const std::unique_ptr<char, decltype(&std::free)> name(::realpath(path.c_str(), nullptr), &std::free);
    if (!name)
        return Unexpected(makeErrnoError(errno, path, "opening"));
    return std::string(name.get());
}

Status fill(const std::string &path, const CaseAbout &about)
{
    const auto database = CaseDatabase::open(path, CaseDatabase::Mode::Write);
    if (!database)
        return Unexpected(database.error());
    return inTransaction(**database, [&]() -> Status {
        if (Status made = makeTables(**database); !made)
            return made;
        AboutRows rows = rowsOf(about);
        rows.emplace(AboutKey::layout, std::string());
        if (Status written = writeAbout(**database, rows); !written)
            return written;
        const JournalDraft created{JournalKind::Created,
                                   textPayload({{"number", about.number}, {"title", about.title}, {"examiner", about.examiner}, {"organisation", about.organisation}})};
        const auto entry = appendJournal(**database, JournalStamp::now(), {created});
        return entry ? Status() : Unexpected(entry.error());
    });
}

Status checkAbout(const CaseAbout &about, const CaseLimits &limits, const std::string &path)
{
    for (const std::string *text : {&about.number, &about.title, &about.examiner, &about.organisation}) {
        if (text->size() > limits.aboutBytes || !isValidUtf8(*text))
            return Unexpected(makeError(ErrorCode::Usage, path, "number, title, examiner or organisation is longer than " + std::to_string(limits.aboutBytes) + " bytes, or no UTF-8"));
    }
    return {};
}

} // namespace

Status CaseFile::State::loadRows(JournalReplay &replay)
{
    auto rows = readAbout(*database);
    if (!rows)
        return Unexpected(rows.error());
    about = {(*rows)[std::string(AboutKey::number)], (*rows)[std::string(AboutKey::title)], (*rows)[std::string(AboutKey::examiner)], (*rows)[std::string(AboutKey::organisation)]};
    layout = (*rows)[std::string(AboutKey::layout)];
    trusted = (*rows)[std::string(AboutKey::trusted)];
    resultsDigest = (*rows)[std::string(AboutKey::results)];
    auto readSourcesNow = readSources(*database, limits);
    if (!readSourcesNow)
        return Unexpected(readSourcesNow.error());
    sources = std::move(*readSourcesNow);
    auto readFiltersNow = readFilters(*database);
    if (!readFiltersNow)
        return Unexpected(readFiltersNow.error());
    filters = std::move(*readFiltersNow);
    return readJournal(*database, [this, &replay](const JournalEntry &entry) -> Status {
        follow(entry);
        if (!chain.problem())
            replay.take(entry);
        return {};
    });
}

// Who can write the file can change a table and leave the journal as it is.
void CaseFile::State::holdAgainst(const JournalReplay &replay)
{
    if (chain.problem()) {
        agreement.notCompared = "its journal is broken";
        return;
    }
    auto annotations = readAnnotations(*database, version, annotationLimits);
    agreement = replay.compare({about, sources, annotations ? &*annotations : nullptr, !resultsDigest.empty(), trusted, &filters});
    if (!annotations)
        agreement.notCompared = "its tags, notes and findings cannot be read: " + annotations.error().detail;
    if (version > caseVersion && agreement.notCompared.empty())
        agreement.notCompared = "a newer Assay made it, which may have kept more in it";
    if (agreement.all > 0)
        readOnlyBecause("its tables are not what its journal says: " + textOf(agreement));
    if (annotations && writable) // nobody else does
        annotationsRead = std::move(*annotations);
}

void CaseFile::State::follow(const JournalEntry &entry)
{
    chain.take(entry);
    if (chain.problem() || entry.kind != journalKindName(JournalKind::Compared))
        return;
    const auto payload = parseJson(entry.payload, {}, Limits());
    if (const std::string digest = payload ? stringMember(*payload, "results") : std::string(); !digest.empty())
        journalledResults = digest;
}

Status CaseFile::State::load()
{
    // One view of the file: another program may write between two statements.
    if (Status begun = database->run("BEGIN"); !begun)
        return begun;
    Status status = checkTables(*database, version, limits, annotationLimits);
    JournalReplay replay;
    if (status)
        status = loadRows(replay);
    if (status)
        holdAgainst(replay);
    if (Status ended = database->run("COMMIT"); status && !ended)
        return ended;
    if (!status)
        return status;
    if (chain.problem())
        readOnlyBecause("its journal is broken at entry " + std::to_string(chain.problem()->sequence) + ": " + chain.problem()->reason);
    if (!writable)
        hold->stopWriting();
    return {};
}

Status CaseFile::State::check(const CaseChange &change) const
{
    if (!writable)
        return Unexpected(error(ErrorCode::Permission, "is open for reading only" + (readOnlyReason.empty() ? "" : ": " + readOnlyReason)));
    if (change.about) {
        if (Status good = checkAbout(*change.about, limits, path); !good)
            return good;
    }
    const auto tooMuch = [this](const char *what) { return Unexpected(error(ErrorCode::LimitExceeded, what)); };
    if (change.sources) {
        if (change.sources->size() > limits.sources)
            return tooMuch("has too many sources");
        for (const CaseSource &source : *change.sources) {
            std::size_t options = 0;
            for (const auto &[name, value] : source.options)
                options += 6 * (name.size() + value.size() + 1); // as JSON at most
            if (source.path.empty() || source.path.size() > limits.pathBytes || source.image.size() > limits.pathBytes || options > limits.optionsBytes)
                return tooMuch("has a source whose path, image or options are missing or too long");
        }
    }
    if (change.filters) {
        const bool fit = change.filters->size() <= limits.filters && std::all_of(change.filters->begin(), change.filters->end(), [this](const KeptFilter &filter) {
            return filter.name.size() <= limits.filterBytes && filter.text.size() <= limits.filterBytes && isValidUtf8(filter.name) && isValidUtf8(filter.text);
        });
        if (!fit)
            return tooMuch("has too many filters, or one that is too long or no UTF-8");
    }
    if (change.trusted && change.trusted->size() > mostTrustedBytes)
        return tooMuch("has trusted keys that are too long");
    return change.layout && change.layout->size() > limits.layoutBytes ? Status(tooMuch("has a layout that is too long")) : Status();
}

// SQLite goes on writing into a file that was taken away, and nobody would ever find it again.
Status CaseFile::State::checkPlace() const
{
    struct stat now {};
    if (::stat(path.c_str(), &now) != 0)
        return Unexpected(makeErrnoError(errno, path, "looking for the case, which was there when it was opened"));
    if (isAnother(now))
        return Unexpected(error(ErrorCode::Io, "is another file now than the one that was opened"));
    return {};
}

bool CaseFile::State::lacksTablesFor(const CaseChange &change) const
{
    return version < findingsVersion && std::any_of(change.acts.begin(), change.acts.end(), [](const Act &act) { return !act.ownFindings.empty(); });
}

Status CaseFile::State::write(const CaseChange &change, std::vector<JournalEntry> &written)
{
    Status status;
    const auto append = [this](const std::vector<JournalDraft> &drafts, std::vector<JournalEntry> &entries) -> Status {
        auto appended = appendJournal(*database, JournalStamp::now(), drafts);
        if (!appended)
            return Unexpected(appended.error());
        entries = std::move(*appended);
        return {};
    };
    const auto step = [&status](bool wanted, auto &&work) {
        if (status && wanted)
            status = work();
    };
    step(change.about.has_value(), [&] { return writeAbout(*database, rowsOf(*change.about)); });
    step(change.layout.has_value(), [&] { return writeAbout(*database, {{std::string(AboutKey::layout), *change.layout}}); });
    step(change.trusted.has_value(), [&] { return writeAbout(*database, {{std::string(AboutKey::trusted), *change.trusted}}); });
    step(change.sources.has_value(), [&] { return writeSources(*database, *change.sources); });
    step(change.filters.has_value(), [&] { return writeFilters(*database, *change.filters); });
    step(lacksTablesFor(change), [&] { return addTables(*database, version); });
    for (const Act &act : change.acts)
        step(true, [&] { return writeAct(*database, act); });
    step(change.results != nullptr, [&] { return writeResults(*database, *change.results); });
    step(!change.journal.empty(), [&] { return append(change.journal, written); });
    return status;
}

CaseFile::CaseFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}

CaseFile::~CaseFile() = default;

Result<std::unique_ptr<CaseFile>> CaseFile::create(const std::string &path, const CaseAbout &about, bool replace, const CaseChange &first, const Leaving &leaving)
{
    if (Status good = checkAbout(about, {}, path); !good)
        return Unexpected(good.error());
    if (Status free = replace ? checkReplaceable(path, leaving) : Status(); !free)
        return Unexpected(free.error());
    // Before it has its name: a disk that is full must not leave half a case, nor that in place of a whole one.
    const auto make = [&](const std::string &temporary) -> Status {
        if (Status filled = fill(temporary, about); !filled)
            return filled;
        const auto file = open(temporary, Mode::ReadWrite);
        return file ? (*file)->commit(first) : Unexpected(file.error());
    };
    if (Status made = putNewFile(path, replace, make); !made)
        return Unexpected(made.error());
    return open(path, Mode::ReadWrite, {}, {}, leaving);
}

Result<std::unique_ptr<CaseFile>> CaseFile::open(const std::string &path, Mode mode, const CaseLimits &limits, const AnnotationLimits &annotations, const Leaving &leaving)
{
    const auto where = resolved(path);
    if (!where)
        return Unexpected(where.error());
    auto hold = FileHold::take(*where, mode == Mode::ReadWrite, leaving);
    if (!hold)
        return Unexpected(hold.error());
    auto state = std::make_unique<State>();
    state->path = *where;
    state->limits = limits;
    state->annotationLimits = annotations;
    state->leaving = leaving;
    state->hold = std::move(*hold);
    state->version = state->hold->header().version;
    if (state->hold->header().applicationId != caseApplicationId || state->version == 0)
        return Unexpected(makeError(ErrorCode::Malformed, *where, "is no case of Assay"));
    state->writable = state->hold->writes();
    state->readOnlyReason = state->hold->whyNot();
    if (state->version > caseVersion && mode == Mode::ReadWrite)
        state->readOnlyBecause("a newer Assay made it, in form " + std::to_string(state->version) + "; this version knows form " + std::to_string(caseVersion));
    auto database = CaseDatabase::open(*where, state->writable ? CaseDatabase::Mode::Write : CaseDatabase::Mode::Read);
    if (!database)
        return Unexpected(database.error());
    state->database = std::move(*database);
    if (::stat(where->c_str(), &state->place) != 0)
        return Unexpected(makeErrnoError(errno, *where, "opening"));
    if (const Status loaded = state->load(); !loaded)
        return Unexpected(loaded.error());
    return std::unique_ptr<CaseFile>(new CaseFile(std::move(state)));
}

const std::string &CaseFile::path() const
{
    return m_state->path;
}

std::uint32_t CaseFile::version() const
{
    return m_state->version;
}

std::uint32_t CaseFile::knownVersion()
{
    return caseVersion;
}

bool CaseFile::writable() const
{
    return m_state->writable;
}

const std::string &CaseFile::readOnlyReason() const
{
    return m_state->readOnlyReason;
}

const CaseAbout &CaseFile::about() const
{
    return m_state->about;
}

const std::vector<CaseSource> &CaseFile::sources() const
{
    return m_state->sources;
}

const std::vector<KeptFilter> &CaseFile::filters() const
{
    return m_state->filters;
}

const std::string &CaseFile::layout() const
{
    return m_state->layout;
}

const std::string &CaseFile::trusted() const
{
    return m_state->trusted;
}

Result<Annotations> CaseFile::annotations()
{
    if (const Status there = m_state->reachable(); !there)
        return Unexpected(there.error());
    if (m_state->annotationsRead)
        return *std::exchange(m_state->annotationsRead, std::nullopt);
    return readAnnotations(*m_state->database, m_state->version, m_state->annotationLimits);
}

Result<StoredResults> CaseFile::results()
{
    if (const Status there = m_state->reachable(); !there)
        return Unexpected(there.error());
    auto results = readResults(*m_state->database);
    if (!results)
        return results;
    const Sha256Digest digest = digestOf(results->sections);
    const std::string_view recorded = m_state->resultsDigest;
    if (results->empty() && recorded.empty() && m_state->journalledResults.empty())
        return results;
    if (recorded != std::string_view(reinterpret_cast<const char *>(digest.data()), digest.size()))
        return Unexpected(m_state->error(ErrorCode::Malformed, "its results are not those that were put into it"));
    if (!m_state->journalledResults.empty() && m_state->journalledResults != toHex(digest))
        return Unexpected(m_state->error(ErrorCode::Malformed, "its results are not those that its journal tells of"));
    return results;
}

std::uint64_t CaseFile::journalEntries() const
{
    return m_state->chain.sequence();
}

const Sha256Digest &CaseFile::journalHash() const
{
    return m_state->chain.hash();
}

const std::optional<JournalProblem> &CaseFile::journalProblem() const
{
    return m_state->chain.problem();
}

const JournalAgreement &CaseFile::agreement() const
{
    return m_state->agreement;
}

Status CaseFile::forEachEntry(const std::function<Status(const JournalEntry &)> &take)
{
    const Status there = m_state->reachable();
    return there ? readJournal(*m_state->database, take) : there;
}

// Asks for the pages again; a disk or a server that is gone has none.
bool CaseFile::State::canBeRead()
{
    if (!database)
        return false;
    Statement any(*database, "SELECT key FROM about LIMIT 1");
    return any.run() && any.next();
}

// There is a file of that name, and it is not the one that is open, or that one does not answer.
bool CaseFile::State::mayBeBack()
{
    struct stat now {};
    return ::stat(path.c_str(), &now) == 0 && (isAnother(now) || !canBeRead());
}

// Whoever writes first waits for those who read.
Status CaseFile::State::whileNobodyWrites(const std::function<Status()> &work)
{
    if (Status begun = database->run("BEGIN"); !begun)
        return begun;
    Statement any(*database, "SELECT key FROM about LIMIT 1"); // from here on
    Status status = any.run();
    if (status)
        status = work();
    const Status ended = database->run("COMMIT");
    return status ? ended : status;
}

bool CaseFile::State::isAsLeft(const State &fresh) const
{
    return fresh.chain.hash() == chain.hash() || (!inDoubt.empty() && fresh.chain.hash() == inDoubt.back().hash);
}

// Whether the change in doubt is there. In the transaction at hand.
Result<bool> CaseFile::State::isInFile()
{
    if (inDoubt.empty())
        return false;
    const auto last = lastJournalHash(*database);
    return last ? Result<bool>(*last == inDoubt.back().hash) : Unexpected(last.error());
}

Status CaseFile::State::make(const CaseChange &change, bool again)
{
    if (Status there = reachable(); !there)
        return there;
    if (Status there = checkPlace(); !there)
        return there;
    if (!again)
        inDoubt.clear();
    std::vector<JournalEntry> written;
    const Status done = inTransaction(*database, [&]() -> Status {
        const auto there = isInFile();
        if (!there)
            return Unexpected(there.error());
        if (!*there)
            return write(change, written);
        written = inDoubt;
        return {};
    });
    if (done)
        take(change, written);
    else if (!written.empty())
        inDoubt = std::move(written);
    return done;
}

// What was written is what is held.
void CaseFile::State::take(const CaseChange &change, const std::vector<JournalEntry> &written)
{
    inDoubt.clear();
    annotationsRead.reset();
    for (const JournalEntry &entry : written) {
        if (entry.sequence > chain.sequence()) // others came with the file when it was opened anew
            follow(entry);
    }
    if (lacksTablesFor(change))
        version = caseVersion;
    if (change.about)
        about = *change.about;
    if (change.layout)
        layout = *change.layout;
    if (change.trusted)
        trusted = *change.trusted;
    if (change.sources)
        sources = *change.sources;
    if (change.filters)
        filters = *change.filters;
    if (change.results) {
        const Sha256Digest digest = digestOf(change.results->sections);
        resultsDigest.assign(digest.begin(), digest.end());
    }
}

bool CaseFile::canBeRead()
{
    return m_state->canBeRead();
}

Status CaseFile::commit(const CaseChange &change, bool again)
{
    if (Status good = m_state->check(change); !good)
        return good;
    Status done = m_state->make(change, again);
    if (done || !m_state->mayBeBack())
        return done;
    if (Status opened = openAgain(); !opened)
        return opened;
    return m_state->make(change, again);
}

// In place of a file that does not answer, or that is no longer the one of this name.
Status CaseFile::openAgain()
{
    State &state = *m_state;
    struct stat now {};
    if (::stat(state.path.c_str(), &now) != 0)
        return Unexpected(makeErrnoError(errno, state.path, "looking for the case, which was there when it was opened"));
    const bool same = !state.isAnother(now);
    if (same) { // its descriptors lead nowhere, and would be shared
        if (state.hold)
            state.claim = state.hold->claim();
        state.database.reset();
        state.hold.reset();
    }
    auto fresh = open(state.path, Mode::ReadWrite, state.limits, state.annotationLimits, state.leaving);
    if (!fresh)
        return Unexpected(fresh.error());
    if (!state.isAsLeft(*(*fresh)->m_state))
        return Unexpected(state.error(ErrorCode::Io, same ? "was changed by another program while it could not be reached" : "is another file now than the one that was opened"));
    if (!(*fresh)->writable())
        return Unexpected(state.error(ErrorCode::Permission, "cannot be written again: " + (*fresh)->readOnlyReason()));
    (*fresh)->m_state->inDoubt = std::move(state.inDoubt);
    m_state = std::move((*fresh)->m_state);
    return {};
}

Status CaseFile::copyTo(const std::string &path, bool replace, Context &context, const std::function<Status()> &beforeNaming)
{
    if (Status there = m_state->reachable(); !there)
        return there;
    if (Status free = replace ? checkReplaceable(path, m_state->leaving) : Status(); !free)
        return free;
    return putNewFile(path, replace, [&](const std::string &temporary) {
        Status copied = m_state->whileNobodyWrites([&] { return copyFile(m_state->hold->descriptor(), m_state->path, temporary, context); });
        return copied && beforeNaming ? beforeNaming() : copied;
    });
}

} // namespace assay
