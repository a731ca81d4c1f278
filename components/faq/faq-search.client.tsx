'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAwake } from '@/components/shell/awake.client';
import type { FaqIndex } from '@/lib/faq/search';

type Words = {
  readonly label: string;
  readonly hint: string;
  /** How many questions fit: `{count}` is the place of the number. */
  readonly one: string;
  readonly many: string;
  readonly none: string;
  /** Said when the index could not be loaded. */
  readonly failed: string;
};

/** How long typing must rest before a result is announced, in milliseconds: once, not at each key. */
const announceAfter = 700;

const questionsIn = (root: HTMLElement | null): readonly HTMLDetailsElement[] => [
  ...(root?.querySelectorAll<HTMLDetailsElement>('details[data-question]') ?? []),
];

/** The index over the questions of this page, read from the page itself: no second copy is sent. */
async function readIndex(root: HTMLElement | null): Promise<FaqIndex> {
  const { createFaqIndex } = await import('@/lib/faq/search');
  return createFaqIndex(
    questionsIn(root).map((element) => ({
      id: element.dataset.question ?? '',
      ask: element.querySelector('summary')?.textContent ?? '',
      answer: element.querySelector('.prose')?.textContent ?? '',
      also: element.dataset.also ?? '',
    })),
  );
}

/** Marks the met words without touching the text, where the browser can. */
function highlight(questions: readonly HTMLElement[], terms: readonly string[]): void {
  if (!('highlights' in CSS)) return;
  const ranges: Range[] = [];
  const lower = terms.map((term) => term.toLowerCase());
  for (const question of questions) {
    const walker = document.createTreeWalker(question, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = (node.textContent ?? '').toLowerCase();
      for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        if (!lower.includes(word[0])) continue;
        const range = new Range();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

/** Set on what a search leaves out: hidden on the screen, and still there on paper. */
const leftOut = 'data-left-out';

/** Shows the questions that fit and hides the others, and groups that are left empty with them. */
function show(root: HTMLElement | null, ids: readonly string[] | undefined): void {
  for (const question of questionsIn(root)) {
    const fits = ids === undefined || ids.includes(question.dataset.question ?? '');
    question.toggleAttribute(leftOut, !fits);
  }
  for (const group of root?.querySelectorAll<HTMLElement>('[data-group]') ?? []) {
    const isEmpty = group.querySelector(`details:not([${leftOut}])`) === null;
    group.toggleAttribute(leftOut, isEmpty);
  }
}

/** How many questions fit, as a sentence; `undefined` where the search could not be loaded. */
function resultOf(words: Words, count: number | undefined): string {
  if (count === undefined) return words.failed;
  if (count === 0) return words.none;
  return (count === 1 ? words.one : words.many).replace('{count}', String(count));
}

/**
 * A search over the questions of the page. The page is whole without it; what it needs is loaded when
 * someone first goes to the field.
 */
export function FaqSearch({ words, children }: { words: Words; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const index = useRef<Promise<FaqIndex | undefined> | undefined>(undefined);
  const latest = useRef('');
  const [result, setResult] = useState('');
  const [announced, setAnnounced] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(result), announceAfter);
    return () => clearTimeout(timer);
  }, [result]);

  const load = () => {
    index.current ??= readIndex(root.current).catch(() => {
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
    const { ids, terms } = loaded?.find(query) ?? { ids: [], terms: [] };
    // A slower answer to an earlier text must not undo a later one.
    if (latest.current !== query) return;
    const found = ids.length === 0 ? undefined : ids;
    show(root.current, found);
    highlight(
      questionsIn(root.current).filter((question) => !question.hasAttribute(leftOut)),
      terms,
    );
    setResult(isEmpty ? '' : resultOf(words, loaded === undefined ? undefined : ids.length));
  };

  // What was typed before this component was there is searched for like anything else.
  const adopt = useEffectEvent(() => {
    if (field.current?.value) search(field.current.value);
  });
  useAwake();
  useEffect(() => adopt(), []);

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
