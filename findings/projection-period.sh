#!/usr/bin/env bash
# d3's autoType turns a projection period into a date: BLS's 2024-34 becomes the 34th month of 2024.
#
# Expected: text that is not a date stays text, as autoType does with codes (11-1011) and with 2024-2034.
# Happens:  2024-34 matches its pattern for year and month and becomes an Invalid Date; the
#           editions 2000-10 and 2002-12 become October 2000 and December 2002. A column mixes both kinds.
# Hurts:    anyone who charts employment projections: sorting, grouping and toISOString fail or mislead, and the
#           older editions become real dates that nobody wrote.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts d3-dsv@3.0.1 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { autoType, csvParse } from 'd3-dsv';

// Periods of the Bureau of Labor Statistics' Employment Projections, as its tables name them.
const rows = csvParse('code,period\n23-2011,2024-34\n23-2011,2002-12\n11-1011,2000-10\n11-1011,2024-2034', autoType);
const show = (value) => (value instanceof Date ? (Number.isNaN(+value) ? 'Invalid Date' : value.toISOString()) : value);
const seen = rows.map(({ code, period }) => [show(code), show(period)]);

console.log('d3-dsv 3.0.1, autoType on 2024-34, 2002-12, 2000-10, 2024-2034');
console.log(seen);
assert.deepEqual(
  seen,
  [
    ['23-2011', 'Invalid Date'],
    ['23-2011', '2002-12-01T00:00:00.000Z'],
    ['11-1011', '2000-10-01T00:00:00.000Z'],
    ['11-1011', '2024-2034'],
  ],
  'The behavior has changed.',
);
JS
