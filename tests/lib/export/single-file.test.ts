import { describe, expect, it } from 'vitest';
import { UnknownPageError } from '@/lib/export/quiet-page';
import { draftSingleFile, finishSingleFile, type SingleFile } from '@/lib/export/single-file';

const about: SingleFile = {
  page: '/en/compare/a-vs-b/',
  file: 'files/en/a-vs-b.html',
  address: 'https://example.org/en/compare/a-vs-b/',
  caption: 'Two rows & notes',
  copy: 'A copy:',
  licence: 'Free.',
};

const source = (short: string, grain: string) =>
  `<details class="src"><summary><span class="sr-only">Source<!-- -->: </span>${short}</summary><p>${grain}<a href="/en/sources/#s">One</a><a href="/en/sources/#t">Two</a></p></details>`;
const cell = (line: string, value: string) =>
  `<td role="cell"><span class="who mark-${line}" aria-hidden="true">${line === 'solid' ? 'First' : 'Second'}</span><span class="val">${value}</span></td>`;
const row = (inside: string) => `<tr id="pay" class="row different">${inside}</tr>`;
const rows = row(
  `<th class="lab"><a class="perma" href="#pay">§</a><button data-script="">More</button>Pay</th>${cell('solid', `5${source('S, 2024', 'US, 2024.')}`)}${cell('double', `6${source('S, 2024', 'US, 2024.')}${source('S, 2024', 'Florida.')}`)}`,
);

const page = (inTable = rows, below = '<ul><li><a href="/en/sources/#s">One</a></li></ul>') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="w"><style data-href="/a.css">.val{a:b}.row{a:b}.different{a:b}</style><title>A &amp; B</title><meta name="description" content="d"><link rel="canonical" href="https://example.org/c/"><script>run()</script></head><body><a class="skip" href="#main">Skip</a><header><a class="site-name" href="/en/">Site</a><nav><a href="/en/about/">About</a></nav></header><main tabindex="-1"><div class="top"><h1>A and B</h1><p class="lead">In short.</p><div class="actions"><a href="/x/">Swap</a></div></div><nav aria-label="Groups"><ul class="jump"><li><a href="#pay">Pay</a></li></ul></nav><table class="cmp" role="table"><caption>Old</caption><tbody>${inTable}</tbody></table><section class="notes"><h2>Sources</h2>${below}<p>Credit.</p></section><p class="reviewed">Reviewed.</p></main><footer class="foot"><nav><ul><li>All</li></ul></nav><p>No advice.</p></footer></body></html>`;

const draft = (markup = page()) => draftSingleFile(about, markup, 'https://example.org');

describe('a comparison as one file', () => {
  it('leads nowhere but into itself where the address of the site is not known', () => {
    const path = '/en/compare/a-vs-b/';
    const { markup } = draftSingleFile({ ...about, address: path }, page(), '');
    expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(
      [...markup.matchAll(/href="(#[^"]*)"/g)].map(([, href]) => href),
    );
    expect(markup).toContain(`<p>A copy: <span>${path}</span></p>`);
    expect(markup).toContain('<span>Site</span>');
  });

  it('is made of the parts that it knows, and of no other', () => {
    expect(draft().markup).toBe(
      [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="w"><meta name="robots" content="noindex"><style></style><title>A &amp; B</title><meta name="description" content="d"><link rel="canonical" href="https://example.org/c/"></head>',
        '<body><div><header><a href="https://example.org/en/">Site</a></header>',
        '<main><div><h1>A and B</h1><p>In short.</p></div>',
        '<nav aria-label="Groups"><ul><li><a href="#pay">Pay</a></li></ul></nav>',
        '<table role="table"><caption>Two rows &amp; notes</caption><tbody>',
        '<tr id="pay" class="row different"><th>Pay</th>',
        '<td role="cell" data-of-solid="First"><span class="val">5<a href="#n1">S, 2024 [1]</a></span></td>',
        '<td role="cell" data-of-double="Second"><span class="val">6<a href="#n1">S, 2024 [1]</a><a href="#n2">S, 2024 [2]</a></span></td></tr>',
        '</tbody></table><section><h2>Sources</h2>',
        '<ol><li id="n1">US, 2024. One; Two.</li><li id="n2">Florida. One; Two.</li></ol>',
        '<ul><li><a href="https://example.org/en/sources/#s">One</a></li></ul><p>Credit.</p></section><p>Reviewed.</p></main>',
        '<footer><p>No advice.</p><p>A copy: <a href="https://example.org/en/compare/a-vs-b/">https://example.org/en/compare/a-vs-b/</a></p><p>Free.</p></footer></div></body></html>',
      ].join(''),
    );
  });

  it('keeps the whole style of its page apart, for all files to share, and says what it has', () => {
    const { style, names } = draft();
    expect(style).toBe('.val{a:b}.row{a:b}.different{a:b}');
    expect([...names]).toEqual(expect.arrayContaining(['table', '.val', '#n1', '[data-of-solid']));
    expect(names.has('button')).toBe(false);
  });

  it('gets its policy before anything that the policy is for, and a style as it is written', () => {
    const html = finishSingleFile(draft(), 'a::before{content:"$&"}', "default-src 'none'");
    expect(html).toContain(
      '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><meta name="viewport"',
    );
    expect(html).toContain('<style>a::before{content:"$&"}</style>');
  });

  it.each([
    ['a page without a table', page().replaceAll(/<(\/?)table/g, '<$1div'), /no table/],
    ['a page without its credit', page().replace('class="notes"', ''), /no notes/],
    ['a list of sources that is none', page(rows, '<p>None</p>'), /no list of sources/],
    ['a disclosure of another kind', page(row('<td><details>x</details></td>')), /no source/],
    ['a part that it does not know', page(row('<td><video></video></td>')), /a video, unknown/],
    ['a name without a line', page(row('<td><span class="who">A</span></td>')), /no line/],
  ])('is not made from %s', (_, markup, message) => {
    expect(() => draft(markup)).toThrow(UnknownPageError);
    expect(() => draft(markup)).toThrow(message);
    expect(() => draft(markup)).toThrow('/en/compare/a-vs-b/: ');
  });
});
