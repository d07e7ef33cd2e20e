// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A window whose overview is there, for the tests of the overview and of the findings beside it.

#include "windowtest.h"

#include "ui/overviewbars.h"
#include "ui/overviewpanel.h"
#include "ui/timelineview.h"

namespace assay::test {

class OverviewTest : public WindowTest {
protected:
    bool ready()
    {
        return QTest::qWaitFor([this] { return session().comparison() && !session().isLoading() && panel()->overview(); }, 60000);
    }

    bool open(const std::vector<OpenRequest> &sources)
    {
        m_window->openPaths(sources, AskRoles::WhenAmbiguous);
        return ready();
    }

    void openSample()
    {
        QVERIFY(m_window->openSample());
        QVERIFY(ready());
    }

    void waitForRows(quint32 wanted)
    {
        using namespace Qt::StringLiterals;
        QTRY_VERIFY2_WITH_TIMEOUT(rows() == wanted, qPrintable(QString::fromStdString(session().query().text) + u": "_s + QString::number(rows()) + u" rows, "_s + QString::number(wanted) + u" wanted"_s), 10000);
    }

    quint32 rows() const { return m_window->session().projection()->matches; }
    OverviewPanel *panel() const { return m_window->overviewPanel(); }
    TimelineView *timeline() const { return panel()->timeline(); }
    Session &session() { return m_window->session(); }
};

} // namespace assay::test
