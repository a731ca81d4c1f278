'use client';

import type { LateWords } from '@/lib/domain/late-words';
import { onHost } from '@/lib/site-path';

let asked: Promise<LateWords> | undefined;

async function fetchWords(): Promise<LateWords> {
  const response = await fetch(onHost(`/${document.documentElement.lang}/words.json`));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/** The words of what comes on demand, in the page's language; fetched once, and again after a failure. */
export function loadLateWords(): Promise<LateWords> {
  asked ??= fetchWords().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** A part of the page with the words that it shows. */
export const withWords = async <Module>(load: Promise<Module>) => {
  const [module, words] = await Promise.all([load, loadLateWords()]);
  return { ...module, words };
};
