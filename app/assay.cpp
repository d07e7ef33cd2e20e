// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/application.h"

int main(int argc, char **argv)
{
    return assay::runWindow(argc, argv);
}
