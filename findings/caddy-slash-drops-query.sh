#!/usr/bin/env bash
# Debian's Caddy drops the query when its file server adds a folder's trailing slash.
#
# Expected: /pair?d=1 redirects to /pair/?d=1, as with nginx, Apache and Python's server.
# Happens:  it redirects to /pair/, permanently (308). Later releases of Caddy keep the query
#           (caddyserver/caddy pull request 6109); Debian 12 stays with 2.6.2.
# Hurts:    sites whose links carry a view or a campaign in the query, written without the trailing slash.
set -eu
command -v apt-get dpkg-deb > /dev/null || { echo 'This finding needs apt-get and dpkg-deb.' >&2; exit 2; }
dir=$(mktemp -d)
caddy=
trap '[ -z "$caddy" ] || kill "$caddy" 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
# Unpacked, not installed: no service starts, and the system does not change.
apt-get download caddy > apt.txt 2>&1 || { cat apt.txt >&2; echo 'Try apt-get update.' >&2; exit 2; }
dpkg-deb -x caddy_*.deb package
echo "caddy $(dpkg-deb -f caddy_*.deb Version) of Debian"

mkdir -p site/pair
echo '<!doctype html><title>Pair</title>' > site/pair/index.html
port=$((20000 + RANDOM % 20000))
cat > Caddyfile <<CADDY
{
	admin off
	auto_https off
}
http://localhost:$port {
	root * $dir/site
	file_server
}
CADDY
HOME=$dir XDG_DATA_HOME=$dir package/usr/bin/caddy run --adapter caddyfile --config Caddyfile > caddy.txt 2>&1 &
caddy=$!

PORT=$port node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

const address = `http://localhost:${process.env.PORT}/pair?d=1`;
let answer;
for (let tries = 0; !answer && tries < 100; tries += 1) {
  answer = await fetch(address, { redirect: 'manual' }).catch(() => wait(100));
}
assert(answer, 'Caddy did not start.');
const seen = [answer.status, answer.headers.get('location')];
console.log('/pair?d=1:', ...seen);
assert.deepEqual(seen, [308, '/pair/'], 'The behavior has changed.');
JS
