#!/usr/bin/env bash
# CycloneDX's own tool writes a bill of materials without any digest if the lockfile has no addresses.
#
# Expected: the digests of a lockfile (`integrity`) get into the bill; addresses (`resolved`) are unrelated.
# Happens:  cyclonedx-npm attaches each digest to the address, as a reference to the download. For a lockfile
#           written with omit-lockfile-registry-resolved, which names no registry, it writes no digest and gives no
#           warning. `npm sbom` writes all of them from the same lockfile.
# Hurts:    projects that keep hosts out of their lockfile and ship a bill to verify against: it has
#           nothing to verify.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir tool
echo '{"private":true}' > tool/package.json
npm install --prefix tool --loglevel=error --no-audit --no-fund --ignore-scripts --omit=optional \
  @cyclonedx/cyclonedx-npm@6.0.1 > /dev/null || exit 2
echo "@cyclonedx/cyclonedx-npm 6.0.1, npm $(npm --version)"

for omit in false true; do
  mkdir "$omit"
  cd "$omit"
  echo '{"name":"site","version":"1.0.0","private":true}' > package.json
  npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
    --omit-lockfile-registry-resolved="$omit" d3-scale@4.0.2 > /dev/null || exit 2
  node ../tool/node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js -o ../"cyclonedx-$omit.json" 2> warnings.txt
  [ ! -s warnings.txt ] || cat warnings.txt
  npm sbom --sbom-format cyclonedx > ../"npm-$omit.json"
  cd ..
done

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const seen = ['cyclonedx-false', 'cyclonedx-true', 'npm-false', 'npm-true'].map((name) => {
  const { components } = JSON.parse(readFileSync(`${name}.json`, 'utf8'));
  return [name, components.length, components.filter((part) => JSON.stringify(part).includes('"hashes"')).length];
});
console.log('bill (addresses omitted from the lockfile: false, true), packages, packages with a digest');
console.log(seen);
assert.deepEqual(
  seen,
  [
    ['cyclonedx-false', 8, 8],
    ['cyclonedx-true', 8, 0],
    ['npm-false', 8, 8],
    ['npm-true', 8, 8],
  ],
  'The behavior has changed.',
);
JS
