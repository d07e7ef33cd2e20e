// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/bytesource.h"
#include "source/source.h"
#include "trust/filedigests.h"
#include "trust/judges.h"
#include "trust/tuffolder.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace assay {

namespace {

bool holdsFolder(const EvidenceFs &fs, const std::string &path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::Directory;
}

class TufJudge {
public:
    TufJudge(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report)
        : m_inquiry(inquiry)
        , m_keys(keys)
        , m_report(report)
    {
        for (const std::string &name : inquiry.question.names)
            m_names.push_back(familiarName(name));
    }

    void judge(TufFolder folder, const std::string &location)
    {
        for (TufFile &file : folder.files)
            file.place = location + ": " + file.place;
        const auto concerning = [&](const std::string &subject, const std::string &digest) { return isSubject(digest) || isNamed(subject, digest, folder.name); };
        TufReport found = checkTufMetadata({folder.name, std::move(folder.files), m_keys.tuf(), m_keys.tuf().seen, m_inquiry.question.at, concerning}, m_inquiry.limits);
        m_report.aboutOthers += found.statementsLeftOut;
        if (found.statementsTooMany > 0)
            m_report.problems.push_back(location + ": " + folder.name + ": " + std::to_string(found.statementsTooMany) + " further statements of this repository are too many to be judged");
        bool concerns = false;
        for (TrustStatement &statement : found.statements) {
            if (!concerning(statement.subject, statement.digest)) {
                ++m_report.aboutOthers;
                continue;
            }
            concerns = true;
            if (!statement.furtherDigests.empty())
                hashFile();
            addBinding(statement, m_report.subjects);
            m_report.statements.push_back(std::move(statement));
        }
        found.statements.clear();
        if (concerns || isOfNames(folder.name))
            std::move(found.brokenRoles.begin(), found.brokenRoles.end(), std::back_inserter(m_report.statements));
        found.brokenRoles.clear();
        if (concerns)
            m_report.repositories.push_back(std::move(found));
    }

private:
    bool isSubject(const std::string &digest)
    {
        if (!digest.empty() && !digest.starts_with("sha256:"))
            hashFile();
        return std::any_of(m_report.subjects.begin(), m_report.subjects.end(), [&](const SubjectDigest &subject) { return subject.has(digest); });
    }

    // By the longer algorithms, too, once somebody has signed a digest by one; of an image the manifests at hand are hashed already.
    void hashFile()
    {
        const TrustQuestion &question = m_inquiry.question;
        if (m_hashed || question.image || question.metadataOnly || m_report.subjects.empty() || !m_report.subjects.front().furtherDigests.empty())
            return;
        m_hashed = true;
        const auto file = openFileSource(question.location);
        const auto digests = file ? fileDigests(**file, true, &m_inquiry.context) : Unexpected(file.error());
        if (!digests)
            m_report.problems.push_back(digests.error().message());
        else if (m_report.subjects.front().digest == "sha256:" + digests->sha256) // else it changed meanwhile
            m_report.subjects.front().furtherDigests = digests->further();
    }

    // The same name with another digest is worth more than a word; so is a repository of the image's that says nothing.
    bool isNamed(const std::string &subject, const std::string &digest, const std::string &repository) const
    {
        if (m_inquiry.question.metadataOnly)
            return m_names.empty() || fitsAny(subject, repository);
        if (!m_inquiry.question.image)
            return subject == m_report.subject;
        if (!digest.empty())
            return std::find(m_names.begin(), m_names.end(), familiarName(subject)) != m_names.end();
        return isOfNames(repository);
    }

    // Whether one of the names is of this repository; where only metadata is looked at and no name is asked for, it is every one.
    bool isOfNames(const std::string &repository) const
    {
        if (m_inquiry.question.metadataOnly && m_names.empty())
            return true;
        const std::string any = familiarName(repository + ":x");
        const std::string tags = any.substr(0, any.size() - 1);
        return std::any_of(m_names.begin(), m_names.end(), [&](const std::string &name) { return name.starts_with(tags); });
    }

    // A name may also be a repository's, which stands for all that it signs.
    bool fitsAny(const std::string &subject, const std::string &repository) const
    {
        const auto &names = m_inquiry.question.names;
        return std::any_of(names.begin(), names.end(), [&](const std::string &name) {
            return name == repository || name == subject || familiarName(name) == familiarName(subject);
        });
    }

    const TrustInquiry &m_inquiry;
    ReliedKeys &m_keys;
    TrustReport &m_report;
    bool m_hashed = false;
    std::vector<std::string> m_names; // of the image, as familiarName() has them
};

} // namespace

std::vector<std::string> tufPathsIn(const EvidenceFs &fs)
{
    std::vector<std::string> paths;
    for (const char *path : {".docker/trust/tuf", "trust/tuf", "tuf"}) {
        if (holdsFolder(fs, path))
            paths.emplace_back(path);
    }
    const auto names = paths.empty() ? fs.list("") : Result<std::vector<std::string>>();
    const auto isRoot = [](const std::string &name) { return tufFileOfName(name).role == "root" && name.ends_with("root.json"); };
    if (names && (std::any_of(names->begin(), names->end(), isRoot) || std::binary_search(names->begin(), names->end(), "metadata")))
        paths.emplace_back();
    return paths;
}

Status judgeTuf(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems)
{
    TufJudge judge(inquiry, keys, report);
    for (const TrustPlace &place : inquiry.question.places) {
        for (const std::string &path : tufPathsIn(*place.fs)) {
            auto folders = findTufFolders(*place.fs, path, inquiry.limits, inquiry.context);
            if (!folders && folders.error().code == ErrorCode::Cancelled)
                return Unexpected(folders.error());
            if (!folders) {
                problems.push_back(folders.error());
                continue;
            }
            std::move(folders->unreadable.begin(), folders->unreadable.end(), std::back_inserter(problems));
            for (TufFolder &folder : folders->repositories)
                judge.judge(std::move(folder), place.location);
        }
    }
    return {};
}

} // namespace assay
