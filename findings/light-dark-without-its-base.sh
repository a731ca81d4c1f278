#!/usr/bin/env bash
# Lightning CSS turns light-dark() into nothing when it has not seen the declaration of color-scheme.
#
# Expected: a color compiled for older browsers is one of the two; at least the light one shows.
# Happens:  it becomes two variables, one of which must be set to an empty value. Lightning CSS does that beside
#           each `color-scheme` that it compiles. If a meta element, a script or an uncompiled sheet declares it,
#           both fallbacks apply: two colors in a row, so an invalid value, and a border vanishes with its color.
# Hurts:    sites that compile one sheet per component, or load their base from elsewhere: no warning, black text.
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
