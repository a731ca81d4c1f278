#!/usr/bin/env bash
# wink-nlp finds the negation in "must not" and "cannot", but not in "may not", the law's usual form.
#
# Expected: every "not" after a modal verb negates: must, shall, can, could, will, may, might.
# Happens:  after "may" and "might" no token has the negation flag, so a prohibition reads like a
#           duty. "May never" is flagged, so the verb alone is not the cause.
# Hurts:    readers of job ads, court rules and contracts: "may not give legal advice" counts as
#           giving legal advice.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model);
const negated = (words) =>
  nlp.readDoc(`A paralegal ${words} give legal advice.`).tokens().out(nlp.its.negationFlag).some(Boolean);

console.log('wink-nlp 2.4.0, wink-eng-lite-web-model 1.8.1: A paralegal … give legal advice.');
const seen = Object.fromEntries(
  ['must not', 'shall not', 'can not', 'could not', 'will not', 'may never', 'may not', 'might not'].map((words) => [
    words,
    negated(words),
  ]),
);
console.log(seen);
const missed = Object.keys(seen).filter((words) => !seen[words]);
assert.deepEqual(missed, ['may not', 'might not'], 'The behavior has changed.');
JS
