import { describe, expect, it } from 'vitest';
import {
  filesReachedFrom,
  hashedFilesIn,
  titleOf,
  withHead,
  withStoredPages,
} from '@/lib/offline/stored-page';

describe('the hashed files that a text names', () => {
  it('are found by their whole address, by that below a path, and by the name that Next uses', () => {
    const text = [
      '<script src="/_next/static/quiet/0ad0.js">',
      '"/legal-careers/_next/static/chunks/3raj2y79-xlxv.js"',
      'e.l("static/chunks/turbopack-0~a.js")',
    ].join('\n');
    expect(hashedFilesIn(text)).toEqual([
      '_next/static/quiet/0ad0.js',
      '_next/static/chunks/3raj2y79-xlxv.js',
      '_next/static/chunks/turbopack-0~a.js',
    ]);
  });

  it('are named once, and nothing else is taken for one', () => {
    expect(hashedFilesIn('static/chunks/a.js static/chunks/a.js')).toHaveLength(1);
    const others = 'static/chunks/a.css static/chunks/../a.js ecstatic/chunks/a.js static/a.js';
    expect(hashedFilesIn(others)).toEqual([]);
  });
});

describe('the files that a page leads to', () => {
  const texts: Readonly<Record<string, string>> = {
    '_next/static/quiet/page.js': 'static/chunks/b.js static/chunks/gone.js',
    '_next/static/chunks/b.js': 'static/chunks/c.js static/quiet/page.js',
    '_next/static/chunks/c.js': '',
  };

  it('are all of them, by way of others, also where those lead back', async () => {
    const reached = await filesReachedFrom('static/quiet/page.js', async (file) => texts[file]);
    expect(reached).toEqual([
      '_next/static/chunks/b.js',
      '_next/static/chunks/c.js',
      '_next/static/chunks/gone.js',
      '_next/static/quiet/page.js',
    ]);
  });

  it('are none where a page has no script', async () => {
    expect(await filesReachedFrom('<p>Nothing</p>', async () => undefined)).toEqual([]);
  });
});

describe('what is written into a stored page', () => {
  const page = '<html><head><title>Pay &amp; jobs - Site</title></head><body><div></div></body>';

  it('stands first in its body, as it is', () => {
    const head = '<aside>Kept for $& and $1</aside>';
    expect(withHead(page, head)).toContain(`<body>${head}<div></div></body>`);
  });

  it('changes nothing in a text that is no page', () => {
    expect(withHead('{"a":1}', '<aside></aside>')).toBe('{"a":1}');
  });

  it('names other pages by their titles, each title once', () => {
    const empty = '<section><p data-stored-pages="">None so far.</p></section>';
    expect(withStoredPages(empty, [])).toBe(empty);
    const stored = [
      { address: 'https://a.example/', title: 'Home' },
      { address: 'https://a.example/en/', title: 'Home' },
      { address: 'https://a.example/en/pay/', title: 'Pay &amp; jobs' },
    ];
    expect(withStoredPages(empty, stored)).toBe(
      '<section><ul class="stored-pages"><li><a href="https://a.example/en/">Home</a></li><li><a href="https://a.example/en/pay/">Pay &amp; jobs</a></li></ul></section>',
    );
  });

  it('takes the title without what all titles end with', () => {
    expect(titleOf(page, ' - Site')).toBe('Pay &amp; jobs');
    expect(titleOf(page, ' - Other')).toBe('Pay &amp; jobs - Site');
    expect(titleOf('<p>No title</p>', '')).toBeUndefined();
    expect(titleOf('<title>Cut off', '')).toBeUndefined();
  });
});
