// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliprogress.h"

#include "base/boundedprogress.h"
#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/nameddigest.h"
#include "io/pipesignal.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace assay {
namespace {

constexpr std::chrono::milliseconds interval(200);

const char *phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Opening: return "opening";
    case Phase::Indexing: return "indexing";
    case Phase::Reading: return "reading";
    case Phase::Overlaying: return "overlaying";
    case Phase::Comparing: return "comparing";
    case Phase::Reporting: return "reporting";
    case Phase::Searching: return "searching";
    }
    return "";
}

} // namespace

CliProgress::CliProgress(const Context &context, ProgressStyle style) : m_context(context), m_style(style)
{
    if (m_style == ProgressStyle::Automatic && !isatty(STDERR_FILENO))
        m_style = ProgressStyle::None;
    if (m_style != ProgressStyle::None)
        m_thread = std::thread([this] { run(); });
}

CliProgress::~CliProgress()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
    const HeldBackPipeSignal held;
    if (m_shown && m_style == ProgressStyle::Automatic)
        std::fputs("\r\033[K", stderr);
}

void CliProgress::tellLayer(const LoadedLayer &layer, std::size_t done, std::size_t total)
{
    const HeldBackPipeSignal held; // reports are still to be written, or half written
    const std::lock_guard lock(m_mutex);
    const std::string name = displaySafe(layer.layer.diffId.empty() ? layer.layer.store : layer.layer.diffId);
    const std::string verdict(verdictName(layer.verdict));
    if (m_style == ProgressStyle::Json) {
        std::fprintf(stderr, "{\"phase\":\"verifying\",\"layer\":\"%s\",\"verdict\":\"%s\",\"done\":%zu,\"total\":%zu}\n",
                     parseNamedDigest(layer.layer.diffId) ? layer.layer.diffId.c_str() : "", verdict.c_str(), done, total);
    } else if (m_style == ProgressStyle::Automatic) {
        m_shown = true;
        std::fprintf(stderr, "\r\033[K%zu of %zu  %-12s  %s\n", done, total, verdict.c_str(), name.c_str());
    }
}

void CliProgress::run()
{
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    const auto elapsed = [start] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    while (!m_wake.wait_for(lock, interval, [this] { return m_stop; }))
        show(elapsed());
    // Who reads lines wants to know where it ended, however short it was.
    if (m_style == ProgressStyle::Json)
        show(elapsed());
}

void CliProgress::show(double elapsedSeconds)
{
    const HeldBackPipeSignal held;
    const Progress progress = boundedProgress(m_context);
    m_shown = true;
    if (m_style == ProgressStyle::Json) {
        std::fprintf(stderr, "{\"phase\":\"%s\",\"bytesDone\":%llu,\"bytesTotal\":%llu,\"entries\":%llu,\"seconds\":%.1f}\n",
                     phaseName(progress.phase), static_cast<unsigned long long>(progress.bytesDone),
                     static_cast<unsigned long long>(progress.bytesTotal), static_cast<unsigned long long>(progress.entriesDone), elapsedSeconds);
        return;
    }
    constexpr int width = 30;
    const double share = progress.bytesTotal == 0 ? 0.0 : static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal);
    const int filled = static_cast<int>(share * width);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(width, '.');
    std::fprintf(stderr, "\r\033[K%-10s [%s] %llu of %llu MB, %llu entries", phaseName(progress.phase), bar.c_str(),
                 static_cast<unsigned long long>(progress.bytesDone / 1'000'000), static_cast<unsigned long long>(progress.bytesTotal / 1'000'000),
                 static_cast<unsigned long long>(progress.entriesDone));
}

} // namespace assay
