#!/usr/bin/env bash
# A column of percents, some of them whole, gets a schema that refuses it, or no useful one.
#
# Expected: 5.1, 4, 3, 2 is a column of numbers; a schema inferred from a file fits that file.
# Happens:  whole and decimal values count as two competing types. With few decimals the column is
#           an `integer`, and reading the same file with that schema fails at 5.1; in between it is `any`,
#           so nothing is checked at all.
# Hurts:    publishers of statistics who infer a Table Schema from a workbook's export, where a whole percent
#           has no decimals.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts tableschema@1.12.6 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import tableschema from 'tableschema';

async function infer(values) {
  writeFileSync('pay.csv', ['change', ...values, ''].join('\n'));
  const table = await tableschema.Table.load('pay.csv');
  const { fields } = await table.infer();
  const read = await table.read().then(
    () => 'read',
    (error) => error.errors?.[0]?.message ?? error.message,
  );
  console.log(`${values.join(' ')}: ${fields[0].type}; by its own schema: ${read}`);
  return [fields[0].type, read === 'read'];
}

console.log('tableschema 1.12.6');
const seen = [
  await infer(['5.1', '4.2', '3.5']),
  await infer(['5.1', '4.2', '3.5', '2', '1']),
  await infer(['5.1', '4', '3', '2', '1']),
];
assert.deepEqual(seen, [['number', true], ['any', true], ['integer', false]], 'The behavior has changed.');
JS
