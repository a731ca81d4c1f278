#!/usr/bin/env bash
# Preact hydrates React's markup, keeps React's ids on the page, and points later attributes at its own.
#
# Expected: `useId` gives the same id on the server and in the browser, or `hydrate` fixes or reports a mismatch.
# Happens:  React wrote _R_0_, Preact's useId says P0-0, and Preact does not compare attributes on hydration.
#           An aria-controls that appears after a click names an element that does not exist. No warning.
# Hurts:    screen reader users, on sites that render with React and hydrate small parts with
#           preact/compat to save bytes. It looks right, and only what changes later is wrong.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts \
  react@19.3.1 react-dom@19.3.1 preact@11.2.0 jsdom@26.1.0 > /dev/null || exit 2

node --input-type=module <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import * as react from 'react';
import { renderToString } from 'react-dom/server';

const hint = ({ createElement, useId, useState }) =>
  function Hint() {
    const id = useId();
    const [open, setOpen] = useState(false);
    const button = { 'aria-controls': open ? id : undefined, onClick: () => setOpen(true) };
    return createElement('div', null, createElement('button', button, 'Why?'), createElement('p', { id }, 'A hint'));
  };

const { window } = new JSDOM(`<main>${renderToString(react.createElement(hint(react)))}</main>`);
Object.assign(globalThis, { window, document: window.document });
const complaints = [];
for (const way of ['warn', 'error']) console[way] = (...words) => complaints.push(words);

const preact = await import('preact/compat');
preact.hydrate(preact.createElement(hint(preact)), document.querySelector('main'));
document.querySelector('button').click();
await wait(100);

const named = document.querySelector('button').getAttribute('aria-controls');
console.log('react-dom 19.3.1, preact 11.2.0:', document.querySelector('main').innerHTML);
assert(named, 'Nothing happened on the click.');
assert.equal(document.getElementById(named), null, 'The behavior has changed: the ids agree.');
assert.deepEqual(complaints, [], 'The behavior has changed: Preact reports it.');
JS
