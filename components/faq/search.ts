import { createFaqIndex, type Found, foldWord, type SearchWords } from '@/lib/faq/search';

/** The texts of the search. */
type Words = {
  readonly hint: string;
  /** How many questions match, with the placeholder `{count}`. */
  readonly one: string;
  readonly many: string;
  /** Shown if no question contains one of the reader's words. */
  readonly near: string;
  readonly none: string;
};

/** How long the reader must stop typing before the result is announced, in milliseconds. */
const announceAfter = 700;

const questionsIn = (root: HTMLElement): readonly HTMLDetailsElement[] => [
  ...root.querySelectorAll<HTMLDetailsElement>('details[data-question]'),
];

/** The text of a question's answer. */
const answerIn = (question: HTMLElement) => question.querySelector('.prose')?.textContent ?? '';

/** Builds the index from the questions on the page, so no second copy is sent. */
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

/** The positions in a text that match a search. */
const metIn = (text: string, isMet: (word: string) => boolean) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isMet(word));

/** Highlights matches without changing the text, in browsers that can. */
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

/** The sentence of an answer that matches most words of a search, the first if several do. */
function bestLine(answer: string, isMet: (word: string) => boolean): string {
  const sentences = answer.split(/(?<=[.?!]) /);
  const counts = sentences.map((sentence) => metIn(sentence, isMet).length);
  return sentences[counts.indexOf(Math.max(...counts))] ?? '';
}

/** A question and its original group. */
type Home = { readonly question: HTMLDetailsElement; readonly group: Element };

const homesIn = (root: HTMLElement): readonly Home[] =>
  questionsIn(root).flatMap((question) => {
    const group = question.closest('[data-group]');
    return group === null ? [] : [{ question, group }];
  });

/**
 * Moves matching questions into one list, best first, each with a line of its answer, or moves all back.
 * Moving them keeps open answers open and anchors valid.
 */
function arrange(
  root: HTMLElement,
  {
    homes,
    ids,
    isMet,
  }: {
    readonly homes: readonly Home[];
    readonly ids: readonly string[];
    readonly isMet: (word: string) => boolean;
  },
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

/** Returns the number of matching questions as a sentence. */
function getResult(words: Words, { ids, isNear }: Found): string {
  if (ids.length === 0) return words.none;
  if (isNear) return words.near;
  return (ids.length === 1 ? words.one : words.many).replace('{count}', String(ids.length));
}

type Props = { readonly words: Words; readonly language: SearchWords };

/** Makes the search field of the page work. */
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
    arrange(root, { homes, ids: found?.ids ?? [], isMet });
    highlight([...root.querySelectorAll<HTMLElement>('[data-found] details')], isMet);
    const result = found === undefined ? '' : getResult(words, found);
    hint.textContent = result === '' ? words.hint : result;
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = result;
    }, announceAfter);
  };

  field.addEventListener('input', search);
  // Paper shows every question in its original position.
  addEventListener('beforeprint', () => arrange(root, { homes, ids: [], isMet: () => false }));
  addEventListener('afterprint', search);
  // Searches for text that was typed before this script ran.
  if (field.value !== '') search();
}
