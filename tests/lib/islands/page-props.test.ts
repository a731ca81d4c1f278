import { describe, expect, it } from 'vitest';
import { getProps } from '@/lib/islands/entry';
import { getPageProps } from '@/lib/islands/page-props';

const blocks = [
  ['bar', '[["data",0,{"rows":["pay"]}],["label",1,"Rows"]]'],
  ['table', '[["data",0],["caption",2,"Rows"],["none",3,null]]'],
] as const;

describe("the JSON of a page, from its islands' data blocks", () => {
  const page = getPageProps(blocks);

  it('holds each value once, however many islands use it', () => {
    expect(page.values).toEqual([{ rows: ['pay'] }, 'Rows', 'Rows', null]);
  });

  it('restores the props of each island', () => {
    expect(getProps(page, 'bar')).toEqual({ data: { rows: ['pay'] }, label: 'Rows' });
    expect(getProps(page, 'table')).toEqual({
      data: { rows: ['pay'] },
      caption: 'Rows',
      none: null,
    });
  });

  it('throws on an unknown island', () => {
    expect(() => getProps(page, 'foot')).toThrow('no props for foot');
  });
});
