import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Site as SiteOfToday } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import { type History, newestDay } from '@/lib/history/history';
import { valueText } from '@/lib/history/render';
import { rowValues } from '@/lib/history/row-values';
import type { StoredValue } from '@/lib/history/value';
import { createFormat } from '@/lib/i18n/format';
import { defaultLanguage, type Language, languages } from '@/lib/i18n/languages';
import { checkContent } from './check-content';
import { checkTables } from './check-tables';
import { ContentError, type Diagnostic, sortDiagnostics } from './diagnostic';
import { type Content, readContent } from './read-content';
import type { readDocument } from './read-document';
import { readWords } from './read-files';
import { checkHistory, checkNewRoles } from './read-history';
import { createReader, getTables } from './reader';

/** The location of the content and the day of the check, passed in for tests. */
export type ReadOptions = {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly language: Language;
  /** Today as `2026-11-23`. Without it nothing is compared with the clock, so builds are reproducible. */
  readonly today?: string;
  /**
   * Whether every value must match the latest in the history, as in what is published. Authors change values
   * first and write the history last.
   */
  readonly holdToHistory?: boolean;
  /** Reads one file, by default from disk. Tests pass a caching one. */
  readonly readFile?: typeof readDocument;
};

/** The content of a language, and what each value was; the history is empty where the site keeps none. */
export type Site = SiteOfToday & { readonly history: History };

export type SiteReading =
  | { readonly site: Site; readonly problems: readonly [] }
  | { readonly site?: undefined; readonly problems: readonly Diagnostic[] };

/** Assembles the site from valid content. */
function buildSite(
  language: Language,
  { words, named, pages, statePay, roles, tables, history: { history } }: Content,
) {
  const faq = pages.find((page) => page.faq !== undefined)?.faq;
  if (words === undefined || named === undefined || faq === undefined) return undefined;
  const newestReview = roles.map(({ role }) => role.reviewed).sort();
  return {
    words: words.words,
    format: createFormat(language, words.words),
    roles: roles.map(({ role }) => role),
    sources: named.sources,
    tables: getTables(tables),
    articles: new Map(
      pages.flatMap(({ id, article }) => (article === undefined ? [] : [[id, article] as const])),
    ),
    statePay: new Map(
      [...statePay].flatMap(([state, { article }]) =>
        article === undefined ? [] : [[state, article] as const],
      ),
    ),
    faq,
    history,
    dataVersion: newestDay(history) ?? newestReview.at(-1) ?? '',
  } satisfies Site;
}

/** Reads and checks the content of a language. Reports the problems of all files, in their order. */
export function readSite({
  root,
  language,
  today,
  holdToHistory = false,
  readFile,
}: ReadOptions): SiteReading {
  const problems: Diagnostic[] = [];
  const reader = createReader(root, (found) => problems.push(...found), readFile);
  const content = readContent(reader, language, today);
  const { tables, roles, areAllRead, named, history, days, files } = content;
  // The history stores prose in one language only.
  const isHeld = holdToHistory && days.length > 0 && language === defaultLanguage;
  const context = { today, roles: areAllRead ? roles : undefined, sources: named };
  problems.push(...checkTables(tables, context).problems);
  const areTablesSound = !problems.some(({ file }) => file.startsWith('content/data/'));
  problems.push(...checkContent(content, { language, today, areTablesSound }));
  const site = problems.length === 0 ? buildSite(language, content) : undefined;
  if (site !== undefined && isHeld) {
    const { words } = site;
    const format = createFormat(language, words);
    const text = (row: string, value: StoredValue) => valueText(row, value, { words, format });
    problems.push(...checkHistory(history, rowValues(site), { roles, text }));
  }
  if (site !== undefined && problems.length === 0) return { site, problems: [] };
  // Values are compared with the history only in valid content; a new role is reported earlier.
  const isCompared = problems.some(({ ruleId }) => ruleId === 'E_HISTORY_MISSING');
  if (isHeld && !isCompared && history.days.length === days.length) {
    problems.push(...checkNewRoles(history, files));
  }
  return { problems: sortDiagnostics(problems) };
}

/**
 * Process-wide cache. Next bundles pages and route handlers separately, so module state would load the content
 * twice.
 */
const shared = globalThis as { loadedSites?: Map<Language, Site> };
shared.loadedSites ??= new Map();
const loaded = shared.loadedSites;

/** How often a build's processes are tidied at most, in milliseconds: it takes them a tenth of a second. */
const tidyEvery = 10_000;
let tidiedAt = Number.NEGATIVE_INFINITY;

/**
 * Takes back the memory of a long build. Reading the content leaves several times of what is kept behind,
 * and so does writing pages; V8 leaves it there while there is room. At 1,000 roles it was 200 MB in each
 * of the processes.
 */
function tidy(): void {
  if (process.env.NODE_ENV !== 'production' || performance.now() - tidiedAt < tidyEvery) return;
  tidiedAt = performance.now();
  setFlagsFromString('--expose-gc');
  // Later, when what has been read is no longer in use.
  setImmediate(runInNewContext('gc') as () => void);
}

/**
 * Loads the site of a language for pages: once per build, and on every request in development so that changes
 * show after a reload.
 *
 * @throws ContentError with every problem of every file
 */
export function loadSite(language: Language): Site {
  const kept = loaded.get(language);
  if (kept !== undefined && process.env.NODE_ENV === 'production') {
    tidy();
    return kept;
  }
  const site = handedOn(language) ?? readWhole(language);
  loaded.set(language, site);
  tidy();
  return site;
}

function readWhole(language: Language): Site {
  const { site, problems } = readSite({ root: process.cwd(), language });
  if (site === undefined) throw new ContentError(problems);
  return site;
}

/** The file that passes the content from the first step of a build to the others. */
const getFile = (folder: string, language: Language) => join(folder, `${language}.site`);

/** The site as read by the first step of this build, or `undefined` outside a build. */
function handedOn(language: Language): Site | undefined {
  const folder = process.env.CONTENT_READ;
  if (folder === undefined) return undefined;
  const site = deserialize(readFileSync(getFile(folder, language)));
  return { ...site, format: createFormat(language, site.words) };
}

/** Saves the site for later steps of a build, which get the folder in `CONTENT_READ`. Functions cannot be saved. */
export function handOn(folder: string, language: Language, site: Site): void {
  const { format: _format, ...data } = site;
  mkdirSync(folder, { recursive: true });
  writeFileSync(getFile(folder, language), serialize(data));
}

/**
 * Loads only the messages of a language, for commands that write the other files.
 *
 * @throws ContentError where `site.md` has a problem
 */
export function loadWords(language: Language): Words {
  const problems: Diagnostic[] = [];
  const reader = createReader(process.cwd(), (found) => problems.push(...found));
  const read = readWords(reader, language);
  if (read === undefined || problems.length > 0) throw new ContentError(problems);
  return read.words;
}

/** The language of an address, or the default one: routes exist for known languages only. */
export const getLanguage = (id: string): Language =>
  languages.find((language) => language.id === id)?.id ?? defaultLanguage;
