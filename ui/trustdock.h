// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/trustmodel.h"
#include "items/trustwaymodel.h"
#include "trust/comparedtrust.h"
#include "trust/relieditem.h"
#include "ui/session.h"

#include <optional>
#include <string>
#include <vector>

class QBoxLayout;
class QComboBox;
class QDateTimeEdit;
class QMenu;
class QSplitter;
class QToolButton;

namespace assay {

class PlainLabel;
class ValueTable;

/// Who signed what of the sources that are compared: a row a statement, and the way from its signer to the bytes on the disk. Looks by
/// itself, in a job, when a comparison has ended and when keys, places or the time are other ones.
class TrustDock : public QWidget {
    Q_OBJECT

public:
    explicit TrustDock(Session &session, QWidget *parent = nullptr);
    ~TrustDock() override;

    /// What the analyst relies on; said stands above the statements, "" for nothing to say.
    void setRelied(std::vector<ReliedItem> items, const QString &said);
    void setPlaces(std::vector<std::string> places); ///< further ones, bytes
    const std::vector<std::string> &places() const { return m_places; }
    void setJudgedFor(std::optional<std::int64_t> at); ///< seconds since 1970; none: now, each time
    void checkAgain();
    bool isChecking() const { return m_job.isRunning(); }
    /// What stands there: for reports. Null until something was judged.
    /// Null while it is judged anew: what is shown then is of before.
    ComparedTrustPtr trust() const { return m_isJudging ? nullptr : m_trust; }
    /// Why trust() is null though there are sources, in English for reports; "" otherwise.
    std::string whyNoTrust() const;
    /// Puts trust in place of what stands there.
    void take(ComparedTrustPtr trust);
    void showSource(Role role);
    /// The first tag of the image that is shown, of another one where that has none; "" for none.
    QString shownTag() const;
    QString hint() const;
    void focusFirst();

    QComboBox *sourceBox() const { return m_source; }
    ValueTable *statements() const { return m_statements; }
    ValueTable *way() const { return m_way; }
    TrustModel *model() const { return m_model; }
    TrustWayModel *wayModel() const { return m_wayModel; }
    QMenu *placesMenu() const { return m_placesMenu; }
    QDateTimeEdit *timeEdit() const { return m_timeEdit; }
    QMenu *menuFor(int row); ///< of a statement, ready to be shown

Q_SIGNALS:
    void keysWanted();
    void fetchWanted();
    void placesChanged();
    void exportWanted(const std::shared_ptr<const assay::TrustReport> &report);
    void trustChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void makeStatements();
    void makeWay();
    void makePlacesMenu();
    void fillPlacesMenu();
    void addPlaces(bool folders);
    void takeComparison();
    void takeTime();
    void fillSources();
    void showReport();
    void showWay();
    void arrange();
    QString emptyHint() const;
    QString reportHint(const TrustReport &report) const;
    QString narrowText(const TrustStatement &statement) const;

    Session &m_session;
    TrustModel *m_model;
    TrustWayModel *m_wayModel;
    ValueTable *m_statements;
    ValueTable *m_way;
    QSplitter *m_splitter;
    PlainLabel *m_hint;
    QBoxLayout *m_bar = nullptr;
    QComboBox *m_source;
    QComboBox *m_time;
    QDateTimeEdit *m_timeEdit;
    QToolButton *m_again = nullptr;
    QMenu *m_placesMenu;
    ComparisonPtr m_compared; // of all layers
    ComparedTrustPtr m_trust;
    bool m_isJudging = false;
    std::string m_failureInEnglish;
    QString m_failure;
    std::vector<ReliedItem> m_items; // relied upon
    std::shared_ptr<const Relied> m_relied; // what they are: null before a check has read them
    QString m_reliedSaid;
    std::vector<std::string> m_places;
    std::optional<Role> m_wanted; // as the user chose
    std::optional<bool> m_narrow; // none before it was laid out
    JobHandle m_job;
    std::uint64_t m_asked = 0; // counts checks: only the last one is heard
};

} // namespace assay
