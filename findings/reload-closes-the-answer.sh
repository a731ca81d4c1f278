#!/usr/bin/env bash
# A link into a closed answer opens it; reloading the same address closes it again.
#
# Expected: Chromium opens the <details> that an address points into. The address is the same after a reload, and
#           so is the element that :target names, so the answer is open.
# Happens:  a reload puts the page back where it was scrolled to in place of going to the fragment, and only
#           going there opens anything. :target still matches what nobody sees.
# Hurts:    readers of questions and answers who reload, or whose phone reloads a tab that it had put aside.
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
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
const page = await browser.newPage();
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><title>Questions</title><div style="height: 2000px"></div>
    <details><summary>Do I need a degree?</summary><p id="degree">No.</p></details><div style="height: 2000px"></div>`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const look = () =>
  page.evaluate(() => ({
    open: document.querySelector('details').open,
    target: document.querySelector(':target')?.id,
    seen: document.querySelector('p').checkVisibility(),
  }));
await page.goto(`http://127.0.0.1:${server.address().port}/#degree`);
await page.waitForFunction(() => scrollY > 0);
const visited = await look();
await page.reload();
await page.waitForFunction(() => scrollY > 0);
await wait(500);
const reloaded = await look();
console.log(await browser.version(), page.url().replace(/.*\//, '/'), { visited, reloaded });
await browser.close();
server.close();
assert.deepEqual(visited, { open: true, target: 'degree', seen: true }, 'The behavior has changed.');
assert.deepEqual(reloaded, { open: false, target: 'degree', seen: false }, 'The behavior has changed.');
JS
