// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a bundle takes, how much memory above the comparison's own, how large its files are, and how soon cancelling it leaves nothing of it.
//
//   bench_bundle [DIFFERENCES [FOLDER]]   100,000; the folder is kept when it is named

#include "report/bundle/bundle.h"
#include "report/pdf/pdfreport.h"
#include "support/reportcase.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <string>
#include <thread>

using namespace assay;

namespace {

// In MiB, as /proc/self/status has it: "VmRSS:", "VmHWM:".
double memory(const std::string &what)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(what))
            return std::strtod(line.c_str() + what.size(), nullptr) / 1024;
    }
    return 0;
}

// The longest wait, in seconds, from the word to the end, over moments all through the writing; less than nothing where something was left.
double longestCancel(const Comparison &comparison, const BundleOptions &options, const std::filesystem::path &above, double seconds)
{
    using Clock = std::chrono::steady_clock;
    constexpr int moments = 12;
    double longest = 0;
    for (int i = 0; i < moments; ++i) {
        Context context;
        Clock::time_point asked;
        std::thread canceller([&] {
            std::this_thread::sleep_for(std::chrono::duration<double>(seconds * (i + 0.5) / moments));
            asked = Clock::now();
            context.cancel();
        });
        const auto written = writeBundle(comparison, options, (above / "cancelled").string(), context);
        const Clock::time_point ended = Clock::now();
        canceller.join();
        if (written) { // it was done before
            std::filesystem::remove_all(above / "cancelled");
            continue;
        }
        longest = std::max(longest, std::chrono::duration<double>(ended - asked).count());
        if (!std::filesystem::is_empty(above))
            return -1;
    }
    return longest;
}

} // namespace

int main(int argc, char **argv)
{
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    const QGuiApplication application(argc, argv);
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
    const Comparison comparison = test::largeCase(count);
    BundleOptions options;
    options.report = test::fixedOptions();
    options.writePdf = [&comparison](const ReportOptions &report, const std::string &path, Context &context) { return writePdf(comparison, report, path, context); };
    QTemporaryDir temporary;
    const std::string folder = argc > 2 ? argv[2] : temporary.filePath(QStringLiteral("bundle")).toStdString();
    Context context;
    ::malloc_trim(0); // what making the comparison has freed would hide what is taken below
    std::ofstream("/proc/self/clear_refs") << "5"; // the highest mark starts anew
    const double before = memory("VmRSS:");
    const auto began = std::chrono::steady_clock::now();
    const auto written = writeBundle(comparison, options, folder, context);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    if (!written) {
        std::fprintf(stderr, "%s\n", written.error().message().c_str());
        return 1;
    }
    const auto &totals = comparison.tree->totals();
    std::printf("%llu differences: %.2f s, %.0f MiB above the %.0f MiB of the comparison\n", static_cast<unsigned long long>(totals.explained + totals.unexplained), seconds,
                memory("VmHWM:") - before, before);
    for (const BundleFile &file : written->files)
        std::printf("  %10.2f MiB  %s\n", static_cast<double>(file.size) / (1 << 20), file.path.c_str());
    std::ifstream html(folder + "/report.html", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(html), {});
    std::printf("  %10.2f MiB  of report.html come before the data of its table\n", static_cast<double>(bytes.find("<script type=\"application/json\"")) / (1 << 20));
    const QTemporaryDir empty;
    const double cancelling = longestCancel(comparison, options, empty.path().toStdString(), seconds);
    if (cancelling < 0)
        std::fprintf(stderr, "cancelling left something behind\n");
    else
        std::printf("  %10.3f s    from cancelling to its end, at most; nothing is left\n", cancelling);
    return cancelling < 0 ? 1 : 0;
}
