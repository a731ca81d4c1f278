#!/usr/bin/env bash
# The British dictionary for Hunspell rejects "judgment", which is how British courts spell it.
#
# Expected: dictionary-en-gb accepts both: "judgement" in general use, "judgment" in law.
# Happens:  it accepts only "judgement" and "judgements", and suggests them for the courts' word.
#           The American dictionary does the opposite.
# Hurts:    writers on law for British readers: the check asks them to misspell the title of every decision,
#           and accepting either dictionary's word lets both spellings into one text.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  nspell@2.1.5 dictionary-en-gb@3.0.0 dictionary-en@4.0.0 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import american from 'dictionary-en';
import british from 'dictionary-en-gb';
import nspell from 'nspell';

const words = ['judgment', 'judgments', 'judgement', 'estoppel', 'affidavit'];
const known = (speller) => Object.fromEntries(words.map((word) => [word, speller.correct(word)]));
const inBritain = nspell(british);
const seen = { british: known(inBritain), american: known(nspell(american)) };

console.log('nspell 2.1.5, dictionary-en-gb 3.0.0, dictionary-en 4.0.0');
console.log(seen, 'suggested for judgment:', inBritain.suggest('judgment'));
assert.deepEqual(
  seen,
  {
    british: { judgment: false, judgments: false, judgement: true, estoppel: true, affidavit: true },
    american: { judgment: true, judgments: true, judgement: false, estoppel: true, affidavit: true },
  },
  'The behavior has changed.',
);
JS
