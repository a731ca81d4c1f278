'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAwake } from '@/components/shell/awake.client';
import type { FaqIndex, Found, SearchWords } from '@/lib/faq/search';

type Words = {
  readonly label: string;
  readonly hint: string;
  /** How many questions fit: `{count}` is the place of the number. */
  readonly one: string;
  readonly many: string;
  /** Said where a word of the reader is met by no question. */
  readonly near: string;
  readonly none: string;
  /** Said when the index could not be loaded. */
  readonly failed: string;
};

/** How long typing must rest before a result is announced, in milliseconds: once, not at each key. */
const announceAfter = 700;

const questionsIn = (root: HTMLElement | null): readonly HTMLDetailsElement[] => [
  ...(root?.querySelectorAll<HTMLDetailsElement>('details[data-question]') ?? []),
];

/** What a question says below its name, as text. */
const answerIn = (question: HTMLElement) => question.querySelector('.prose')?.textContent ?? '';

/** The index over the questions of this page, read from the page itself: no second copy is sent. */
async function readIndex(root: HTMLElement | null, language: SearchWords) {
  const { createFaqIndex, foldWord } = await import('@/lib/faq/search');
  const index = createFaqIndex(
    questionsIn(root).map((element) => ({
      id: element.dataset.question ?? '',
      ask: element.querySelector('summary')?.textContent ?? '',
      answer: answerIn(element),
      also: element.dataset.also ?? '',
    })),
    language,
  );
  return { ...index, foldWord };
}
type Index = FaqIndex & { readonly foldWord: (word: string) => string };

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

const homesIn = (root: HTMLElement | null): readonly Home[] =>
  questionsIn(root).flatMap((question) => {
    const group = question.closest('[data-group]');
    return group === null ? [] : [{ question, group }];
  });

/**
 * Puts the questions that fit into one list, best first, each with a line of its answer; or all of them back where they
 * were. They are moved, not copied: what is open stays open, and their anchors stay theirs.
 */
function arrange(
  root: HTMLElement | null,
  homes: readonly Home[],
  ids: readonly string[],
  isMet: (word: string) => boolean,
): void {
  const list = root?.querySelector<HTMLElement>('[data-found]');
  if (root === null || !list) return;
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

/** How many questions fit, as a sentence; `undefined` where the search could not be loaded. */
function resultOf(words: Words, found: Found | undefined): string {
  if (found === undefined) return words.failed;
  const { ids, isNear } = found;
  if (ids.length === 0) return words.none;
  if (isNear) return words.near;
  return (ids.length === 1 ? words.one : words.many).replace('{count}', String(ids.length));
}

type Props = {
  readonly words: Words;
  readonly language: SearchWords;
  /** The questions in their groups, and the empty list for those that fit. */
  readonly children: ReactNode;
};

/**
 * A search over the questions of the page. The page is whole without it; what it needs is loaded when
 * someone first goes to the field.
 */
export function FaqSearch({ words, language, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const index = useRef<Promise<Index | undefined> | undefined>(undefined);
  const homes = useRef<readonly Home[]>([]);
  const latest = useRef('');
  const [result, setResult] = useState('');
  const [announced, setAnnounced] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(result), announceAfter);
    return () => clearTimeout(timer);
  }, [result]);

  const load = () => {
    index.current ??= readIndex(root.current, language).catch(() => {
      // Off line, perhaps: the page stays as it is, and the next key tries again.
      index.current = undefined;
      return undefined;
    });
    return index.current;
  };

  const search = async (query: string) => {
    latest.current = query;
    const isEmpty = query.trim() === '';
    const loaded = isEmpty ? undefined : await load();
    const found = loaded?.find(query);
    // A slower answer to an earlier text must not undo a later one.
    if (latest.current !== query) return;
    if (homes.current.length === 0) homes.current = homesIn(root.current);
    const terms = new Set(found?.terms);
    const isMet = (word: string) => loaded !== undefined && terms.has(loaded.foldWord(word));
    const ids = found?.ids ?? [];
    arrange(root.current, homes.current, ids, isMet);
    highlight(
      [...(root.current?.querySelectorAll<HTMLElement>('[data-found] details') ?? [])],
      isMet,
    );
    setResult(isEmpty ? '' : resultOf(words, found));
  };

  // What was typed before this component was there is searched for like anything else.
  const adopt = useEffectEvent(() => {
    if (field.current?.value) search(field.current.value);
  });
  useAwake();
  useEffect(() => adopt(), []);
  useEffect(() => {
    // Paper has every question in its place.
    const toPaper = () => arrange(root.current, homes.current, [], () => false);
    const back = () => adopt();
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', back);
    return () => {
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', back);
    };
  }, []);

  return (
    <div ref={root}>
      <search className="faq-search">
        <label htmlFor="faq-query">{words.label}</label>
        <input
          ref={field}
          id="faq-query"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-describedby="faq-hint"
          onFocus={load}
          onChange={(event) => search(event.target.value)}
        />
        <p id="faq-hint">{result === '' ? words.hint : result}</p>
        <p className="sr-only" role="status">
          {announced}
        </p>
      </search>
      {children}
    </div>
  );
}
