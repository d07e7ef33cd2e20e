// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QGuiApplication>
#include <QTemporaryDir>

#include <cstdlib>
#include <optional>

namespace assay {

// Fonts and painting need an application object, not a display.
class PaintingApplication {
public:
    PaintingApplication() : m_application(m_count, m_arguments) { }

private:
    // Qt wants a folder for sockets, which it does not need here. Where a job of a host has none, Qt would complain on standard error and
    // leave one behind.
    class RuntimeFolder {
    public:
        RuntimeFolder()
        {
            if (qEnvironmentVariableIsEmpty(name)) {
                m_folder.emplace();
                qputenv(name, m_folder->path().toLocal8Bit());
            }
        }
        ~RuntimeFolder()
        {
            if (m_folder)
                qunsetenv(name);
        }
        RuntimeFolder(const RuntimeFolder &) = delete;
        RuntimeFolder &operator=(const RuntimeFolder &) = delete;

    private:
        static constexpr const char *name = "XDG_RUNTIME_DIR";
        std::optional<QTemporaryDir> m_folder;
    };

    static char *offscreen(char *name)
    {
        setenv("QT_QPA_PLATFORM", "offscreen", 1);
        return name;
    }

    RuntimeFolder m_runtime;
    char m_name[10] = "assay-cli";
    char *m_arguments[2] = {offscreen(m_name), nullptr};
    int m_count = 1;
    QGuiApplication m_application;
};

} // namespace assay
