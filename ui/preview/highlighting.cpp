// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/highlighting.h"

#include "base/displaysafe.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QColor>
#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_map>

namespace assay {
namespace {

constexpr std::size_t checkpointLines = 256;
constexpr qint64 slowMs = 4000; // for text that should take a tenth of it

// The one repository of the process and the lock that goes with it. Made by the first job that needs it: reading the list
// of definitions takes some tenths of a second.
struct Shared {
    std::mutex mutex;
    std::unique_ptr<KSyntaxHighlighting::Repository> repository;

    KSyntaxHighlighting::Repository &get()
    {
        if (!repository) {
            repository = std::make_unique<KSyntaxHighlighting::Repository>();
#ifdef ASSAY_SYNTAX_SEARCH_PATH
            repository->addCustomSearchPath(QStringLiteral(ASSAY_SYNTAX_SEARCH_PATH));
#endif
            repository->addCustomSearchPath(QStringLiteral(":/assay"));
        }
        return *repository;
    }
};

Shared &shared()
{
    static Shared instance;
    return instance;
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Files that only their place tells, not their name.
QString languageOfPath(std::string_view path)
{
    struct Place {
        std::string_view end;  // the path, or what it ends with after a slash
        std::string_view language;
    };
    static constexpr Place places[] = {
        {"var/lib/dpkg/status", "Debian Package Status"},
        {"var/lib/dpkg/status-old", "Debian Package Status"},
        {"var/lib/dpkg/available", "Debian Package Status"},
        {"lib/apk/db/installed", "Alpine Package Status"},
        {"etc/passwd", "Unix Accounts"},
        {"etc/passwd-", "Unix Accounts"},
        {"etc/group", "Unix Groups"},
        {"etc/group-", "Unix Groups"},
        {"etc/gshadow", "Unix Groups"},
        {"etc/gshadow-", "Unix Groups"},
        {"etc/shadow", "Unix Shadow Passwords"},
        {"etc/shadow-", "Unix Shadow Passwords"},
        {"etc/crontab", "System Crontab"},
        {"etc/anacrontab", "System Crontab"},
        {"etc/sudoers", "Sudoers"},
        {"etc/apt/sources.list", "APT Sources"},
        {"etc/os-release", "Bash"},
        {"usr/lib/os-release", "Bash"},
        {"etc/profile", "Bash"},
        {"etc/environment", "Bash"},
    };
    for (const Place &place : places) {
        if (path == place.end || (endsWith(path, place.end) && path[path.size() - place.end.size() - 1] == '/'))
            return QString::fromLatin1(place.language.data(), static_cast<qsizetype>(place.language.size()));
    }
    const auto below = [path](std::string_view folder) {
        const std::size_t at = path.find(folder);
        return at != std::string_view::npos && (at == 0 || path[at - 1] == '/') && path.size() > at + folder.size();
    };
    if (below("var/lib/dpkg/status.d/"))
        return QStringLiteral("Debian Package Status");
    if (below("etc/cron.d/"))
        return QStringLiteral("System Crontab");
    if (below("var/spool/cron/") || below("etc/crontabs/"))
        return QStringLiteral("User Crontab");
    if (below("etc/sudoers.d/"))
        return QStringLiteral("Sudoers");
    if (below("etc/apt/sources.list.d/") && endsWith(path, ".list"))
        return QStringLiteral("APT Sources");
    return {};
}

QString languageOfShebang(std::string_view beginning)
{
    if (beginning.substr(0, 2) != "#!")
        return {};
    std::string_view line = beginning.substr(2, std::min<std::size_t>(beginning.find('\n'), 256) - 2);
    std::string_view program;
    // "#! /usr/bin/env -S python3 -u": the first word that is neither env nor an option nor an assignment.
    while (!line.empty()) {
        const std::size_t begin = line.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos)
            break;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
        std::string_view word = line.substr(0, end);
        line.remove_prefix(end);
        word = word.substr(word.rfind('/') + 1); // npos + 1 == 0
        if (word == "env" || word.substr(0, 1) == "-" || word.find('=') != std::string_view::npos)
            continue;
        program = word;
        break;
    }
    static constexpr std::pair<std::string_view, std::string_view> programs[] = {
        {"sh", "Bash"}, {"bash", "Bash"}, {"dash", "Bash"}, {"ash", "Bash"}, {"busybox", "Bash"}, {"ksh", "Bash"},
        {"execlineb", "Bash"}, {"openrc-run", "Bash"}, {"zsh", "Zsh"}, {"fish", "Fish"}, {"tcsh", "Tcsh"}, {"csh", "Tcsh"},
        {"python", "Python"}, {"pypy", "Python"}, {"perl", "Perl"}, {"ruby", "Ruby"}, {"node", "JavaScript"},
        {"nodejs", "JavaScript"}, {"php", "PHP/PHP"}, {"lua", "Lua"}, {"awk", "AWK"}, {"gawk", "AWK"}, {"mawk", "AWK"},
        {"tclsh", "Tcl/Tk"}, {"wish", "Tcl/Tk"}, {"expect", "Tcl/Tk"}, {"make", "Makefile"}, {"sed", "sed"}, {"guile", "Scheme"},
        {"Rscript", "R Script"}, {"pwsh", "PowerShell"}, {"groovy", "Groovy"},
    };
    // "python3.11" is Python.
    const std::size_t letters = program.find_first_of("0123456789.-");
    const std::string_view base = letters == 0 ? program : program.substr(0, letters);
    for (const auto &[name, language] : programs) {
        if (base == name)
            return QString::fromLatin1(language.data(), static_cast<qsizetype>(language.size()));
    }
    return {};
}

QString languageOfBeginning(std::string_view beginning)
{
    if (beginning.substr(0, 3) == "\xEF\xBB\xBF")
        beginning.remove_prefix(3);
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    const std::string_view text = beginning.substr(first);
    if (text.substr(0, 5) == "<?xml" || text.substr(0, 9) == "<!DOCTYPE")
        return QStringLiteral("XML");
    if (text[0] == '{' || text[0] == '[') {
        const std::size_t second = text.find_first_not_of(" \t\r\n", 1);
        if (second != std::string_view::npos && (text[second] == '"' || text[second] == '{'))
            return QStringLiteral("JSON");
    }
    if (text.substr(0, 5) == "diff " || text.substr(0, 4) == "--- ")
        return QStringLiteral("Diff");
    return {};
}

} // namespace

QString languageOf(const std::string &path, std::string_view beginning)
{
    const QString place = languageOfPath(path);
    if (!place.isEmpty())
        return place;
    const QString shebang = languageOfShebang(beginning);
    if (!shebang.isEmpty())
        return shebang;
    const std::string name = toUtf8Lossy(std::string_view(path).substr(path.rfind('/') + 1));
    {
        Shared &s = shared();
        const std::lock_guard lock(s.mutex);
        const KSyntaxHighlighting::Definition definition = s.get().definitionForFileName(QString::fromStdString(name));
        if (definition.isValid())
            return definition.name();
    }
    return languageOfBeginning(beginning);
}

// One line at a time into m_line.
struct Highlighter::Engine : KSyntaxHighlighting::AbstractHighlighter {
    using AbstractHighlighter::highlightLine;

    HighlightedLine *line = nullptr;
    std::unordered_map<int, TextSpan> styles;

    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (!line || length <= 0)
            return;
        auto found = styles.find(format.id());
        if (found == styles.end()) {
            TextSpan style;
            const KSyntaxHighlighting::Theme colors = theme();
            if (!format.isDefaultTextStyle(colors)) {
                style.color = format.hasTextColor(colors) ? format.textColor(colors).rgba() : 0;
                style.bold = format.isBold(colors);
                style.italic = format.isItalic(colors);
            }
            found = styles.emplace(format.id(), style).first;
        }
        TextSpan span = found->second;
        if (span.color == 0 && !span.bold && !span.italic)
            return;
        span.begin = static_cast<std::uint32_t>(offset);
        span.size = static_cast<std::uint32_t>(length);
        line->push_back(span);
    }
};

struct Highlighter::State {
    Engine engine;
    bool ready = false;
    std::vector<KSyntaxHighlighting::State> checkpoints; // before line 256 * i
    qint64 spentNs = 0;
    std::size_t linesDone = 0;
    std::atomic<bool> gaveUp{false};
};

Highlighter::Highlighter(TextContentPtr content, QString language, bool dark) :
    m_content(std::move(content)),
    m_language(std::move(language)),
    m_dark(dark),
    m_state(std::make_unique<State>())
{
}

// Counts references down, which needs no lock; one would let the window wait for a job.
Highlighter::~Highlighter() = default;

bool Highlighter::gaveUp() const
{
    return m_state->gaveUp;
}

Result<std::vector<HighlightedLine>> Highlighter::lines(std::size_t begin, std::size_t end, Context &context)
{
    end = std::min(end, m_content->lineCount());
    begin = std::min(begin, end);
    std::vector<HighlightedLine> result(end - begin);
    if (m_language.isEmpty() || m_state->gaveUp)
        return result;
    Shared &s = shared();
    const std::lock_guard lock(s.mutex);
    Engine &engine = m_state->engine;
    if (!m_state->ready) {
        engine.setDefinition(s.get().definitionForName(m_language));
        engine.setTheme(s.get().defaultTheme(m_dark ? KSyntaxHighlighting::Repository::DarkTheme : KSyntaxHighlighting::Repository::LightTheme));
        m_state->checkpoints.emplace_back();
        m_state->ready = true;
    }
    const std::size_t nearest = std::min(begin / checkpointLines, m_state->checkpoints.size() - 1);
    KSyntaxHighlighting::State state = m_state->checkpoints[nearest];
    QElapsedTimer clock;
    for (std::size_t i = nearest * checkpointLines; i < end; ++i) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        if (i % checkpointLines == 0 && i / checkpointLines == m_state->checkpoints.size())
            m_state->checkpoints.push_back(state);
        const ShownLine shown = shownLine(m_content->line(i), false);
        if (shown.cutBytes > 0)
            continue;
        engine.line = i >= begin ? &result[i - begin] : nullptr;
        clock.start();
        state = engine.highlightLine(shown.text, state);
        m_state->spentNs += clock.nsecsElapsed();
        ++m_state->linesDone;
        // Slow on the whole, and slow for each of its lines: some text that was made for it.
        if (m_state->spentNs > slowMs * 1'000'000 && m_state->spentNs / static_cast<qint64>(m_state->linesDone) > 5'000'000) {
            m_state->gaveUp = true;
            break;
        }
    }
    engine.line = nullptr;
    return result;
}

} // namespace assay
