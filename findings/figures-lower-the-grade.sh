#!/usr/bin/env bash
# Readability formulas rate a sentence full of dollar amounts easier than "the cat sat".
#
# Expected: figures cost the reader something, so text about pay and percents is no easier than prose.
# Happens:  amounts count as words without syllables. The Flesch-Kincaid grade of one sentence is 2.4 with
#           digits and 19.3 with the same numbers in words; a plain list of amounts gets -8.6.
# Hurts:    anyone who checks statistics pages against a reading level (US grade 8): the densest text passes
#           most easily.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts text-readability@1.1.1 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import readability from 'text-readability';

console.log('text-readability 1.1.1, Flesch-Kincaid grade');
for (const [text, found] of [
  [
    'In May 2025, 10 percent earned $40,250 or less, 50 percent earned $61,010 or less, and 90 percent ' +
      'earned $98,990 or less.',
    2.4,
  ],
  [
    'In May of two thousand twenty-five, ten percent earned forty thousand two hundred fifty dollars or less, ' +
      'fifty percent earned sixty-one thousand ten dollars or less, and ninety percent earned ninety-eight ' +
      'thousand nine hundred ninety dollars or less.',
    19.3,
  ],
  ['Pay in $: 40,250; 61,010; 98,990; 2,025; 10; 50; 90; 392,880; 404,900; 39,300.', -8.6],
]) {
  const seen = readability.fleschKincaidGrade(text);
  console.log(`${seen}: ${text}`);
  assert.equal(seen, found, 'The behavior has changed.');
}
JS
