import { describe, expect, it } from 'vitest';
import { singleFile } from '@/lib/export/single-file';

const parts = {
  language: 'en',
  head: '<title>A &amp; B</title>',
  body: '<p>It&#x27;s <a href="/en/s/#a" class="x"><b>One</b></a> <a href="/en/">Two</a> <a href="#n1">[1]</a><br/></p>',
};
const around = { style: 'a::before{content:"$&/>"}', policy: "default-src 'none'" };

describe('a comparison as a single file', () => {
  it('links to full URLs of its site, and within itself', () => {
    expect(singleFile(parts, { ...around, host: 'https://example.org' })).toBe(
      [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
        '<title>A &amp; B</title><style>a::before{content:"$&/>"}</style></head>',
        '<body><p>It\'s <a href="https://example.org/en/s/#a" class="x"><b>One</b></a> <a href="https://example.org/en/">Two</a> <a href="#n1">[1]</a><br></p></body></html>',
      ].join(''),
    );
  });

  it('links only within itself if the host of the site is unknown', () => {
    expect(singleFile(parts, { ...around, host: undefined })).toContain(
      '<p>It\'s <span class="x"><b>One</b></span> <span>Two</span> <a href="#n1">[1]</a><br></p>',
    );
  });
});
