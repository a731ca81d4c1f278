#!/usr/bin/env bash
# Removing the focused button makes Chromium compute the style of the whole page at once.
#
# Expected: element.remove() marks what needs painting, and the work waits for the next frame.
# Happens:  that is true of every element except the focused one. For it, the browser processes all pending
#           changes in the middle of the script, to find out where focus may go. Calling blur() first avoids
#           the cost.
# Hurts:    lists whose rows have a button to remove or move them, on slow phones: the press responds late.
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
const rows = Array.from({ length: 2000 }, (_, at) => `<tr><th>Row ${at}<td>value</tr>`).join('');

/** How many elements the browser goes through within remove(), when the table was changed just before. */
async function goneThrough(before) {
  await page.setContent(`<!doctype html><title>Rows</title><table><tr><td><button>Take out</button></tr>${rows}</table>`);
  if (before !== 'no focus') await page.focus('button');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing'] });
  const time = await page.evaluate((before) => {
    const button = document.querySelector('button');
    document.querySelector('table').style.fontSize = '20px';
    if (before === 'blur') button.blur();
    performance.mark('start');
    button.remove();
    performance.mark('end');
    return performance.measure('remove', 'start', 'end').duration;
  }, before);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const at = (name) => traceEvents.find((event) => event.name === name).ts;
  const count = traceEvents
    .filter(({ name, ts }) => name === 'UpdateLayoutTree' && ts >= at('start') && ts <= at('end'))
    .reduce((sum, { args }) => sum + args.elementCount, 0);
  console.log(`${before}: ${count} elements within remove(), ${time.toFixed(1)} ms`);
  return count;
}

console.log(await browser.version());
const none = await goneThrough('no focus');
const focused = await goneThrough('focus');
const letGo = await goneThrough('blur');
await browser.close();
assert.deepEqual([none, letGo], [0, 0], 'The behavior has changed: others cost as much.');
assert(focused > 2000, 'The behavior has changed: the focused button costs nothing.');
JS
