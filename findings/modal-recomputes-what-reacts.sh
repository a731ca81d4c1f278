#!/usr/bin/env bash
# Opening a modal dialog makes Chromium compute the style of every link, control and var() user on the page.
#
# Expected: showModal() costs the same for any page of a given size. It makes the rest inert, and inert is
#           inherited, so either every element is recomputed or none is.
# Happens:  plain cells are skipped. Each link, form control, disclosure, SVG part, generated box or element whose
#           style uses var() is recomputed, so the cost depends on the markup. show() and a popover recompute none.
# Hurts:    long tables with a link or a menu in each row, on slow phones: the first modal answers late.
set -eu
chrome=${CHROME_PATH:-$(command -v chromium chromium-browser google-chrome-stable google-chrome | head -n 1)}
[ -x "$chrome" ] || { echo 'This finding needs Chromium or Chrome, installed or named in CHROME_PATH.' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1 > /dev/null || exit 2

CHROME=$chrome node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
const page = await browser.newPage();
const rows = (cell) => Array.from({ length: 1000 }, () => `<tr><td>${cell}</tr>`).join('');

/** How many elements the browser recomputes when the dialog opens over 1,000 rows. */
async function recomputed({ name, cell = 'Row', style = '', open = 'showModal' }) {
  await page.setContent(`<!doctype html><title>Rows</title><style>:root{--a:#123}${style}</style>
    <table>${rows(cell)}</table><dialog ${open === 'showPopover' ? 'popover' : ''}>Share</dialog>`);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.tracing.start({ categories: ['devtools.timeline'] });
  await page.evaluate((method) => {
    document.querySelector('dialog')[method]();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, open);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const count = traceEvents
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0);
  console.log(`${name}: ${count} elements`);
  return count;
}

console.log(await browser.version());
const link = '<a href="#x">Row</a>';
const plain = await recomputed({ name: 'modal, plain cells' });
const links = await recomputed({ name: 'modal, a link in each cell', cell: link });
const details = await recomputed({ name: 'modal, a disclosure in each cell', cell: '<details><summary>Row</summary>More</details>' });
const variables = await recomputed({ name: 'modal, cells colored by var()', style: 'td{color:var(--a)}' });
const shown = await recomputed({ name: 'not modal, a link in each cell', cell: link, open: 'show' });
const popover = await recomputed({ name: 'popover, a link in each cell', cell: link, open: 'showPopover' });
await browser.close();
assert(plain < 50, 'The behavior has changed: plain cells are recomputed too.');
assert(Math.min(links, details, variables) > 1000, 'The behavior has changed: those elements are skipped too.');
assert(Math.max(shown, popover) < 50, 'The behavior has changed: an opening that is not modal costs as much.');
JS
