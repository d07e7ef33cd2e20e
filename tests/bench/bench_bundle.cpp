// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a bundle takes, how much memory above the comparison's own, and how large its files are.
//
//   bench_bundle [DIFFERENCES [FOLDER]]   100,000; the folder is kept when it is named

#include "report/bundle/bundle.h"
#include "report/pdf/pdfreport.h"
#include "support/reportcase.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <string>

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
    return 0;
}
