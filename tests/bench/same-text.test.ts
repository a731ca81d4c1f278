import { describe, expect, it } from 'vitest';
import { compareText } from '@/bench/same-text';

const page = (body: string) => `<!doctype html><title>t</title><body>${body}</body>`;

describe('two pages', () => {
  it('say the same where only white space and markup differ', () => {
    const found = compareText(page('<p class="a">One  two</p>'), page('<div>\n<p>One\ntwo</div>'));
    expect(found.wordsPart).toBeUndefined();
    expect(found.hasSameElements).toBe(false);
  });

  it('part at the first word that differs, with what stands around it', () => {
    const found = compareText(page('<p>Pay is $10</p>'), page('<p>Pay is $12</p>'));
    expect(found.wordsPart).toEqual({ ours: 'Payis$10', theirs: 'Payis$12' });
  });

  it('part where one of them ends early', () => {
    const { wordsPart } = compareText(page('<p>All of it</p>'), page('<p>All</p>'));
    expect(wordsPart).toEqual({ ours: 'Allofit', theirs: 'All' });
    expect(compareText(page('<p>All</p>'), page('<p>All of it</p>')).wordsPart).toBeDefined();
  });

  it('are compared without scripts, styles and what React leaves for itself', () => {
    const ours = page('<script>one</script><div hidden><!--$--><!--/$--></div><p class="a">x</p>');
    const theirs = page('<p class="a">x</p><script>two</script>');
    expect(compareText(ours, theirs)).toEqual({ wordsPart: undefined, hasSameElements: true });
  });

  it('have other elements where a class differs', () => {
    const found = compareText(page('<p class="a">x</p>'), page('<p class="b">x</p>'));
    expect(found).toEqual({ wordsPart: undefined, hasSameElements: false });
  });

  it('count what is hidden as words too', () => {
    expect(compareText(page('<p hidden>x</p>'), page('<p></p>')).wordsPart).toBeDefined();
  });
});
