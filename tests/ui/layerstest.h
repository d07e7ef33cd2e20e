// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A window with sources that have layers, for the tests of the panes' layers and of the dock that tells what one layer did.

#include "windowtest.h"

#include "ui/layerpanel.h"
#include "ui/layerstrip.h"
#include "ui/panearea.h"
#include "ui/treepane.h"

namespace assay::test {

class LayersTest : public WindowTest {
protected:
    static constexpr auto UpTo = LayerView::Kind::UpTo;
    static constexpr auto Only = LayerView::Kind::Only;

    bool open(const std::vector<OpenRequest> &sources) { return waitFor(sources) && !session().isLoading(); }
    bool openRich() { return open({{data("saved/rich-docker20.tar.gz"), Role::Saved}, {data("live/docker20-tampered.tar.gz"), Role::Live}}); }

    bool waitForView()
    {
        return QTest::qWaitFor([this] {
            for (int side = 0; side < sideCount; ++side) {
                const auto at = static_cast<std::size_t>(side);
                const bool whole = session().layerView(side).isWhole(session().layerCount(side));
                const LayerView shown = session().comparison()->views[at];
                if (whole ? !shown.isWhole(session().layerCount(side)) : shown != session().layerView(side))
                    return false;
            }
            return true;
        }, 20000);
    }

    bool show(int side, LayerView view)
    {
        session().setLayerView(side, view);
        return session().layerView(side) == view && waitForView();
    }

    bool showLayer(int side, std::uint32_t layer)
    {
        QSignalSpy shown(panel(), &LayerPanel::shown);
        return panel()->showLayer(side, layer) && shown.wait(20000);
    }

    static std::string data(const char *name) { return std::string(ASSAY_TEST_DATA) + '/' + name; }
    Session &session() { return m_window->session(); }
    LayerStrip *strip(int side) const { return m_window->panes()->pane(side)->layers(); }
    LayerPanel *panel() const { return m_window->layerPanel(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_window.get(), key, modifiers); }
};

} // namespace assay::test
