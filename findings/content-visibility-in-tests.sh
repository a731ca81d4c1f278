#!/usr/bin/env bash
# Chromium's tools show no text for off-screen table rows under content-visibility, but a screen reader reads them.
#
# Expected: the accessibility tree from CDP (Puppeteer, Playwright, the browser's own panel) is the one that a
#           screen reader gets; `content-visibility: auto` is meant to leave it intact.
# Happens:  without an assistive tool, names and cells of rows that were not laid out are missing, and appear
#           on scrolling. With --force-renderer-accessibility, the mode of a screen reader, all are there.
#           innerText lacks the same rows in both modes.
# Hurts:    tests of long tables: they report lost rows that are not lost, and a fast page is made slow for it.
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

const rows = Array.from({ length: 30 }, (_, at) => `<tr role="row"><th role="rowheader">Row ${at}</th><td role="cell">${at}</td></tr>`);
const html = `<!doctype html><html lang="en"><title>Pay</title><style>
  table, tbody, tr, th, td { display: block }
  tr { content-visibility: auto; contain-intrinsic-size: auto 600px; height: 600px }
</style><table role="table"><tbody role="rowgroup">${rows.join('')}</tbody></table>`;

async function count(flags) {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: [...(process.getuid() ? [] : ['--no-sandbox']), ...flags] });
  const page = await browser.newPage();
  await page.setViewport({ width: 400, height: 800 });
  await page.setContent(html);
  const tools = await page.createCDPSession();
  const { nodes } = await tools.send('Accessibility.getFullAXTree');
  const heads = nodes.filter((node) => !node.ignored && node.role?.value === 'rowheader' && node.name?.value).length;
  const shown = await page.evaluate(() => document.body.innerText.match(/Row \d+/g).length);
  console.log(await browser.version(), ...flags, `row heads in the tree: ${heads} of 30; in innerText: ${shown}`);
  await browser.close();
  return { heads, shown };
}

const plain = await count([]);
const read = await count(['--force-renderer-accessibility']);
assert(plain.heads > 0 && plain.heads < 30, 'The behavior has changed: CDP gives all rows.');
assert.equal(read.heads, 30, 'The behavior has changed: a screen reader gets fewer rows.');
assert(plain.shown < 30 && read.shown < 30, 'The behavior has changed: innerText has all rows.');
JS
