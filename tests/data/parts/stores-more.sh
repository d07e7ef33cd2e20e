# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts of their own make, which can be run alone.

if wanted overlay-marks; then
  "$out/overlay-marks"
  item live/overlay-marks.tar.gz 'folders of overlay mounts in which a kernel 6.18 left marks of renaming (`redirect`) and of changed owners (`metacopy`), one with forged marks, and what the kernel shows of them; made by `overlay-marks`'
fi
