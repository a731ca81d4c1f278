#!/usr/bin/env bash
# 'inline-speculation-rules' in a policy stops working as soon as the policy has a digest for another script.
#
# Expected: the keyword allows inline speculation rules, and nothing else affects that.
# Happens:  like 'unsafe-inline', it has no effect beside any digest or nonce, so adding the digest of one small
#           script silently ends all prefetching; a line in the console is the only sign. The digest of the
#           rules themselves works, and makes the keyword useless.
# Hurts:    static sites with strict policies, whose next pages load late again after an unrelated change.
set -eu
chrome=${CHROME_PATH:-$(command -v chromium chromium-browser google-chrome-stable google-chrome | head -n 1)}
[ -x "$chrome" ] || { echo 'This finding needs Chromium or Chrome, installed or named in CHROME_PATH.' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1 > /dev/null || exit 2

CHROME=$chrome node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: process.getuid() ? [] : ['--no-sandbox'] });
console.log(await browser.version());
const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const script = "document.title = 'script ran'";
const rules = JSON.stringify({ prefetch: [{ source: 'list', urls: ['/next'] }] });
let policy;
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': `script-src ${policy}` });
  response.end(`<!doctype html><title>-</title><script>${script}</script><script type="speculationrules">${rules}</script>`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

for (const [name, sources, found] of [
  ['keyword', "'inline-speculation-rules'", { script: false, rules: true }],
  ['keyword and digest of the script', `'inline-speculation-rules' ${digest(script)}`, { script: true, rules: false }],
  ['both digests, no keyword', `${digest(script)} ${digest(rules)}`, { script: true, rules: true }],
]) {
  policy = sources;
  const page = await browser.newPage();
  const refused = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
  const seen = {
    script: (await page.title()) === 'script ran',
    rules: !refused.some((text) => /speculation rules violates/.test(text)),
  };
  console.log(`${name}:`, seen);
  assert.deepEqual(seen, found, 'The behavior has changed.');
  await page.close();
}
await browser.close();
server.close();
JS
