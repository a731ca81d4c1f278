import { describe, expect, it } from 'vitest';
import { namesIn, usedStyle } from '@/lib/export/used-style';

const names = namesIn([
  { tagName: 'table', attrs: [{ name: 'class', value: 'cmp wide' }] },
  { tagName: 'tr', attrs: [{ name: 'id', value: 'pay' }] },
  { tagName: 'td', attrs: [{ name: 'data-solid', value: 'Paralegal' }] },
]);
const used = (style: string) => usedStyle(style, names);

describe('the rules that a document can need', () => {
  it('are those whose names it all has', () => {
    const kept = 'table{a:b}.cmp.wide td{a:b}#pay{a:b}td[data-solid]::before{a:b}*{a:b}';
    expect(used(kept)).toBe(kept);
    expect(used('.cmp .other{a:b}tr button{a:b}#jobs{a:b}td[data-double]{a:b}')).toBe('');
  });

  it('keep the selectors of a list that it can need, and only those', () => {
    expect(used('.other,.cmp:is(a,.b),nav td{a:b}')).toBe('.cmp:is(a,.b){a:b}');
  });

  it('may name what it must not have, or one of many, in brackets', () => {
    const kept = 'tr:not(.other,:not(#jobs)):is(.a,.b){a:b}td:nth-child(2){a:b}';
    expect(used(kept)).toBe(kept);
  });

  it('do not ask for what a page has and the document does not', () => {
    expect(used('table:has(.view [name="d"]:checked) td{a:b}')).toBe('');
    expect(used('table:has(#pay) td{a:b}')).toBe('table:has(#pay) td{a:b}');
  });

  it('stay under their conditions and in their layers, which go when they are empty', () => {
    const style =
      '@layer a,b;\n@layer a{@media (min-width:1em){td{a:b}.other{a:b}}@media print{.other{a:b}}}';
    expect(used(style)).toBe('@layer a,b;@layer a{@media (min-width:1em){td{a:b}}}');
  });

  it('are kept where in doubt: a name with a mark in it, and an at-rule of another kind', () => {
    const kept = '.md\\:grid{a:b}@page{margin:1mm}@keyframes come{to{a:b}}';
    expect(used(kept)).toBe(kept);
  });

  it('are not cut at a brace in a text', () => {
    const kept = 'td::before{content:"} .other{" / ""}table{a:b}';
    expect(used(kept)).toBe(kept);
  });
});
