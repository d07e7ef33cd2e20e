// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A saved image whose lowest layer has a million paths, with a layer over it that changes a tenth of them: how long it takes to show some
// of the layers and to tell what one did, and how long the window's thread is away meanwhile. Nothing is read: the layers are made here.
// bench_layers [ENTRIES]

#include "compare/layerchanges.h"
#include "ownhome.h"
#include "support/heartbeat.h"
#include "tree/layertreebuilder.h"
#include "ui/layerpanel.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/treepane.h"
#include "waitfor.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::test;
using assay::bench::waitFor;
using assay::bench::waitMilliseconds;

namespace {

constexpr std::uint32_t layerCount = 4;

std::string pathOf(std::uint32_t number)
{
    const std::uint32_t folder = number / 12;
    return "usr/share/package-" + std::to_string(folder / 40) + "/module-" + std::to_string(folder % 40) + "/some-file-name-" + std::to_string(number % 12)
        + (number % 3 == 0 ? ".so.1" : ".html");
}

// Layer 0 has all; of the others each changes, hides or adds a path of every thirty.
std::shared_ptr<const LayerTree> madeLayer(std::uint32_t entries, std::uint32_t layer)
{
    LayerTreeBuilder builder{Limits{}};
    builder.setWhiteoutNames(true);
    for (std::uint32_t i = 0; i < entries; ++i) {
        if (layer > 0 && i % 30 != layer)
            continue;
        std::string path = pathOf(i);
        Entry entry;
        entry.type = EntryType::File;
        entry.mode = 0644;
        entry.mtimeSec = 1'700'000'000;
        entry.size = i % 10'000;
        LayerTreeBuilder::Content content;
        content.wantsDigest = true;
        if (layer > 0 && i % 3 == 0)
            path.insert(path.rfind('/') + 1, ".wh.");
        else if (layer > 0 && i % 3 == 1)
            path += ".new";
        const auto node = builder.add(path, entry, content);
        if (!node)
            std::exit(1);
        if (*node) {
            Sha256Digest digest{};
            const std::uint32_t number = i + layer;
            for (std::size_t k = 0; k < 4; ++k)
                digest[k] = static_cast<std::uint8_t>(number >> (8 * k));
            builder.setDigest(*node, digest);
        }
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

class MadeSource final : public Source {
public:
    explicit MadeSource(std::uint32_t entries)
    {
        ImageInfo image;
        for (std::uint32_t layer = 0; layer < layerCount; ++layer) {
            m_layers.push_back(madeLayer(entries, layer));
            image.layers.push_back({"sha256:" + std::string(64, static_cast<char>('a' + layer)), {}, "blob"});
        }
        m_images.push_back(image);
    }

    SourceKind kind() const override { return SourceKind::DockerArchive; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    Result<LoadedSource> load(std::size_t, Role role, const LoadOptions &, Context &) const override
    {
        LoadedSource loaded;
        loaded.source = shared_from_this();
        loaded.role = role;
        loaded.image = m_images.front();
        for (std::uint32_t i = 0; i < layerCount; ++i) {
            LoadedLayer layer;
            layer.layer = m_images.front().layers[i];
            layer.tree = m_layers[i];
            loaded.layers.push_back(layer);
        }
        loaded.tree = FsTree::overlay(m_layers);
        loaded.entries = loaded.tree->size() - 1;
        return loaded;
    }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::NotFound, {}, "none"));
    }

private:
    std::string m_location = "made";
    std::vector<ImageInfo> m_images;
    std::vector<std::shared_ptr<const LayerTree>> m_layers;
    Findings m_findings;
    std::vector<SkippedPart> m_skipped;
};

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnHome home;
    QApplication application(argc, argv);
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000UL);
    const auto source = std::make_shared<const MadeSource>(entries);
    std::printf("%u paths in the lowest of %u layers, screen: %s\n", entries, layerCount, qPrintable(QGuiApplication::platformName()));

    MainWindow window;
    window.setUnattended();
    window.resize(1600, 1000);
    window.show();
    Heartbeat heart;
    waitMilliseconds(100);
    double worstOfAll = 0;
    const auto step = [&](const char *what, const std::function<void()> &work) {
        heart.begin();
        const auto start = Clock::now();
        work();
        const double took = millisecondsBetween(start, Clock::now());
        waitMilliseconds(30);
        worstOfAll = std::max(worstOfAll, heart.worst());
        std::printf("%-46s in %6.0f ms; away for %5.1f ms at worst, %5.1f ms of it work\n", what, took, heart.worst(), heart.worstWork());
        std::fflush(stdout);
    };
    Session &session = window.session();
    step("comparing", [&] {
        session.assign({{source, Role::Saved}, {source, Role::Live}});
        waitFor([&] { return session.comparison() && !session.isLoading(); });
    });
    step("showing what is the same, too", [&] {
        ProjectionQuery query = session.query();
        query.differencesOnly = false;
        query.statuses.fill(true);
        session.setQuery(query);
        waitFor([&] { return session.runner().isIdle(); });
    });
    window.panes()->expandAll();
    waitFor([&] { return session.runner().isIdle(); });
    const auto show = [&](int side, LayerView view) {
        session.setLayerView(side, view);
        waitFor([&] { return session.comparison()->views[static_cast<std::size_t>(side)] == view || (view.isWhole(layerCount) && !session.isPartial()); });
    };
    step("saved: merged up to layer 2", [&] { show(SavedSide, {LayerView::Kind::UpTo, 2}); });
    step("saved: merged up to layer 0", [&] { show(SavedSide, {LayerView::Kind::UpTo, 0}); });
    step("saved: only layer 3", [&] { show(SavedSide, {LayerView::Kind::Only, 3}); });
    step("live, too: only layer 3", [&] { show(LiveSide, {LayerView::Kind::Only, 3}); });
    step("all layers again", [&] {
        session.showAllLayers();
        waitFor([&] { return !session.isPartial(); });
    });
    step("20 layers, one key after the other", [&] {
        for (int i = 0; i < 20; ++i) {
            session.stepLayer(SavedSide, i % 6 < 3 ? -1 : 1);
            waitMilliseconds(10);
        }
        waitFor([&] { return session.runner().isIdle(); });
    });
    step("all layers again", [&] {
        session.showAllLayers();
        waitFor([&] { return session.runner().isIdle(); });
    });
    std::vector<double> stops;
    step("stopping, 8 times", [&] {
        for (int i = 0; i < 8; ++i) {
            session.setLayerView(SavedSide, {LayerView::Kind::UpTo, static_cast<std::uint32_t>(i % 3)});
            waitMilliseconds(20 + i * 60);
            const auto told = Clock::now();
            session.runner().cancelAll();
            waitFor([&] { return session.runner().isIdle(); });
            stops.push_back(millisecondsBetween(told, Clock::now()));
        }
    });

    LayerPanel *panel = window.layerPanel();
    const auto did = [&](std::uint32_t layer) {
        bool shown = false;
        const auto once = QObject::connect(panel, &LayerPanel::shown, &window, [&] { shown = true; });
        panel->showLayer(SavedSide, layer);
        waitFor([&] { return shown; });
        QObject::disconnect(once);
    };
    window.findChild<QAction *>(QStringLiteral("goToLayer"))->trigger();
    waitFor([&] { return session.runner().isIdle(); });
    step("what layer 2 did (1/30 of the paths)", [&] { did(2); });
    step("what layer 0 did (all paths)", [&] { did(0); });
    step("filtering it, a key at a time", [&] {
        for (const char key : std::string("name-11")) {
            QTest::keyClick(panel->filter(), key);
            waitFor([&] { return !panel->isBusy(); });
        }
        panel->filter()->clear();
        waitFor([&] { return !panel->isBusy(); });
    });
    step("paging through it", [&] {
        panel->table()->setFocus();
        for (int i = 0; i < 100; ++i) {
            QTest::keyClick(panel->table(), Qt::Key_PageDown);
            waitMilliseconds(1);
        }
        QTest::keyClick(panel->table(), Qt::Key_End, Qt::ControlModifier);
        waitMilliseconds(1);
    });

    std::printf("\n%-46s %.1f ms   wanted < 50 ms\n", "away at worst, all in all", worstOfAll);
    std::printf("%-46s worst %.1f ms   wanted < 100 ms\n", "stop to all jobs ended", *std::max_element(stops.begin(), stops.end()));
    return 0;
}
