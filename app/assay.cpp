// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/standardstreams.h"
#include "ui/application.h"

int main(int argc, char **argv)
{
    if (!assay::takeCareOfStreams())
        return 2;
    return assay::runWindow(argc, argv);
}
