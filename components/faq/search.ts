import { createFaqIndex, type Found, foldWord, type SearchWords } from '@/lib/faq/search';

/** What the search says. */
type Words = {
  readonly hint: string;
  /** How many questions fit: `{count}` is the place of the number. */
  readonly one: string;
  readonly many: string;
  /** Said where a word of the reader is met by no question. */
  readonly near: string;
  readonly none: string;
};

/** How long typing must rest before a result is announced, in milliseconds: once, not at each key. */
const announceAfter = 700;

const questionsIn = (root: HTMLElement): readonly HTMLDetailsElement[] => [
  ...root.querySelectorAll<HTMLDetailsElement>('details[data-question]'),
];

/** What a question says below its name, as text. */
const answerIn = (question: HTMLElement) => question.querySelector('.prose')?.textContent ?? '';

/** The index over the questions of this page, read from the page itself: no second copy is sent. */
const readIndex = (root: HTMLElement, language: SearchWords) =>
  createFaqIndex(
    questionsIn(root).map((element) => ({
      id: element.dataset.question ?? '',
      ask: element.querySelector('summary')?.textContent ?? '',
      answer: answerIn(element),
      also: element.dataset.also ?? '',
    })),
    language,
  );

/** Where the words of a text stand that a search has met. */
const metIn = (text: string, isMet: (word: string) => boolean) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isMet(word));

/** Marks the met words without touching the text, where the browser can. */
function highlight(questions: readonly HTMLElement[], isMet: (word: string) => boolean): void {
  if (!('highlights' in CSS)) return;
  const ranges: Range[] = [];
  for (const question of questions) {
    const walker = document.createTreeWalker(question, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const { 0: word, index } of metIn(node.textContent ?? '', isMet)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

/** The sentence of an answer that meets most words of a search; of equal ones, the first. */
function bestLine(answer: string, isMet: (word: string) => boolean): string {
  const sentences = answer.split(/(?<=[.?!]) /);
  const counts = sentences.map((sentence) => metIn(sentence, isMet).length);
  return sentences[counts.indexOf(Math.max(...counts))] ?? '';
}

/** A question and the group that it stands in when nothing is searched for. */
type Home = { readonly question: HTMLDetailsElement; readonly group: Element };

const homesIn = (root: HTMLElement): readonly Home[] =>
  questionsIn(root).flatMap((question) => {
    const group = question.closest('[data-group]');
    return group === null ? [] : [{ question, group }];
  });

/**
 * Puts the questions that fit into one list, best first, each with a line of its answer; or all of them back where they
 * were. They are moved, not copied: what is open stays open, and their anchors stay theirs.
 */
function arrange(
  root: HTMLElement,
  homes: readonly Home[],
  ids: readonly string[],
  isMet: (word: string) => boolean,
): void {
  const list = root.querySelector<HTMLElement>('[data-found]');
  if (list === null) return;
  for (const line of root.querySelectorAll('[data-line]')) line.remove();
  for (const { question, group } of homes) group.append(question);
  for (const id of ids) {
    const question = homes.find((home) => home.question.dataset.question === id)?.question;
    if (question === undefined) continue;
    const line = document.createElement('span');
    line.dataset.line = '';
    line.textContent = bestLine(answerIn(question), isMet);
    question.querySelector('summary')?.append(line);
    list.append(question);
  }
  list.hidden = ids.length === 0;
  for (const { group } of homes) group.toggleAttribute('data-left-out', ids.length > 0);
}

/** How many questions fit, as a sentence. */
function resultOf(words: Words, { ids, isNear }: Found): string {
  if (ids.length === 0) return words.none;
  if (isNear) return words.near;
  return (ids.length === 1 ? words.one : words.many).replace('{count}', String(ids.length));
}

type Props = { readonly words: Words; readonly language: SearchWords };

/** Makes the search over the questions of the page work. */
export function start({ words, language }: Props): void {
  const find = <Part extends HTMLElement>(selector: string) =>
    document.querySelector<Part>(selector) as Part;
  const root = find('[data-faq]');
  const field = find<HTMLInputElement>('#faq-query');
  const hint = find('#faq-hint');
  const status = find('.faq-search [role="status"]');
  const homes = homesIn(root);
  const index = readIndex(root, language);
  let announcing: ReturnType<typeof setTimeout> | undefined;

  const search = () => {
    const query = field.value;
    const found = query.trim() === '' ? undefined : index.find(query);
    const terms = new Set(found?.terms);
    const isMet = (word: string) => terms.has(foldWord(word));
    arrange(root, homes, found?.ids ?? [], isMet);
    highlight([...root.querySelectorAll<HTMLElement>('[data-found] details')], isMet);
    const result = found === undefined ? '' : resultOf(words, found);
    hint.textContent = result === '' ? words.hint : result;
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = result;
    }, announceAfter);
  };

  field.addEventListener('input', search);
  // Paper has every question in its place.
  addEventListener('beforeprint', () => arrange(root, homes, [], () => false));
  addEventListener('afterprint', search);
  // What was typed before this is searched for like anything else.
  if (field.value !== '') search();
}
