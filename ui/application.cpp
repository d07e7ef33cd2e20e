// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/application.h"

#include "base/version.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/dialogs.h"
#include "ui/mainwindow.h"
#include "ui/preview/picturehelper.h"
#include "ui/settings.h"
#include "ui/unattended.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unistd.h>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

Unexpected usage(std::string what)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, std::move(what)));
}

// Names of files are bytes everywhere; but the C library, Qt and libarchive turn text to bytes by the locale, and in the
// locale "C" they lose what is not ASCII. The language of messages is another matter and stays the user's.
void takeUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    const char *current = std::setlocale(LC_CTYPE, nullptr);
    const std::string_view name = current ? current : "C";
    if (name == "C" || name == "POSIX") {
        setenv("LC_CTYPE", "C.UTF-8", 1); // for QApplication, which sets the locale anew from the environment
        unsetenv("LC_ALL");
        std::setlocale(LC_CTYPE, "C.UTF-8");
    }
}

// The exit code.
int printed(const std::string &text)
{
    if (std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0)
        return 0;
    std::fprintf(stderr, "assay: writing to standard output: %s\n", std::strerror(errno));
    return 2;
}

} // namespace

Result<CommandLine> parseCommandLine(const std::vector<std::string> &arguments)
{
    CommandLine line;
    bool onlyPaths = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        if (onlyPaths || argument.empty() || argument[0] != '-' || argument == "-") {
            if (argument.empty())
                return usage("a path is empty");
            line.sources.push_back({argument, std::nullopt});
            continue;
        }
        if (argument == "--") {
            onlyPaths = true;
            continue;
        }
        const std::size_t equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        std::optional<std::string> value;
        if (equals != std::string::npos)
            value = argument.substr(equals + 1);
        const auto isFlag = [&](const char *longName, const char *shortName) { return (name == longName || name == shortName) && !value; };
        if (isFlag("--help", "-h")) {
            line.help = true;
        } else if (isFlag("--version", "-v")) {
            line.version = true;
        } else if (isFlag("--sample", "--sample")) {
            line.sample = true;
        } else if (name == "--vendor" || name == "--saved" || name == "--live" || name == "--image" || name == "--theme" || name == "--unattended") {
            if (!value) {
                if (i + 1 == arguments.size())
                    return usage("option " + name + " needs a value");
                value = arguments[++i];
            }
            if (value->empty())
                return usage("the value of option " + name + " is empty");
            if (name == "--image") {
                line.image = *value;
            } else if (name == "--unattended") {
                line.unattended = *value;
            } else if (name == "--theme") {
                line.theme = themeFromName(QString::fromStdString(*value));
                if (!line.theme)
                    return usage("option --theme takes light, dark or system");
            } else {
                const Role role = name == "--vendor" ? Role::Vendor : name == "--saved" ? Role::Saved : Role::Live;
                for (const OpenRequest &other : line.sources) {
                    if (other.role == role)
                        return usage("option " + name + " is given twice");
                }
                line.sources.push_back({*value, role});
            }
        } else {
            return usage("there is no option " + name);
        }
    }
    if (!line.unattended.empty() && std::any_of(line.sources.begin(), line.sources.end(), [](const OpenRequest &source) { return isCaseName(source.path); }))
        return usage("option --unattended reads evidence, not a case");
    if (line.sources.size() > 3)
        return usage("at most three paths, one for each state of the image");
    if (line.sample && !line.sources.empty())
        return usage("option --sample brings its own sources");
    if (!line.unattended.empty() && !line.sample && line.sources.empty() && !line.help && !line.version)
        return usage("option --unattended needs something to open");
    return line;
}

std::string helpText()
{
    return "usage: assay [OPTION ...] [PATH ...]\n"
           "       assay [OPTION ...] CASE.assay\n"
           "\n"
           "Compares up to three states of one container image in a window: what the vendor released, what was\n"
           "saved, and what is live on a host. What each PATH is follows from its content. Evidence is only read.\n"
           "\n"
           "  --vendor PATH      a root file system: a tarball or a folder\n"
           "  --saved PATH       an archive of \"docker save\", or an OCI layout\n"
           "  --live PATH        a Docker data root: the folder, or a tar of it\n"
           "  --image REF        which image, where there are several: a tag, an id, or the beginning of one\n"
           "  --sample           open the sample case\n"
           "  --theme THEME      light, dark or system\n"
           "  --unattended DIR   compare, write window.png, report.html, report.pdf and evidence.json into DIR,\n"
           "                     print the summary and end\n"
           "  --decode-picture   what Assay starts itself with to have a picture decoded, see the manual page\n"
           "  -h, --help         print this and end\n"
           "  -v, --version      print versions and end\n"
           "\n"
           "Exit code of --unattended: 0 nothing differs without an explanation, 1 something does, 2 usage, or not\n"
           "all could be read. With --sample it is 0 when all was written.\n";
}

int runWindow(int argc, char **argv)
{
    if (argc == 2 && std::string_view(argv[1]) == pictureHelperOption)
        return runPictureHelper(argc, argv);
    takeUtf8Locale();
    // Before QApplication, so that they need no display.
    std::vector<std::string> arguments(argv + 1, argv + argc);
    for (const std::string &argument : arguments) {
        if (argument == "--")
            break;
        if (argument == "--help" || argument == "-h")
            return printed(helpText());
        if (argument == "--version" || argument == "-v")
            return printed(versionText().toStdString() + '\n');
    }

    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version.data(), static_cast<qsizetype>(version.size())));
    QGuiApplication::setDesktopFileName(u"org.assay_explorer.Assay"_s);
    QApplication application(argc, argv); // takes its own options out of argv
    std::setlocale(LC_NUMERIC, "C");
    arguments.assign(argv + 1, argv + argc);
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line) {
        std::fprintf(stderr, "assay: %s\n\"assay --help\" lists the options.\n", line.error().message().c_str());
        return 2;
    }
    application.setApplicationDisplayName(u"Assay"_s);

    QTranslator qtTranslator;
    if (qtTranslator.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtTranslator);
    QTranslator translator;
    // English has plurals too.
    if (translator.load(QLocale(), u"assay"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/assay_en.qm"_s))
        QCoreApplication::installTranslator(&translator);

    applyTheme(line->theme.value_or(AppSettings::theme()));
    std::optional<MainWindow> whole;
    MainWindow &window = whole.emplace();
    const bool unattended = !line->unattended.empty();
    if (unattended) {
        window.setUnattended();
        window.resize(1400, 900);
        // A folder given as a relative path is relative to where the program was started.
        std::error_code error;
        const std::string folder = std::filesystem::absolute(line->unattended, error).string();
        new Unattended(window, error ? line->unattended : folder, line->sample, &window);
    }
    window.show();
    if (!unattended)
        window.caseDesk()->setRecovery(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/recovery"_s);
    if (line->sample) {
        if (!window.openSample() && unattended) {
            std::fprintf(stderr, "assay: the sample case is not installed\n");
            return 2;
        }
    } else if (!line->sources.empty()) {
        window.session().setImageReference(line->image);
        window.openPaths(line->sources, AskRoles::WhenAmbiguous);
    }
    const int code = QApplication::exec();
    whole.reset();
    if (CaseKeeper::hasLeftThreads()) {
        std::fflush(nullptr);
        ::_exit(code);
    }
    return code;
}

} // namespace assay
