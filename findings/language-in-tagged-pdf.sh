#!/usr/bin/env bash
# Chromium's tagged PDF keeps the language of a paragraph, but drops that of a div or span.
#
# Expected: `lang` reaches the tags of everything inside, as for a screen reader on the page, or none of them.
# Happens:  a <p> and a <section> keep theirs. Elements without their own tag lose it: the Spanish word in an
#           English sentence, and every heading and paragraph of a <div lang="es">.
# Hurts:    bilingual handouts and forms: Spanish is read aloud with English pronunciation, and checkers that
#           look for a document language find one.
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
await page.setContent(`<!doctype html><html lang="en"><title>Help</title>
  <p lang="es">Derecho laboral</p>
  <section lang="es"><h2>Preguntas</h2></section>
  <div lang="es"><h3>Respuestas</h3><p>Una</p></div>
  <blockquote>An <span lang="es">abogado</span> is an attorney.</blockquote>`);
const pdf = await PDFDocument.load(await page.pdf({ format: 'A4', tagged: true }));
console.log(`${await browser.version()}, pdf-lib 1.17.1`);
await browser.close();

const look = (value) => pdf.context.lookup(value);
/** The tags below one, each with the language that holds for it; a tag without its own has that of its parent. */
function languages(tag, inherited) {
  if (!(tag instanceof PDFDict) || !tag.has(PDFName.of('S'))) return [];
  const language = tag.get(PDFName.of('Lang'))?.decodeText() ?? inherited;
  const kids = look(tag.get(PDFName.of('K')));
  const below = (kids instanceof PDFArray ? kids.asArray().map(look) : [kids]).flatMap((kid) => languages(kid, language));
  return [`${tag.get(PDFName.of('S'))} ${language}`, ...below];
}
const root = look(look(pdf.catalog.get(PDFName.of('StructTreeRoot'))).get(PDFName.of('K')));
const seen = languages(root instanceof PDFArray ? look(root.get(0)) : root, 'none').filter((line) => !line.startsWith('/Document'));
console.log(seen.join(', '));
assert.deepEqual(
  seen.filter((line) => !line.startsWith('/NonStruct')),
  ['/P es', '/H2 es', '/H3 en', '/P en', '/BlockQuote en'],
  'The behavior has changed.',
);
// The word in Spanish is a piece of its own, in English.
assert.deepEqual(seen.slice(-3), Array(3).fill('/NonStruct en'), 'The behavior has changed.');
JS
