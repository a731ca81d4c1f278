#!/usr/bin/env bash
# Lightning CSS turns light-dark() into nothing when it has not seen where color-scheme is declared.
#
# Expected: a color that is written for older browsers is one of the two; at the least the light one shows.
# Happens:  it becomes two variables, of which one has to be set to an empty value. That is done beside each
#           `color-scheme` that it builds. Where that is declared by a meta element, a script or a sheet that was
#           not built, both fallbacks apply: two colors in a row, so void, and a border goes with its color.
# Hurts:    sites that build a sheet a component, or take their base from elsewhere: no error, no warning, black text.
set -eu
chrome=${CHROME_PATH:-$(command -v chromium chromium-browser google-chrome-stable google-chrome | head -n 1)}
[ -x "$chrome" ] || { echo 'This finding needs Chromium or Chrome, installed or named in CHROME_PATH.' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1 lightningcss@1.33.0 > /dev/null || exit 2

CHROME=$chrome node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { transform } from 'lightningcss';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
const page = await browser.newPage();
const source = 'p { color: light-dark(#0a5, #9fc); border: 2px solid light-dark(#123, #456) }';
const base = ':root { color-scheme: light dark }';
// The first Chrome with light-dark() is 123.
const build = (css) => transform({ filename: 'a.css', code: Buffer.from(css), targets: { chrome: 111 << 16 } }).code.toString();

async function show(name, ...head) {
  await page.setContent(`<!doctype html><title>Color</title>${head.join('')}<p>Text</p>`);
  const seen = await page.evaluate(() => {
    const { color, borderTopWidth } = getComputedStyle(document.querySelector('p'));
    return [color, borderTopWidth];
  });
  console.log(`${name}:`, ...seen);
  return seen;
}

console.log(`${await browser.version()}, lightningcss 1.33.0`);
const right = ['rgb(0, 170, 85)', '2px'];
const lost = ['rgb(0, 0, 0)', '0px'];
const meta = '<meta name="color-scheme" content="light dark">';
const style = (css) => `<style>${css}</style>`;
assert.deepEqual(await show('as written', meta, style(source)), right);
assert.deepEqual(await show('both built', style(build(base)), style(build(source))), right);
assert.deepEqual(await show('base not built', style(base), style(build(source))), lost, 'The behavior has changed.');
assert.deepEqual(await show('declared by meta', meta, style(build(source))), lost, 'The behavior has changed.');
await browser.close();
JS
