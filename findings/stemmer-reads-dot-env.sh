#!/usr/bin/env bash
# Importing a stemmer prints advertisements to standard output and fills the environment from .env.
#
# Expected: `import natural` defines functions; only the script itself prints.
# Happens:  parts of `natural` that talk to databases load dotenv on import, five times over. Each
#           prints a line with a changing tip, and sets the variables of .env in the current folder.
# Hurts:    command-line tools that stem words and print JSON or CSV to a pipe, in a folder with a .env:
#           the first lines are not JSON.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts natural@8.1.1 dotenv@17.4.2 > /dev/null || exit 2
echo 'natural 8.1.1, dotenv 17.4.2'

echo 'SETTING_OF_ANOTHER_PROGRAM=1' > .env
cat > stem.mjs <<'JS'
import natural from 'natural';

const { SETTING_OF_ANOTHER_PROGRAM: setting } = process.env;
console.log(JSON.stringify({ stem: natural.PorterStemmer.stem('filing'), setting }));
JS
env -u SETTING_OF_ANOTHER_PROGRAM node stem.mjs > printed.txt 2> /dev/null
cat printed.txt

[ "$(tail -n 1 printed.txt)" = '{"stem":"file","setting":"1"}' ] || { echo 'The environment is left alone now.' >&2; exit 1; }
[ "$(grep -c 'from .env' printed.txt)" -ge 1 ] || { echo 'Nothing else is printed now.' >&2; exit 1; }
