#!/usr/bin/env bash
# retext-passive knows the passive of "write" and "send", but not of any verb that ends in -ed.
#
# Expected: a check for the passive finds "was signed", since most English verbs are regular.
# Happens:  it looks for a form of "be" before a word from a list, and the list has only irregular participles:
#           "was written" is flagged, "was signed", "was filed" and "were reviewed" are not.
# Hurts:    editors of plain-language texts who take silence for active prose: legal English is full of filed,
#           signed, served, reviewed and dismissed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  unified@11.0.5 retext-english@5.0.0 retext-stringify@4.0.0 retext-passive@5.0.0 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import retextEnglish from 'retext-english';
import retextPassive from 'retext-passive';
import retextStringify from 'retext-stringify';
import { unified } from 'unified';

const check = unified().use(retextEnglish).use(retextPassive).use(retextStringify);
const flagged = async (text) => (await check.process(text)).messages.length > 0;

console.log('retext-passive 5.0.0');
for (const [sentence, found] of [
  ['The will was written by a clerk.', true],
  ['The notice was sent by the court.', true],
  ['The will was signed by two witnesses.', false],
  ['The motion was filed by the secretary.', false],
  ['The briefs were reviewed by an attorney.', false],
  ['The case was dismissed.', false],
]) {
  const seen = await flagged(sentence);
  console.log(seen ? 'flagged:    ' : 'not flagged:', sentence);
  assert.equal(seen, found, 'The behavior has changed.');
}
JS
