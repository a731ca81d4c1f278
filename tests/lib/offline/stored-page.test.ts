import { describe, expect, it } from 'vitest';
import {
  getTitle,
  hashedFilesIn,
  withHead,
  withScript,
  withStoredPages,
} from '@/lib/offline/stored-page';

describe('the hashed files that a page loads', () => {
  it('are its scripts and its data, with and without a site path', () => {
    const text = [
      '<script src="/_next/static/site/0ad0.js">',
      '<template data-entry="/a-b/_next/static/islands/3e.js" data-props="/_next/static/islands/4f.json">',
    ].join('\n');
    expect(hashedFilesIn(text)).toEqual([
      '_next/static/site/0ad0.js',
      '_next/static/islands/3e.js',
      '_next/static/islands/4f.json',
    ]);
  });

  it('are listed once, without anything else', () => {
    const name = '/_next/static/site/a.js';
    expect(hashedFilesIn(`${name} ${name}`)).toHaveLength(1);
    const others = '/_next/static/site/a.css /_next/static/site/../a.js static/site/a.js /a.js';
    expect(hashedFilesIn(others)).toEqual([]);
  });

  it('are none if a page has no script', () => {
    expect(hashedFilesIn('<p>Nothing</p>')).toEqual([]);
  });
});

describe('a stored page', () => {
  const page = '<html><head><title>Pay &amp; jobs - Site</title></head><body><div></div></body>';

  it('gets a script of the site at the end of its head', () => {
    expect(withScript(page, '/opened.js')).toContain(
      '</title><script type="module" src="/opened.js"></script></head>',
    );
  });

  it('gets a notice at the start of its body, unchanged', () => {
    const head = '<aside>Kept for $& and $1</aside>';
    expect(withHead(page, head)).toContain(`<body>${head}<div></div></body>`);
  });

  it('stays as it is if it is not a page', () => {
    expect(withHead('{"a":1}', '<aside></aside>')).toBe('{"a":1}');
  });

  it('lists other pages by title, each title once, and first those in its language', () => {
    const empty = '<section><p data-stored-pages>None so far.</p></section>';
    const home = 'https://a.example/en/';
    expect(withStoredPages(empty, [], home)).toBe(empty);
    const stored = [
      { address: 'https://a.example/', title: 'Home' },
      { address: 'https://a.example/en/', title: 'Home' },
      { address: 'https://a.example/es/pay/', title: 'Pay &amp; jobs' },
      { address: 'https://a.example/es/', title: 'Inicio' },
      { address: 'https://a.example/en/pay/', title: 'Pay &amp; jobs' },
    ];
    expect(withStoredPages(empty, stored, home)).toBe(
      '<section><ul class="stored-pages"><li><a href="https://a.example/en/">Home</a></li><li><a href="https://a.example/en/pay/">Pay &amp; jobs</a></li><li><a href="https://a.example/es/">Inicio</a></li></ul></section>',
    );
  });

  it('gives its title without the ending that all titles share', () => {
    expect(getTitle(page, ' - Site')).toBe('Pay &amp; jobs');
    expect(getTitle(page, ' - Other')).toBe('Pay &amp; jobs - Site');
    expect(getTitle('<p>No title</p>', '')).toBeUndefined();
    expect(getTitle('<title>Cut off', '')).toBeUndefined();
  });
});
