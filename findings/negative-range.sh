#!/usr/bin/env bash
# Intl.NumberFormat writes a drop of 5.2 to 3 percent like a range from -5.2 to +3.
#
# Expected: a range of two negative percents keeps both signs, as plain numbers do: -5 – -3.
# Happens:  a sign or symbol that both ends share is written once, including the minus: -5.2–3%. The range
#           from -5.2 to +3 differs only in one more percent sign and two spaces.
#           Dollars do the same, and so do other languages.
# Hurts:    anyone who prints projected change, losses or price differences: readers see growth where there is a drop.
set -eu

node --input-type=module <<'JS'
import assert from 'node:assert/strict';

const percent = { style: 'percent', maximumFractionDigits: 1 };
const dollars = { style: 'currency', currency: 'USD', maximumFractionDigits: 0 };
const cases = [
  ['en-US', {}, -5, -3, '-5 – -3'],
  ['en-US', percent, -0.052, 0.03, '-5.2% – 3%'],
  ['en-US', percent, -0.052, -0.03, '-5.2–3%'],
  ['en-US', dollars, -5000, -3000, '-$5,000–3,000'],
  ['es-US', percent, -0.052, -0.03, '-5.2-3%'],
];

console.log(`Node ${process.version}, ICU ${process.versions.icu}`);
for (const [language, options, from, to, found] of cases) {
  // ICU sets thin and ordinary blanks by turns.
  const seen = new Intl.NumberFormat(language, options).formatRange(from, to).replace(/\s/g, ' ');
  console.log(`${language} ${options.style ?? 'number'}, ${from} to ${to}: ${seen}`);
  assert.equal(seen, found, 'The behavior has changed.');
}
JS
