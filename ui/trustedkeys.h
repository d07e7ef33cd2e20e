// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include "jobs/latestonly.h"
#include "trust/relieditem.h"

#include <deque>
#include <string>
#include <vector>

class QDialog;
class QWidget;

namespace assay {

class CaseKeeper;

/// What the analyst relies on: keys, certificates, roots, fingerprints and identities. Kept in the case that is open, each change with an
/// entry in its journal; without a case in this session only.
///
/// What comes with a case was the choice of whoever worked on it. It is listed, and used only after the analyst has agreed to it once; the
/// settings remember to what, by its digest.
class TrustedKeys : public QObject {
    Q_OBJECT

public:
    struct Kept {
        ReliedItem item;
        bool agreed = true;
        std::vector<std::string> fingerprints = {}; ///< none until they are computed
    };

    TrustedKeys(JobRunner &runner, CaseKeeper &keeper, QObject *parent);
    ~TrustedKeys() override; ///< what is still read is given up

    const std::vector<Kept> &all() const { return m_all; }
    std::vector<ReliedItem> used() const; ///< what was agreed to, for reliedOf()
    std::size_t notAgreed() const;
    QString said() const;  ///< about what is not agreed to, "" for nothing

    /// Reads the files in a job, and takes what they are by their content; a folder is one that readReliedFolder() knows. What is asked for
    /// first comes first, however long it takes to read; until then it is in reading().
    void addFiles(const std::vector<std::string> &paths);
    std::vector<QString> reading() const; ///< the names of what comes next, in its order
    /// An OpenPGP fingerprint or the id of a root's key. The error is why it is none.
    Status addPin(ReliedKind kind, const std::string &digits);
    void addIdentity(const std::string &name, const std::string &issuer);
    /// Of the keys in the item that is an OpenPGP key, in a job.
    void pinKeysOf(std::size_t index);
    void setKind(std::size_t index, ReliedKind kind); ///< one of choicesFor() it
    void remove(std::vector<std::size_t> indices);
    bool canUndo() const { return !m_before.empty() || !m_reading.empty(); }
    /// The last thing that the user did; what is still read is not taken then.
    void undo();
    /// To rely on all that came with the case.
    void agree();
    /// In the settings, what was agreed to. Not by a window that asks nothing.
    void setRemembers(bool remembers) { m_remembers = remembers; }

    /// What another case has, in place of all that is here. problem: why that could not be read, it stays as it is in the case then; "" otherwise.
    void takeCase(const std::vector<ReliedItem> &items, const QString &problem);
    /// For a case that is made; none where there is nothing.
    std::vector<ReliedItem> items() const;

    QDialog *showDialog(QWidget *parent);

Q_SIGNALS:
    void changed();                      ///< of what is listed
    void reliedChanged();                ///< of what is used
    void failed(const QString &why);
    void added(int first, int count);    ///< by the user, at the end

private:
    using Items = std::vector<Kept>;

    // What the user did, counted: what is read comes after what was done meanwhile.
    struct Step {
        std::uint64_t act = 0;
        Items before;
    };
    struct Reading {
        std::uint64_t act = 0;
        std::vector<std::string> paths;
        JobHandle job = {}; // none while another one is read
    };

    struct ReadItems {
        std::vector<ReliedItem> items;
        std::vector<std::string> problems;
    };
    static QString problemsText(const std::vector<std::string> &problems); // "" for none
    static Result<ReadItems> readAllFiles(const std::vector<std::string> &paths, Context &context);

    void readNext();
    void take(Result<ReadItems> read);
    void stopReading();
    void add(const std::vector<ReliedItem> &items, std::uint64_t act);
    bool change(Items items, std::uint64_t act); // 0: not to be taken back. False, and it says why, where nothing was changed
    std::vector<Step>::iterator firstAfter(std::uint64_t act);
    void keepForUndo(Items before, std::uint64_t act);
    void addBeneath(const std::vector<ReliedItem> &items, std::uint64_t act);
    void forgetOldest();
    void keep(const Items &before, std::string text);
    void remember(const Items &former);
    void describe();

    JobRunner &m_runner;
    CaseKeeper &m_keeper;
    LatestOnly m_describing;
    Items m_all;
    std::uint64_t m_case = 0;    // counts the cases that were taken
    QString m_unread;            // why what the case keeps could not be read: it is left as it is
    std::vector<Step> m_before; // each change, by its act
    std::deque<Reading> m_reading;
    std::uint64_t m_acts = 0;
    bool m_remembers = true;
};

QString reliedKindText(ReliedKind kind); // "public key", translated

} // namespace assay
