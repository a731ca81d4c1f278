#!/usr/bin/env bash
# BEA puts a blank before the quoted code of each row; three CSV readers make three things of it.
#
# Expected: a reader either takes the blank for padding and gives 01000, or reports the quote as misplaced.
# Happens:  Papa Parse, which has error codes for quotes, reports none and keeps blank and quotes in the code;
#           d3-dsv does so too. csv-parse refuses the file, and with `ltrim` gives the code.
# Hurts:    whoever joins BEA's regional tables with others by FIPS code: no row matches, and nothing says why.
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
