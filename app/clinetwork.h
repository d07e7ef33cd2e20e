// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace assay {

// Has to be there while a server is asked: Qt's networking wants an application. It learns nothing of the command line.
class CliNetwork {
    int m_count = 1;
    char m_name[sizeof "assay-cli"] = "assay-cli";
    char *m_arguments[2] = {m_name, nullptr};
    QCoreApplication m_application{m_count, m_arguments};
};

} // namespace assay
