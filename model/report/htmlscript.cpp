// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlscript.h"

namespace assay {

const std::string_view htmlTableStyle = R"css(
.t-bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 0.75rem 0; }
.t-bar label { display: grid; font-size: 0.8125rem; color: var(--soft); }
.t-bar input, .t-bar select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); padding: 0.25rem 0.4rem; }
.t-bar input { width: 22rem; max-width: 100%; }
#t-view { overflow: auto; border: 1px solid var(--line); position: relative; }
#t-view:focus-visible { outline: 2px solid var(--accent); }
#t-rows { position: absolute; top: 0; left: 0; width: 100%; table-layout: fixed; margin: 0; border-collapse: collapse; }
#t-head { table-layout: fixed; margin: 0; width: 100%; }
#t-head button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
#t-rows td { height: 28px; padding: 0 0.6rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; line-height: 28px; border: 0; box-shadow: inset 0 -1px var(--line); }
#t-rows tr[aria-selected="true"] td { background: var(--mark); }
.t-path { width: 60%; font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.8125rem; }
.t-size { width: 9rem; text-align: right; }
#t-detail { min-height: 8rem; }
.t-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2rem; }
#t-detail .e { overflow-wrap: anywhere; }
@media print { #t { display: none; } }
)css";

const std::string_view htmlScript = R"js('use strict';
(function () {
  var ROW = 28, TALL = 8000000;
  function at(id) { return document.getElementById(id); }
  function put(parent, tag, text, name) {
    var made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    parent.appendChild(made);
    return made;
  }
  var about = JSON.parse(at('t-about').textContent);
  var blocks = document.querySelectorAll('script.t-data');
  var rows = [], found = [], lower = [], size = [];
  var chosen = -1, order = 'path', turned = false;
  var view = at('t-view'), space = at('t-space'), body = at('t-body');

  // A side is 0 where there is nothing, 1 where all is as in the state before, else label, value, label, value.
  function facts(row, side) {
    var one = row[4 + side];
    while (one === 1) one = row[4 + --side];
    return one || [];
  }
  function sizeOf(row) {
    for (var side = about.sides.length - 1; side >= 0; --side) {
      var list = facts(row, side);
      for (var i = 0; i < list.length; i += 2)
        if (about.labels[list[i] >> 1] === 'size') return Number(list[i + 1].replace(/,/g, ''));
    }
    return -1;
  }
  function take(block) {
    JSON.parse(block.textContent).forEach(function (row) {
      rows.push(row);
      lower.push(row[0].toLowerCase());
      size.push(sizeOf(row));
    });
    block.remove();
  }
  function match() {
    var text = at('t-search').value.toLowerCase(), status = at('t-status').value, why = at('t-why').value;
    found = [];
    for (var i = 0; i < rows.length; ++i) {
      if (text && lower[i].indexOf(text) < 0) continue;
      if (status && rows[i][2].indexOf(status) < 0) continue;
      if (why && (rows[i][3].some(function (step) { return step[2]; }) ? 'with' : 'without') !== why) continue;
      found.push(i);
    }
    if (order === 'size') found.sort(function (a, b) { return size[a] - size[b] || a - b; });
    if (order === 'change') found.sort(function (a, b) { return rows[a][2] < rows[b][2] ? -1 : rows[a][2] > rows[b][2] ? 1 : a - b; });
    if (turned) found.reverse();
    var loading = blocks.length && rows.length < about.rows;
    at('t-count').textContent = found.length.toLocaleString('en') + ' of ' + about.rows.toLocaleString('en') + (loading ? ', still reading' : '');
    chosen = -1;
    view.setAttribute('aria-rowcount', String(found.length));
    space.style.height = Math.min(found.length * ROW, TALL) + 'px';
    draw();
  }
  function whole() { return Math.max(1, Math.floor(view.clientHeight / ROW)); }
  function first() {
    var hidden = Math.min(found.length * ROW, TALL) - view.clientHeight;
    var last = Math.max(0, found.length - whole());
    return hidden <= 0 ? 0 : Math.min(last, Math.round(view.scrollTop / hidden * last));
  }
  function draw() {
    var from = first();
    body.textContent = '';
    for (var i = from; i < Math.min(found.length, from + whole() + 1); ++i) {
      var row = rows[found[i]], line = put(body, 'tr');
      line.setAttribute('aria-rowindex', String(i + 1));
      line.setAttribute('aria-selected', String(i === chosen));
      line.dataset.at = i;
      put(put(line, 'td', undefined, 't-path'), 'bdi', row[0]).parentNode.title = row[0];
      put(line, 'td', row[3].map(function (step) { return step[0] + ' ' + step[1]; }).join('; '));
      put(line, 'td', size[found[i]] < 0 ? '' : size[found[i]].toLocaleString('en'), 't-size');
    }
    at('t-rows').style.transform = 'translateY(' + view.scrollTop + 'px)';
  }
  function choose(i) {
    if (!found.length) return;
    chosen = Math.max(0, Math.min(found.length - 1, i));
    var shown = whole(), from = first();
    if (chosen < from || chosen >= from + shown) {
      var last = Math.max(1, found.length - shown);
      var hidden = Math.min(found.length * ROW, TALL) - view.clientHeight;
      view.scrollTop = Math.max(0, (chosen < from ? chosen : chosen - shown + 1) / last * hidden);
    }
    draw();
    detail(rows[found[chosen]]);
  }
  function detail(row) {
    var box = at('t-detail');
    box.textContent = '';
    put(put(box, 'h3'), 'bdi', row[0]).className = 'e';
    if (row[1]) put(box, 'p', 'bytes ' + row[1], 'e raw');
    row[3].forEach(function (step) { put(box, 'p', step[3] + ': ' + step[1] + (step[2] ? ' (' + step[2] + ')' : '')); });
    var sides = put(box, 'div', undefined, 't-sides');
    about.sides.forEach(function (title, side) {
      var column = put(sides, 'section');
      put(column, 'h3', title);
      var list = facts(row, side), out = put(column, 'dl');
      if (!list.length) put(out, 'dd', 'not there');
      for (var i = 0; i < list.length; i += 2) {
        put(out, 'dt', about.labels[list[i] >> 1]);
        put(put(out, 'dd', undefined, 'e'), list[i] & 1 ? 'mark' : 'bdi', list[i + 1]);
      }
    });
  }
  view.style.height = Math.min(about.rows * ROW + 4, 520) + 'px';
  at('t-off').hidden = true;
  at('t').hidden = false;
  ['t-search', 't-status', 't-why'].forEach(function (id) { at(id).addEventListener('input', match); });
  ['path', 'change', 'size'].forEach(function (key) {
    at('t-by-' + key).addEventListener('click', function () {
      turned = order === key && !turned;
      order = key;
      ['path', 'change', 'size'].forEach(function (other) {
        at('t-by-' + other).parentNode.setAttribute('aria-sort', other !== key ? 'none' : turned ? 'descending' : 'ascending');
      });
      match();
    });
  });
  view.addEventListener('scroll', draw);
  body.addEventListener('click', function (event) {
    var line = event.target.closest('tr');
    if (line) choose(Number(line.dataset.at));
  });
  view.addEventListener('keydown', function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1, PageDown: whole(), PageUp: -whole(), Home: -found.length, End: found.length }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(chosen + step);
  });
  var next = 0;
  (function more() {
    var until = performance.now() + 30;
    while (next < blocks.length && performance.now() < until) take(blocks[next++]);
    if (next >= blocks.length) blocks = [];
    if (chosen < 0) match();
    if (blocks.length) setTimeout(more, 0);
    else at('t').dataset.ready = rows.length;
  })();
})();
)js";

} // namespace assay
