// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlstyle.h"

namespace assay {

// The status colours were chosen by a search for contrast and for readers who see fewer colours; each comes with a letter, a
// word and, in the chart, a pattern of its own.
const std::string_view htmlStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2329; --soft: #5a646e; --line: #d5dade; --band: #f4f6f8; --mark: #fdf1c9; --accent: #1f4e79;
  --added: #122d51; --removed: #5d1206; --modified: #8a600f; --metadata: #ad00be; --same: #6f6f6f;
  --holds: #14642b; --broken: #a3160e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191d; --ink: #dfe4e8; --soft: #9aa5af; --line: #343c44; --band: #1d2329; --mark: #4a3c0c; --accent: #8fbce6;
    --added: #96d8fc; --removed: #e6824b; --modified: #f8db16; --metadata: #cf64fd; --same: #909090;
    --holds: #7fd494; --broken: #ff9a8c;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 82rem; padding: 2.5rem 2rem 4rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
h1 { margin: 0 0 0.25rem; font-size: 1.9rem; line-height: 1.2; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 0.75rem; padding-bottom: 0.3rem; border-bottom: 2px solid var(--accent); font-size: 1.3rem; line-height: 1.3; font-weight: 650; }
h3 { margin: 1.75rem 0 0.5rem; font-size: 1.02rem; line-height: 1.35; font-weight: 650; }
p { margin: 0.5rem 0; max-width: 62rem; }
a { color: var(--accent); }
ul { margin: 0.5rem 0; padding-left: 1.25rem; max-width: 62rem; }
li { margin: 0.2rem 0; }
.sub { margin: 0 0 1.5rem; color: var(--soft); }
.note { color: var(--soft); font-size: 0.875rem; }
.banner { margin: 1.25rem 0; padding: 0.6rem 0.9rem; border: 1px solid var(--ink); border-left-width: 6px; max-width: none; }
.e { font-family: ui-monospace, "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; font-size: 0.8125rem; font-variant-ligatures: none;
  overflow-wrap: anywhere; white-space: pre-wrap; unicode-bidi: isolate; direction: ltr; }
bdi { unicode-bidi: isolate; }
nav ol { margin: 1.25rem 0 0; padding: 0.6rem 0; border: solid var(--line); border-width: 1px 0; list-style: none; display: flex; flex-wrap: wrap;
  gap: 0.2rem 1.4rem; max-width: none; }
nav li { margin: 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 0.9rem; margin: 0; }
dt { color: var(--soft); font-size: 0.8125rem; line-height: 1.5rem; }
dd { margin: 0; line-height: 1.5rem; overflow-wrap: anywhere; }
dl.terms { gap: 0.3rem 1.25rem; max-width: 62rem; }
dl.terms dt { color: var(--ink); font-weight: 600; }
.withheld { border-left: 4px solid var(--ink); padding: 0.1rem 0.7rem; font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; margin: 1.5rem 0 0; }
.card { border: 1px solid var(--line); border-top: 4px solid var(--accent); padding: 0.7rem 0.9rem 0.9rem; min-width: 0; }
.card h3 { margin: 0 0 0.4rem; font-size: 1.05rem; }
.card.signed { margin: 0.8rem 0; } .signed table.small { margin: 0.5rem 0; }
.card dl { grid-template-columns: max-content minmax(0, 1fr); }
.cards .card dl { display: block; } .cards .card dt { line-height: 1.3; margin-top: 0.35rem; } .cards .card dd { line-height: 1.35; }
.t { white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 1.25rem; }
caption { text-align: left; color: var(--soft); font-size: 0.875rem; padding: 0 0 0.35rem; }
th, td { padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { overflow-wrap: normal; border-bottom: 2px solid var(--soft); font-size: 0.8125rem; vertical-align: bottom; background: var(--paper); }
tbody th { font-weight: 600; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.mid { text-align: center; }
table.small { width: auto; min-width: 28rem; }
.marking { text-align: center; font-weight: 700; letter-spacing: 0.04em; }
#t-print { display: none; }
@media print { .marking { position: fixed; top: -10mm; left: 0; right: 0; margin: 0; } }
table.sign { width: 100%; table-layout: fixed; } .sign tbody td { height: 3rem; border-right: 1px solid var(--line); }
.none { color: var(--soft); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(28rem, 1fr)); gap: 0 2.5rem; align-items: start; }
.pair table.small { width: 100%; min-width: 0; }
.s { display: inline-block; min-width: 1.35em; padding: 0 0.25em; margin-right: 0.35em; border: 1px solid currentColor; border-radius: 2px; text-align: center;
  font: 700 0.8em/1.35 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.sA { color: var(--added); } .sR { color: var(--removed); } .sM, .sT { color: var(--modified); } .sm { color: var(--metadata); }
.sI { color: var(--same); border-color: transparent; } .sU { color: var(--ink); }
.sT { border-width: 2px; }
.v { white-space: nowrap; font-weight: 600; }
.v-altered { text-decoration: underline; text-underline-offset: 3px; }
.sev { display: inline-block; padding: 0 0.5em; margin-right: 0.5em; border: 1px solid var(--ink); font-size: 0.8rem; line-height: 1.4rem; vertical-align: 0.06em; }
.sev-critical, .sev-high { background: var(--ink); color: var(--paper); }
.sev-low, .sev-info { border-color: var(--soft); color: var(--soft); }
.chart { table-layout: fixed; }
.chart .label { width: 26%; }
.bar { display: block; width: 100%; height: 1rem; overflow: visible; }
.counts { font-size: 0.8125rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; margin: 0.75rem 0 0; padding: 0; list-style: none; font-size: 0.875rem; }
.legend svg { width: 1.6rem; height: 0.85rem; margin-right: 0.45rem; vertical-align: -0.06rem; }
.defs { position: absolute; width: 0; height: 0; }
.fA { fill: var(--added); } .fR { fill: var(--removed); } .fM { fill: var(--modified); } .fm { fill: var(--metadata); }
.lA { stroke: var(--added); } .lR { stroke: var(--removed); } .lM { stroke: var(--modified); } .lm { stroke: var(--metadata); }
.back { fill: var(--paper); }
.seg { stroke-width: 1; }
.layers { table-layout: fixed; }
.layers .n { width: 3rem; } .layers .verdict { width: 15rem; } .layers .count { width: 6.5rem; }
td dd, td dt, tbody th dd, tbody th dt { line-height: 1.3rem; } td dd, tbody th dd { font-size: 0.875rem; }
.lk { white-space: nowrap; font-weight: 600; }
.lk-holds { color: var(--holds); } .lk-broken { color: var(--broken); text-decoration: underline; text-underline-offset: 3px; }
.lk-unknown { color: var(--soft); }
.is { display: block; color: var(--soft); font-size: 0.78rem; line-height: 1.2rem; font-weight: 400; }
tr.of .is { display: inline; margin-right: 0.6rem; font-size: 0.875rem; }
.cut { display: block; color: var(--soft); font-size: 0.72rem; }
.links, .containers, .own, .orphans { table-layout: fixed; }
.links .state { width: 7rem; } .links .kind { width: 12rem; } .links .record { width: 34%; }
.links dl { display: block; } .links dt { line-height: 1.2rem; }
tr.of th { background: var(--band); padding-top: 0.45rem; }
.containers .chain { width: 9.5rem; } .containers th dl { font-weight: 400; }
.containers thead .num { width: 5.4rem; white-space: normal; }
.own .what { width: 14rem; } .own .how { width: 22rem; } .orphans .severity { width: 6rem; }
.orphans .what { width: 40%; }
.findings { table-layout: fixed; }
.findings .no { width: 4.5rem; } .findings tbody th { white-space: nowrap; } .findings .path { width: 24%; } .findings .where { width: 42%; }
.d { table-layout: fixed; margin: 0; }
.d .p { width: 24%; } .d .c { width: 13%; }
.d th { font-weight: 600; }
.d tbody th { background: var(--band); }
.d td, .d tbody th { padding: 0.35rem 0.5rem; }
.d .f { white-space: pre-wrap; font-size: 0.75rem; line-height: 1.45; }
.d .k, .raw { color: var(--soft); }
.raw { display: block; font-size: 0.72rem; }
mark { background: var(--mark); color: inherit; font-weight: 700; }
.chunk { content-visibility: auto; contain-intrinsic-size: auto 60rem; margin-bottom: 1rem; }
.journal { table-layout: fixed; } .journal .no { width: 4rem; } .journal .when { width: 14rem; } .journal .who { width: 12rem; }
.said { margin: 1rem 0 1.5rem; padding: 0 0 0.2rem 1rem; border-left: 4px solid var(--accent); max-width: 62rem; }
.said h3 { margin: 0 0 0.4rem; } .said p { overflow-wrap: anywhere; white-space: pre-wrap; } .said dl { margin-top: 0.6rem; }
.end { margin-top: 3rem; text-align: center; color: var(--soft); }
@media (max-width: 60rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .scroll { overflow-x: auto; }
  .d, .findings, .layers, .links, .containers, .own, .orphans, .journal { min-width: 54rem; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  table.small { min-width: 0; width: 100%; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --band: #ffffff; --mark: #ffffff; --accent: #1f4e79;
    --added: #122d51; --removed: #5d1206; --modified: #8a600f; --metadata: #ad00be; --same: #6f6f6f;
    --holds: #14642b; --broken: #a3160e;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 18pt; } h3 { font-size: 10.5pt; }
  h2, h3, h2 + p, h3 + p, caption, thead, .note, .legend { break-after: avoid; }
  tr, .card, dl > *, table.small { break-inside: avoid; }
  thead { display: table-header-group; }
  .note, td dd { font-size: 8pt; } dt { font-size: 8pt; } .d .note { font-size: 7.5pt; }
  .findings .no { width: 16mm; } .findings .path { width: 22%; } .findings .where { width: 38%; }
  .e { font-size: 7.5pt; } .d .f { font-size: 6.5pt; } .raw { font-size: 6pt; }
  .cards { grid-template-columns: repeat(auto-fit, minmax(50mm, 1fr)); gap: 4mm; }
  .card dl { display: block; } .card dt { line-height: 1.3; } .card dd { line-height: 1.3; margin-bottom: 1mm; }
  .pair { display: block; }
  #t-off { display: none; } #t-print { display: block; }
  .chunk { content-visibility: visible; }
  .scroll { overflow: visible; }
  mark { text-decoration: underline; }
  .sev-critical, .sev-high { background: none; color: var(--ink); border-width: 2px; font-weight: 700; }
  .bar rect, .legend rect { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

} // namespace assay
