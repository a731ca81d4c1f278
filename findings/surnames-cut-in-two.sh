#!/usr/bin/env bash
# Orama's English tokenizer keeps the accents of résumé, and cuts Muñoz into "mu" and "oz".
#
# Expected: a letter is a letter. Accents are folded (resume finds résumé), or names stay as they are.
# Happens:  its pattern for English lists some accented letters and treats all others as spaces. ñ, ë, ç and ï
#           end a word: a search for Muñoz also finds Ozark, and one for Munoz does not find Muñoz.
# Hurts:    searches for people and firms in the US, where pages are in English and many names are Spanish.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { create, insert, search } from '@orama/orama';

const index = create({ schema: { name: 'string' } });
for (const name of ['Muñoz Law Firm', 'Ozark Legal Aid', 'Peña Notary', 'Résumé Clinic']) insert(index, { name });
const find = (term) => search(index, { term }).hits.map((hit) => hit.document.name).sort();
const seen = {
  tokens: ['résumé', 'Muñoz', 'Peña', 'Zoë'].map((word) => index.tokenizer.tokenize(word, 'english')),
  resume: find('resume'),
  Muñoz: find('Muñoz'),
  Munoz: find('Munoz'),
};

console.log('@orama/orama 3.1.18, English');
console.log(seen);
assert.deepEqual(
  seen,
  {
    tokens: [['resume'], ['mu', 'oz'], ['pe', 'a'], ['zo']],
    resume: ['Résumé Clinic'],
    Muñoz: ['Muñoz Law Firm', 'Ozark Legal Aid'],
    Munoz: [],
  },
  'The behavior has changed.',
);
JS
