// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include "jobs/latestonly.h"
#include "trust/relieditem.h"

#include <optional>
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

    const std::vector<Kept> &all() const { return m_all; }
    Relied relied() const; ///< of what was agreed to
    std::size_t notAgreed() const;
    QString said() const;  ///< about what is not agreed to, "" for nothing

    /// Reads the files in a job, and takes what they are by their content; a folder is one that readReliedFolder() knows.
    void addFiles(const std::vector<std::string> &paths);
    /// An OpenPGP fingerprint or the id of a root's key. The error is why it is none.
    Status addPin(ReliedKind kind, const std::string &digits);
    void addIdentity(const std::string &name, const std::string &issuer);
    /// Of the keys in the item that is an OpenPGP key, in a job.
    void pinKeysOf(std::size_t index);
    void setKind(std::size_t index, ReliedKind kind); ///< one of choicesFor() it
    void remove(std::vector<std::size_t> indices);
    bool canUndo() const { return !m_before.empty(); }
    void undo();
    /// To rely on all that came with the case.
    void agree();
    /// In the settings, what was agreed to. Not by a window that asks nothing.
    void setRemembers(bool remembers) { m_remembers = remembers; }

    /// What another case has; "" for none. In place of all that is here.
    void takeCase(const std::string &trusted);
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

    void add(std::vector<ReliedItem> items);
    void change(Items items, bool undoable);
    void keep(const Items &before);
    void remember(const Items &former);
    void describe();

    JobRunner &m_runner;
    CaseKeeper &m_keeper;
    LatestOnly m_describing;
    Items m_all;
    std::uint64_t m_case = 0;    // counts the cases that were taken
    QString m_unread;            // why what the case keeps could not be read: it is left as it is
    std::vector<Items> m_before; // each change, the last one at the end
    bool m_remembers = true;
};

QString reliedKindText(ReliedKind kind); // "public key", translated

} // namespace assay
