// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/trustedkeys.h"

#include "base/bytes.h"
#include "cases/trusteditems.h"
#include "io/bytesource.h"
#include "items/displaytext.h"
#include "ui/casekeeper.h"
#include "ui/pathtext.h"
#include "ui/settings.h"
#include "ui/trustedkeysdialog.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostProblemsTold = 3;
constexpr std::size_t mostUndone = 200;
constexpr std::size_t mostUndoneBytes = 64 << 20;  // of all that is kept for it
constexpr std::uint64_t mostFileBytes = 512 << 10; // of one key or root
constexpr std::uint64_t mostFolderBytes = 512 << 10; // of all files of one; see mostTrustedBytes for what a case takes

// path: without a slash at its end.
Result<ReliedItem> readOne(const std::string &path, Context &context)
{
    if (QFileInfo(nativePath(path)).isDir())
        return readReliedFolder(path, mostFolderBytes, context);
    const auto file = openFileSource(path);
    auto bytes = file ? readAll(**file, mostFileBytes) : Unexpected(file.error());
    const auto kind = bytes ? recogniseRelied(*bytes, path, Limits()) : Unexpected(bytes.error());
    if (!kind)
        return Unexpected(kind.error());
    return ReliedItem{*kind, path.substr(path.rfind('/') + 1), std::move(*bytes)};
}

std::string withoutSlash(std::string path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    return path;
}

const TrustedKeys::Kept *findIn(const std::vector<TrustedKeys::Kept> &all, const ReliedItem &item)
{
    const auto found = std::find_if(all.begin(), all.end(), [&item](const TrustedKeys::Kept &kept) { return kept.item == item; });
    return found == all.end() ? nullptr : &*found;
}

std::size_t bytesOf(const std::vector<TrustedKeys::Kept> &items)
{
    return std::accumulate(items.begin(), items.end(), std::size_t{0}, [](std::size_t sum, const TrustedKeys::Kept &kept) { return sum + kept.item.bytes.size(); });
}

std::vector<ReliedItem> itemsOf(const std::vector<TrustedKeys::Kept> &all)
{
    std::vector<ReliedItem> items;
    for (const TrustedKeys::Kept &kept : all)
        items.push_back(kept.item);
    return items;
}

// What the user brings himself is agreed to, also where a case had it.
std::vector<TrustedKeys::Kept> with(std::vector<TrustedKeys::Kept> all, const std::vector<ReliedItem> &items)
{
    for (const ReliedItem &item : items) {
        const auto same = std::find_if(all.begin(), all.end(), [&item](const TrustedKeys::Kept &kept) { return kept.item == item; });
        if (same == all.end())
            all.push_back({item});
        else
            same->agreed = true;
    }
    return all;
}

QString digestText(const ReliedItem &item)
{
    return fromUtf8View(toHex(digestOf(item)));
}

} // namespace

QString reliedKindText(ReliedKind kind)
{
    switch (kind) {
    case ReliedKind::PublicKey: return TrustedKeys::tr("public key");
    case ReliedKind::LogKey: return TrustedKeys::tr("key of a transparency log");
    case ReliedKind::MinisignKey: return TrustedKeys::tr("minisign or signify key");
    case ReliedKind::OpenPgpKey: return TrustedKeys::tr("OpenPGP key");
    case ReliedKind::OpenPgpFingerprint: return TrustedKeys::tr("OpenPGP fingerprint");
    case ReliedKind::SigstoreRoot: return TrustedKeys::tr("Sigstore root");
    case ReliedKind::CertificateAuthority: return TrustedKeys::tr("certificate authority");
    case ReliedKind::SigningAuthority: return TrustedKeys::tr("signing authority");
    case ReliedKind::TimeStampAuthority: return TrustedKeys::tr("time stamp authority");
    case ReliedKind::NotationConfig: return TrustedKeys::tr("configuration of notation");
    case ReliedKind::TufRoot: return TrustedKeys::tr("TUF root");
    case ReliedKind::TufFolder: return TrustedKeys::tr("folder of TUF metadata");
    case ReliedKind::TufRootKey: return TrustedKeys::tr("id of a TUF root's key");
    case ReliedKind::Identity: return TrustedKeys::tr("identity");
    }
    return {};
}

TrustedKeys::TrustedKeys(JobRunner &runner, CaseKeeper &keeper, QObject *parent) :
    QObject(parent), m_runner(runner), m_keeper(keeper), m_describing(runner, this)
{
}

TrustedKeys::~TrustedKeys()
{
    stopReading();
}

std::vector<ReliedItem> TrustedKeys::used() const
{
    std::vector<ReliedItem> used;
    for (const Kept &kept : m_all) {
        if (kept.agreed)
            used.push_back(kept.item);
    }
    return used;
}

std::vector<ReliedItem> TrustedKeys::items() const
{
    return itemsOf(m_all);
}

std::size_t TrustedKeys::notAgreed() const
{
    return static_cast<std::size_t>(std::count_if(m_all.begin(), m_all.end(), [](const Kept &kept) { return !kept.agreed; }));
}

QString TrustedKeys::said() const
{
    const auto count = static_cast<int>(notAgreed());
    return count == 0 ? QString() : tr("%n key(s) and root(s) came with this case and are not used: somebody else relied on them. See “Trusted Keys”.", nullptr, count);
}

void TrustedKeys::addFiles(const std::vector<std::string> &paths)
{
    m_reading.push_back({++m_acts, paths});
    readNext();
    Q_EMIT changed();
}

std::vector<QString> TrustedKeys::reading() const
{
    std::vector<QString> names;
    for (const Reading &one : m_reading) {
        const std::string path = one.paths.size() == 1 ? withoutSlash(one.paths.front()) : std::string();
        names.push_back(path.empty() ? tr("%n files and folders", nullptr, static_cast<int>(one.paths.size())) : displayText(path.substr(path.rfind('/') + 1)));
    }
    return names;
}

Result<TrustedKeys::ReadItems> TrustedKeys::readAllFiles(const std::vector<std::string> &paths, Context &context)
{
    ReadItems read;
    std::size_t bytes = 0;
    for (const std::string &path : paths) {
        auto item = readOne(withoutSlash(path), context);
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        if (!item) {
            read.problems.push_back(item.error().message());
            continue;
        }
        bytes += item->bytes.size();
        if (bytes > mostTrustedBytes || read.items.size() >= mostTrustedItems)
            return Unexpected(tooManyTrusted());
        read.items.push_back(std::move(*item));
    }
    return read;
}

// One after another, so that they come in the order in which they were asked for.
void TrustedKeys::readNext()
{
    if (m_reading.empty() || m_reading.front().job)
        return;
    Reading &next = m_reading.front();
    next.job = m_runner.start(
        {tr("Reading keys and roots"), JobLane::Interactive, false}, this, [paths = next.paths](Context &context) { return readAllFiles(paths, context); },
        [this, act = next.act](Result<ReadItems> read) {
            if (!m_reading.empty() && m_reading.front().act == act)
                take(std::move(read));
        });
}

void TrustedKeys::take(Result<ReadItems> read)
{
    const std::uint64_t act = m_reading.front().act;
    m_reading.pop_front();
    readNext();
    if (read && !read->items.empty())
        add(read->items, act);
    else
        Q_EMIT changed(); // of what is read
    if (const QString why = read ? problemsText(read->problems) : read.error().code == ErrorCode::Cancelled ? QString() : displayText(read.error().message()); !why.isEmpty())
        Q_EMIT failed(why);
}

// A whole folder of other files may have been dropped by mistake.
QString TrustedKeys::problemsText(const std::vector<std::string> &problems)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), mostProblemsTold); ++i)
        lines.append(displayText(problems[i]));
    if (problems.size() > mostProblemsTold)
        lines.append(tr("%n more could not be taken.", nullptr, static_cast<int>(problems.size() - mostProblemsTold)));
    return lines.join(u'\n');
}

void TrustedKeys::stopReading()
{
    for (const Reading &one : m_reading)
        one.job.cancel();
    m_reading.clear();
}

void TrustedKeys::add(const std::vector<ReliedItem> &items, std::uint64_t act)
{
    Items all = with(m_all, items);
    const auto before = static_cast<int>(m_all.size());
    const auto more = static_cast<int>(all.size()) - before;
    if (!change(std::move(all), act))
        return;
    addBeneath(items, act);
    if (more > 0)
        Q_EMIT added(before, more);
}

Status TrustedKeys::addPin(ReliedKind kind, const std::string &digits)
{
    auto item = pinOf(kind, digits);
    if (!item)
        return Unexpected(item.error());
    add({std::move(*item)}, ++m_acts);
    return {};
}

void TrustedKeys::addIdentity(const std::string &name, const std::string &issuer)
{
    if (!name.empty())
        add({{ReliedKind::Identity, issuer, name}}, ++m_acts);
}

void TrustedKeys::pinKeysOf(std::size_t index)
{
    if (index >= m_all.size() || m_all[index].item.kind != ReliedKind::OpenPgpKey)
        return;
    m_runner.start(
        {tr("Reading the OpenPGP key"), JobLane::Interactive, false}, this,
        [item = m_all[index].item](Context &) -> Result<std::vector<std::string>> { return openPgpFingerprintsIn(item, Limits()); },
        [this, ofCase = m_case, act = ++m_acts](Result<std::vector<std::string>> prints) {
            if (ofCase != m_case)
                return; // another case was opened meanwhile, and was not asked
            std::vector<ReliedItem> items;
            for (std::string &print : prints ? *prints : std::vector<std::string>())
                items.push_back({ReliedKind::OpenPgpFingerprint, {}, std::move(print)});
            if (items.empty())
                Q_EMIT failed(tr("No fingerprint can be read from this key."));
            else
                add(items, act);
        });
}

void TrustedKeys::setKind(std::size_t index, ReliedKind kind)
{
    if (index >= m_all.size() || m_all[index].item.kind == kind)
        return;
    Items all = m_all;
    all[index].item.kind = kind;
    change(std::move(all), ++m_acts);
}

void TrustedKeys::remove(std::vector<std::size_t> indices)
{
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    Items all = m_all;
    for (std::size_t i = indices.size(); i-- > 0;) {
        if (indices[i] < all.size())
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(indices[i]));
    }
    change(std::move(all), ++m_acts);
}

void TrustedKeys::undo()
{
    if (!m_reading.empty() && (m_before.empty() || m_before.back().act < m_reading.back().act)) {
        m_reading.back().job.cancel();
        m_reading.pop_back();
        Q_EMIT changed();
        return;
    }
    if (m_before.empty())
        return;
    Items before = std::move(m_before.back().before);
    m_before.pop_back();
    change(std::move(before), 0);
}

void TrustedKeys::agree()
{
    Items all = m_all;
    for (Kept &kept : all)
        kept.agreed = true;
    change(std::move(all), ++m_acts);
}

bool TrustedKeys::change(Items items, std::uint64_t act)
{
    if (!m_unread.isEmpty()) { // what is kept would be written over
        Q_EMIT failed(m_unread);
        return false;
    }
    auto text = trustedText(itemsOf(items));
    if (!text) {
        Q_EMIT failed(displayText(text.error().message()));
        return false;
    }
    const Items before = std::exchange(m_all, std::move(items));
    keep(before, std::move(*text));
    remember(before);
    if (act != 0)
        keepForUndo(before, act);
    describe();
    Q_EMIT changed();
    Q_EMIT reliedChanged();
    return true;
}

std::vector<TrustedKeys::Step>::iterator TrustedKeys::firstAfter(std::uint64_t act)
{
    return std::find_if(m_before.begin(), m_before.end(), [act](const Step &one) { return one.act > act; });
}

// In the order in which it was asked for, which is not the one in which it was read.
void TrustedKeys::keepForUndo(Items before, std::uint64_t act)
{
    const auto later = firstAfter(act);
    m_before.insert(later, {act, later == m_before.end() ? std::move(before) : later->before});
    forgetOldest();
}

// To what was done while these were read: who takes that back keeps them. Where a case cannot hold both, they are not there then.
void TrustedKeys::addBeneath(const std::vector<ReliedItem> &items, std::uint64_t act)
{
    for (auto later = firstAfter(act); later != m_before.end(); ++later) {
        Items both = with(later->before, items);
        if (trustedText(itemsOf(both)))
            later->before = std::move(both);
    }
    forgetOldest();
}

void TrustedKeys::forgetOldest()
{
    std::size_t bytes = std::accumulate(m_before.begin(), m_before.end(), std::size_t{0}, [](std::size_t sum, const Step &one) { return sum + bytesOf(one.before); });
    for (; m_before.size() > mostUndone || bytes > mostUndoneBytes; m_before.erase(m_before.begin()))
        bytes -= bytesOf(m_before.front().before);
}

// In the case: all of it as text, and in its journal what has come and gone, and what of another examiner's was agreed to.
void TrustedKeys::keep(const Items &before, std::string text)
{
    CaseChange change;
    for (const Kept &kept : before) {
        if (!findIn(m_all, kept.item))
            change.journal.push_back(trustedDraft(kept.item, JournalKind::TrustRemoved));
    }
    for (const Kept &kept : m_all) {
        const Kept *was = findIn(before, kept.item);
        if (!was)
            change.journal.push_back(trustedDraft(kept.item, JournalKind::TrustAdded));
        else if (was->agreed != kept.agreed)
            change.journal.push_back(trustedDraft(kept.item, kept.agreed ? JournalKind::TrustAgreed : JournalKind::TrustWithdrawn));
    }
    if (change.journal.empty())
        return;
    change.trusted = std::move(text);
    m_keeper.commit(std::move(change));
}

void TrustedKeys::remember(const Items &former)
{
    if (!m_remembers)
        return;
    QStringList agreed = AppSettings::agreedTrust();
    const QStringList known = agreed;
    for (const Kept &kept : former) {
        if (kept.agreed)
            agreed.removeAll(digestText(kept.item)); // taken back, or removed: no later case may count on it
    }
    for (const Kept &kept : m_all) {
        const QString digest = kept.agreed ? digestText(kept.item) : QString();
        if (kept.agreed && !agreed.contains(digest))
            agreed.append(digest);
    }
    if (agreed != known)
        AppSettings::setAgreedTrust(agreed);
}

void TrustedKeys::describe()
{
    std::vector<ReliedItem> all = items();
    m_describing.request(
        [all](Context &context) -> Result<std::vector<std::vector<std::string>>> {
            std::vector<std::vector<std::string>> prints;
            for (const ReliedItem &item : all) {
                if (context.cancelled())
                    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                prints.push_back(fingerprintsOf(item, Limits()));
            }
            return prints;
        },
        [this](Result<std::vector<std::vector<std::string>>> prints) {
            if (!prints || prints->size() != m_all.size())
                return;
            for (std::size_t i = 0; i < m_all.size(); ++i)
                m_all[i].fingerprints = std::move((*prints)[i]);
            Q_EMIT changed();
        });
}

void TrustedKeys::takeCase(const std::vector<ReliedItem> &items, const QString &problem)
{
    ++m_case;
    const bool wasEmpty = m_all.empty() && m_reading.empty() && m_before.empty();
    stopReading();
    m_unread = problem.isEmpty() ? QString() : tr("The trusted keys of the case were not taken: %1").arg(problem);
    if (items.empty() && wasEmpty && m_unread.isEmpty())
        return;
    m_before.clear();
    m_all.clear();
    const QStringList agreed = m_remembers ? AppSettings::agreedTrust() : QStringList();
    for (const ReliedItem &item : items)
        m_all.push_back({item, agreed.contains(digestText(item))});
    describe();
    Q_EMIT changed();
    Q_EMIT reliedChanged();
    if (!m_unread.isEmpty())
        Q_EMIT failed(m_unread);
}

QDialog *TrustedKeys::showDialog(QWidget *parent)
{
    auto *dialog = new TrustedKeysDialog(*this, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

} // namespace assay
