import { brotliCompressSync } from 'node:zlib';
import { toString as wordsOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, type Element, getElements, getText, readPages } from './pages';

const site = readOwnSite();
const questions = site.faq.groups.flatMap((group) => group.questions);

const address = '/en/faq/';
const page = readPages().find(({ path }) => path === address);
if (page === undefined) throw new Error(`No page ${address}`);

const hasClass = (element: Element, name: string) =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);
const answerTo = (id: string): Element => {
  const [answer] = page.elements.filter((element) => attribute(element, 'id') === id);
  if (answer === undefined) throw new Error(`No answer to ${id}`);
  return answer;
};
/** The words of an answer, without its source names and links. */
const getProse = (answer: Element): string => {
  const prose = getElements(answer).filter((element) => hasClass(element, 'prose'));
  const notes = prose.flatMap(getElements).filter((element) => hasClass(element, 'cited'));
  const text = prose.map(getText).join(' ');
  return notes.reduce((rest, note) => rest.replace(getText(note), ' '), text).trim();
};

describe('the built page of questions', () => {
  it.each(questions)('holds the whole answer, of 40 to 120 words: $ask', ({ id, answer }) => {
    const prose = getProse(answerTo(id));
    expect(prose).not.toMatch(/[{}]|…$/);
    // The last words are there, so nothing was cut off.
    const last = answer.at(-1);
    const written = last === undefined ? '' : wordsOf(last.node);
    const end = written.split('}').at(-1)?.replaceAll(/\s+/g, ' ') ?? '';
    expect(end.length).toBeGreaterThan(0);
    expect(prose.replaceAll(/\s+/g, ' ').endsWith(end), `${prose} ends in ${end}`).toBe(true);
    const words = prose.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(40);
    expect(words).toBeLessThanOrEqual(120);
  });

  it('has each question once, as a closed disclosure with its answer', () => {
    const disclosures = page.elements.filter(
      (element) => attribute(element, 'data-question') !== undefined,
    );
    expect(disclosures.map((element) => attribute(element, 'data-question'))).toEqual(
      questions.map(({ id }) => id),
    );
    for (const disclosure of disclosures) {
      expect(disclosure.tagName).toBe('details');
      expect(attribute(disclosure, 'open')).toBeUndefined();
      const id = attribute(disclosure, 'data-question');
      const inside = getElements(disclosure).map((element) => attribute(element, 'id'));
      expect(inside).toContain(id);
    }
  });

  it('takes at most 24 KB compressed, without its scripts', () => {
    const [before = '', ...scripts] = page.html.split('<script');
    const html = before + scripts.map((part) => part.split('</script>').slice(1).join('')).join('');
    expect(html).toContain(questions.at(-1)?.ask);
    expect(html).not.toContain('<script');
    const bytes = brotliCompressSync(html).length;
    expect(bytes).toBeGreaterThan(4 * 1024);
    expect(bytes).toBeLessThanOrEqual(24 * 1024);
  });
});
