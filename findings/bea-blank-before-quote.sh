#!/usr/bin/env bash
# BEA puts a space before the quoted code of each row; three CSV readers give three results.
#
# Expected: a reader either treats the space as padding and returns 01000, or reports a misplaced quote.
# Happens:  Papa Parse, which has error codes for quotes, reports none and keeps space and quotes in the code.
#           d3-dsv does the same. csv-parse refuses the file, and with `ltrim` returns the code.
# Hurts:    anyone who joins BEA's regional tables with others by FIPS code: no row matches, without an error.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  papaparse@5.7.1 d3-dsv@3.0.1 csv-parse@7.0.3 > /dev/null || exit 2

# Bureau of Economic Analysis, SARPP (regional price parities), edition of February 2025; some columns left out.
cat > sarpp.csv <<'CSV'
GeoFIPS,GeoName,Region,TableName,LineCode,2022,2023
 "00000","United States", ,SARPP,1,19013960.0,19404131.7
 "01000","Alabama",5,SARPP,1,256889.2,255620.7
CSV

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { csvParse } from 'd3-dsv';
import Papa from 'papaparse';

const text = readFileSync('sarpp.csv', 'utf8');
const papa = Papa.parse(text.trim(), { header: true });
let refused;
try {
  parse(text, { columns: true });
} catch (error) {
  refused = error.code;
}
const seen = {
  papaparse: papa.data[1].GeoFIPS,
  papaparseErrors: papa.errors.length,
  d3: csvParse(text)[1].GeoFIPS,
  csvParse: refused,
  csvParseWithLtrim: parse(text, { columns: true, ltrim: true })[1].GeoFIPS,
};
console.log('papaparse 5.7.1, d3-dsv 3.0.1, csv-parse 7.0.3: the code of Alabama');
console.log(seen);
assert.deepEqual(
  seen,
  {
    papaparse: ' "01000"',
    papaparseErrors: 0,
    d3: ' "01000"',
    csvParse: 'INVALID_OPENING_QUOTE',
    csvParseWithLtrim: '01000',
  },
  'The behavior has changed.',
);
JS
