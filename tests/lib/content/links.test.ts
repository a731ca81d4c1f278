import { remark } from 'remark';
import { describe, expect, it } from 'vitest';
import { checkLinks } from '@/lib/content/links';

/** The codes of what is wrong with the links of a text, each with its place. */
const faultsIn = (text: string) =>
  checkLinks(
    { file: 'a.md', body: remark().parse(text) },
    { here: '/en/', pages: new Map(), sources: [] },
  ).map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);

describe('the words of a link', () => {
  it.each([
    '[bls.gov](https://bls.gov/a)',
    '[bls.gov](https://www.bls.gov/a)',
    '[BLS.gov/a page](https://www.bls.gov/a)',
    '[www.bls.gov](https://www.bls.gov/)',
    '[the tables of bls.gov](https://www.onetonline.org/)',
    '[the tables](https://www.onetonline.org/)',
  ])('may name the site that it leads to, or none: %s', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each(['[bls.gov](https://onetonline.org/)', '[www.bls.gov/a](https://bls.gov.test/)'])(
    'may not name another site: %s',
    (text) => {
      expect(faultsIn(`a\n\nb ${text}`)).toHaveLength(1);
    },
  );
});

describe('the address of a link', () => {
  it('may have 400 characters', () => {
    const address = 'https://a.test/';
    const rest = 'b'.repeat(400 - address.length);
    expect(faultsIn(`[a](${address}${rest})`)).toEqual([]);
    expect(faultsIn(`[a](${address}${rest}b)`)).toEqual(['1:1 E_LINK_SCHEME']);
  });
});
