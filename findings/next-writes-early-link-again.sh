#!/usr/bin/env bash
# Next mistakes a link followed before its script arrived for a missed Back, and writes the
# link's address a second time.
#
# Expected: on a static page the browser alone handles a link to an anchor. Next writes its state into
#           the history entry once, when it starts.
# Happens:  Next looks for a Back pressed before it listened: a history entry that is not the first and has Next's
#           state. It has just written that state itself, so any early #link matches. It replays
#           the "step", and some time later writes that address over the one followed since.
# Hurts:    readers with a slow connection: they are at #b, and the address they copy or reload says #a.
set -eu
chrome=${CHROME_PATH:-$(command -v chromium chromium-browser google-chrome-stable google-chrome | head -n 1)}
[ -x "$chrome" ] || { echo 'This finding needs Chromium or Chrome, installed or named in CHROME_PATH.' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  next@16.4.5 react@19.3.1 react-dom@19.3.1 puppeteer-core@24.43.1 > /dev/null || exit 2

mkdir app
echo "export default { output: 'export' };" > next.config.mjs
echo 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;' > app/layout.js
cat > app/page.js <<'JS'
export default () => <p><a href="#a" id="a">To a</a> <a href="#b" id="b">To b</a></p>;
JS
NEXT_TELEMETRY_DISABLED=1 node node_modules/next/dist/bin/next build > build.txt 2>&1 || { cat build.txt >&2; exit 2; }

CHROME=$chrome node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

let scriptsMayCome;
const types = { '.js': 'text/javascript', '.html': 'text/html' };
const server = createServer(async ({ url }, response) => {
  const file = url === '/' ? '/index.html' : url.replace(/\?.*/, '');
  if (extname(file) === '.js') await scriptsMayCome;
  const body = await readFile(`out${file}`).catch(() => undefined);
  response.writeHead(body ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(body);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
console.log('next 16.4.5,', await browser.version());
for (const [early, found] of [[false, [1, '']], [true, [2, '#a']]]) {
  let letThemCome;
  scriptsMayCome = new Promise((done) => { letThemCome = done; });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    window.writes = 0;
    const { replaceState } = History.prototype;
    History.prototype.replaceState = function (...entry) {
      window.writes += 1;
      // The reader goes on to b just before Next writes for the second time.
      if (window.writes === 2) document.querySelector('#b').click();
      replaceState.apply(this, entry);
    };
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'domcontentloaded' });
  if (early) await page.evaluate(() => document.querySelector('#a').click());
  letThemCome();
  await page.waitForFunction((count) => window.writes >= count, { timeout: 60_000 }, found[0]);
  await wait(2000);
  const seen = await page.evaluate(() => [window.writes, location.hash]);
  console.log(early ? 'a followed early, b later:' : 'no link followed:', `Next wrote ${seen[0]} times, address ${seen[1] || 'as it was'}`);
  assert.deepEqual(seen, found, 'The behavior has changed.');
}
await browser.close();
server.close();
JS
