#!/usr/bin/env bash
# In Chromium's tagged PDF, each header of a long table contains its text once per sheet.
#
# Expected: a header that repeats on paper is tagged once, and its repetitions are artifacts, which readers skip.
# Happens:  each column has one TH, with the text of all sheets. A screen reader reads "Measure
#           Measure Measure …", at that cell and wherever it announces the header of another. So does the footer.
# Hurts:    people who listen to printed tables; the more sheets, the worse.
set -eu
chrome=${CHROME_PATH:-$(command -v chromium chromium-browser google-chrome-stable google-chrome | head -n 1)}
[ -x "$chrome" ] || { echo 'This finding needs Chromium or Chrome, installed or named in CHROME_PATH.' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1 pdf-lib@1.17.1 > /dev/null || exit 2

CHROME=$chrome node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
const page = await browser.newPage();
const rows = Array.from({ length: 120 }, (_, at) => `<tr><th scope="row">Row ${at}</th><td>value</td></tr>`).join('');
await page.setContent(`<!doctype html><html lang="en"><title>Pay</title><style>td { height: 40px }</style><table>
  <caption>Pay</caption><thead><tr><th scope="col">Measure</th><th scope="col">Paralegal</th></tr></thead>${rows}</table>`);
const pdf = await PDFDocument.load(await page.pdf({ format: 'A4', tagged: true }));
console.log(`${await browser.version()}, pdf-lib 1.17.1`);
await browser.close();

const look = (value) => pdf.context.lookup(value);
const children = (tag) => {
  const kids = look(tag.get(PDFName.of('K')));
  return kids instanceof PDFArray ? kids.asArray().map(look) : kids ? [kids] : [];
};
/** The tags of a name below a tag. */
const find = (tag, name) =>
  tag instanceof PDFDict
    ? [...(`${tag.get(PDFName.of('S'))}` === name ? [tag] : []), ...children(tag).flatMap((child) => find(child, name))]
    : [];
/** How many pieces of marked text, on whatever sheet, a tag holds. */
const pieces = (tag) =>
  tag instanceof PDFDict && !tag.has(PDFName.of('MCID')) ? children(tag).reduce((sum, child) => sum + pieces(child), 0) : 1;

const heads = find(look(pdf.catalog.get(PDFName.of('StructTreeRoot'))), '/TH').map(pieces);
console.log(`${pdf.getPageCount()} sheets, ${heads.length} TH; texts in the two column heads: ${heads.slice(0, 2)}, in a row's: ${heads[2]}`);
assert(pdf.getPageCount() > 3);
assert.deepEqual(heads, [pdf.getPageCount(), pdf.getPageCount(), ...Array(120).fill(1)], 'The behavior has changed.');
JS
