import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Faq } from '@/lib/domain/faq';
import { newestDay } from '@/lib/domain/history';
import { pairsOf } from '@/lib/domain/pairs';
import { placeIds, slugOf } from '@/lib/domain/places';
import { rowValues } from '@/lib/domain/row-values';
import type { Site } from '@/lib/domain/site';
import { tableFiles } from '@/lib/domain/table-rows';
import { payPlaces, statesOf } from '@/lib/domain/tables';
import type { Words } from '@/lib/domain/words';
import { createFormat } from '@/lib/i18n/format';
import { defaultLanguage, type Language, languages } from '@/lib/i18n/languages';
import {
  aboutPath,
  counselorsPath,
  faqPath,
  offlinePath,
  payPath,
  rolePath,
  sourcesPath,
  statePayPath,
} from '@/lib/i18n/paths';
import { migrateId } from '@/lib/share/view-link';
import {
  checkBalance,
  checkFactProse,
  checkLists,
  checkNames,
  checkSections,
  type ReadRole,
} from './check-profile';
import {
  checkCompareWith,
  checkControls,
  checkDates,
  checkHomePair,
  checkSources,
} from './check-site';
import { checkTables, tablesOf } from './check-tables';
import { checkLinks } from './links';
import { pagesOf, viewsOf } from './pages';
import { ContentError, type Problem, sortProblems } from './problem';
import type { readDocument } from './read-document';
import { readFaq } from './read-faq';
import {
  createReader,
  type Reader,
  type RoleFile,
  readArticle,
  readGuide,
  readPay,
  readRole,
  readSources,
  readStatePay,
  readTables,
  readWords,
} from './read-files';
import { checkHistory, checkNewRoles, historyFolder, readHistory } from './read-history';
import { didYouMean, expectedOneOf } from './wording';

/** Where the content is, and what day it is checked on; both are handed in, so tests can say. */
export type ReadOptions = {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly language: Language;
  /** Today as `2026-11-23`; without it, nothing is held against the clock, and builds repeat. */
  readonly today?: string;
  /**
   * Whether every value must be the one that the history has last, as in what is published. Who writes
   * and looks at pages changes values first, and has the history written last.
   */
  readonly holdToHistory?: boolean;
  /** Reads one file; without it, from the disk each time. Tests hand in one that keeps what is unchanged. */
  readonly readFile?: typeof readDocument;
};

export type SiteReading =
  | { readonly site: Site; readonly problems: readonly [] }
  | { readonly site?: undefined; readonly problems: readonly Problem[] };

/** The files of a folder, without those that desktops and editors hide in it: `.DS_Store`. */
function namesIn(folder: string): readonly string[] {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
}

/** A folder that is a link would have files read that are not of this project. */
function checkFolder({ path, report }: Reader, folder: string): void {
  if (!lstatSync(path(folder), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const message = `Unexpected link named \`${folder}\`, expected a folder`;
  report([{ file: folder, line: 1, column: 1, message, code: 'E_FILE_TYPE' }]);
}

/** The names of the files of the history. A site without the folder keeps none. */
function historyNames({ path, report }: Reader): readonly string[] {
  if (lstatSync(path(historyFolder), { throwIfNoEntry: false })?.isFile()) {
    const message = `Unexpected file named \`${historyFolder}\`, expected a folder`;
    report([{ file: historyFolder, line: 1, column: 1, message, code: 'E_FILE_TYPE' }]);
  }
  return namesIn(path(historyFolder));
}

/** A file that nothing reads: misspelt, or in the wrong folder. */
function checkStrays({ path, report }: Reader, folder: string, expected: readonly string[]): void {
  for (const name of namesIn(path(folder))) {
    if (expected.includes(name)) continue;
    const suggestion = didYouMean(name, expected) || expectedOneOf(expected);
    report([
      {
        file: `${folder}/${name}`,
        line: 1,
        column: 1,
        message: `Unexpected file \`${name}\` in ${folder}${suggestion}`,
        code: 'E_FILE_STRAY',
      },
    ]);
  }
}

function readRoles(
  reader: Reader,
  language: Language,
  words: Words | undefined,
): readonly RoleFile[] {
  const folder = `content/${language}/roles`;
  const names = namesIn(reader.path(folder));
  if (names.length === 0) {
    reader.report([
      {
        file: folder,
        line: 1,
        column: 1,
        message: 'Missing role files, expected one Markdown file for each role in this folder',
        code: 'E_DIR_EMPTY',
      },
    ]);
  }
  const roles = names.map((name) => readRole(reader, folder, name, words));
  const [first, second] = words?.home.pair ?? [];
  const rank = (id: string) => (id === first ? 0 : id === second ? 1 : 2);
  return roles.sort((one, two) => rank(one.id) - rank(two.id));
}

/** The answers, as sections of prose under their questions. */
const answersOf = (faq: Faq | undefined) =>
  faq?.groups.flatMap((group) =>
    group.questions.map(({ ask, answer }) => ({ heading: ask, content: answer })),
  ) ?? [];

/** What the reading-level check leaves out: listed terms, and the names of the roles. */
const leftOut = (words: Words, roles: readonly ReadRole[]): readonly string[] => [
  ...words.terms,
  ...roles.flatMap(({ role }) => [role.singular, role.plural, role.name, ...role.alsoCalled]),
];

/** Reads and checks the content of a language. Reports the problems of all files, in their order. */
export function readSite({
  root,
  language,
  today,
  holdToHistory = false,
  readFile,
}: ReadOptions): SiteReading {
  const problems: Problem[] = [];
  const reader = createReader(root, (found) => problems.push(...found), readFile);
  const readingOfTables = readTables(reader);
  for (const folder of ['content', 'content/data', historyFolder, `content/${language}`])
    checkFolder(reader, folder);
  checkStrays(reader, 'content', ['data', 'history', 'schema', ...languages.map(({ id }) => id)]);
  checkStrays(
    reader,
    'content/data',
    Object.values(tableFiles).map(({ file }) => file),
  );
  checkStrays(reader, `content/${language}`, [
    'about.md',
    'counselors.md',
    'faq.md',
    'offline.md',
    'pay',
    'pay.md',
    'roles',
    'site.md',
    'sources.md',
  ]);
  const readingOfWords = readWords(reader, language);
  const words = readingOfWords?.words;
  const named = readSources(reader, language);
  const about = readArticle(reader, `content/${language}/about.md`);
  const offline = readArticle(reader, `content/${language}/offline.md`);
  const guide = readGuide(reader, language);
  const pay = readPay(reader, language);
  const statePay = readStatePay(reader, namesIn(reader.path(`content/${language}/pay`)), language);
  const files = readRoles(reader, language, words);
  const faqDocument = reader.read(`content/${language}/faq.md`);
  const { faq, problems: faqProblems = [] } =
    faqDocument === undefined
      ? {}
      : readFaq(
          faqDocument,
          files.map(({ id }) => id),
        );
  problems.push(...faqProblems);
  const days = historyNames(reader);
  const readOfHistory = readHistory(reader, days, (id) => migrateId('row', id), today);
  // The history is kept in one language: another says the same values in other words.
  const isHeld = holdToHistory && days.length > 0 && language === defaultLanguage;
  const roles = files.flatMap(({ document, role }) =>
    document === undefined || role === undefined ? [] : [{ document, role }],
  );
  // The grade, too, waits until each role could be read: it leaves out the names of all of them.
  const areAllRead = roles.length === files.length && files.length > 0;
  problems.push(
    ...checkTables(readingOfTables, {
      today,
      roles: areAllRead ? roles : undefined,
      sources: named,
    }).problems,
  );
  if (readingOfWords !== undefined && words !== undefined && named !== undefined) {
    const known = [...named.sources.keys()];
    // A role whose front matter failed may name any other: links to its pairs are not called dead.
    const pairs = pairsOf({
      words,
      roles: files.map(({ id, role }) => ({
        id,
        compareWith: role?.compareWith ?? files.map((file) => file.id),
      })),
    });
    const pages = pagesOf(language, {
      roles: files,
      pairs,
      sources: known,
      about,
      offline,
      faq,
      sourcesText: named.text,
      counselors: guide,
      pay,
      statePay,
      states: statesOf(tablesOf(readingOfTables)),
    });
    const terms = leftOut(words, roles);
    // While a role or a table has a problem of its own, any place may be one that pay can be shown for.
    const tables = tablesOf(readingOfTables);
    const areTablesSound = !problems.some(({ file }) => file.startsWith('content/data/'));
    const views = viewsOf(language, pairs, (pair) => {
      const codes = pair.flatMap(
        ({ id }) => roles.find(({ role }) => role.id === id)?.role.occupation.code ?? [],
      );
      return areTablesSound && codes.length === pair.length ? payPlaces(tables, codes) : placeIds;
    });
    const shownOn = [
      ...files.map(({ id, document }) => ({ document, page: rolePath(language, id) })),
      { document: about?.document, page: aboutPath(language) },
      { document: offline?.document, page: offlinePath(language) },
      { document: guide?.document, page: counselorsPath(language) },
      { document: pay?.document, page: payPath(language) },
      ...[...statePay].map(([state, { document }]) => ({
        document,
        page: statePayPath(language, slugOf(state)),
      })),
      { document: faqDocument, page: faqPath(language) },
      { document: named.document, page: sourcesPath(language) },
    ].flatMap(({ document, page }) => (document === undefined ? [] : [{ document, page }]));
    problems.push(
      ...checkSources(
        named,
        roles,
        shownOn.map(({ document }) => document),
        about !== undefined &&
          offline !== undefined &&
          guide !== undefined &&
          pay !== undefined &&
          faqDocument !== undefined &&
          areAllRead,
      ),
      ...checkHomePair(readingOfWords, files),
      ...(guide === undefined ? [] : checkControls(guide.document, words)),
      ...checkDates(roles, named, today),
      ...checkNames(roles),
      ...checkBalance(roles),
      ...roles.flatMap((read) => [...checkLists(read), ...checkCompareWith(read, files)]),
      ...(areAllRead
        ? [
            ...roles.flatMap((read) => [
              ...checkSections(read.document.file, read.role.sections, terms),
              ...checkFactProse(read, terms),
            ]),
            ...[about, offline, guide, pay, ...statePay.values()].flatMap((read) =>
              read === undefined ? [] : checkSections(read.document.file, read.sections, terms),
            ),
            ...checkSections(`content/${language}/faq.md`, answersOf(faq), terms),
            ...checkSections(named.document.file, named.text.sections, terms),
          ]
        : []),
      ...shownOn.flatMap(({ document: { file, body }, page }) =>
        checkLinks(file, body, page, pages, known, views),
      ),
    );
    if (
      problems.length === 0 &&
      about?.article !== undefined &&
      offline?.article !== undefined &&
      guide?.guide !== undefined &&
      pay?.article !== undefined &&
      faq !== undefined
    ) {
      const { history } = readOfHistory;
      const newestReview =
        roles
          .map(({ role }) => role.reviewed)
          .sort()
          .at(-1) ?? '';
      const site = {
        words,
        roles: roles.map((read) => read.role),
        sources: named.sources,
        tables: tablesOf(readingOfTables),
        pay: pay.article,
        statePay: new Map(
          [...statePay].flatMap(([state, { article }]) =>
            article === undefined ? [] : [[state, article] as const],
          ),
        ),
        about: about.article,
        offline: offline.article,
        counselors: guide.guide,
        faq,
        sourcesText: named.text,
        history,
        dataVersion: newestDay(history) ?? newestReview,
      };
      const values = isHeld ? rowValues(site, createFormat(language, words)) : [];
      if (isHeld) problems.push(...checkHistory(readOfHistory, values, roles));
      if (problems.length === 0) return { site, problems: [] };
    }
  }
  // Values are held to the history once all else is in order; that a role is new shows before that.
  const isCompared = problems.some(({ code }) => code === 'E_HISTORY_MISSING');
  if (isHeld && !isCompared && readOfHistory.days.length === days.length) {
    problems.push(...checkNewRoles(readOfHistory, files));
  }
  return { problems: sortProblems(problems) };
}

/**
 * What has been read, once for the whole process: Next gives pages and routes of their own each a copy of
 * this module, and would read everything twice.
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
 * The site of a language: the one door for pages. Read once a build; in development each time, so
 * that a changed file shows after a reload.
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

/** The file in which a build hands on what its first step has read. */
const fileOf = (folder: string, language: Language) => join(folder, `${language}.site`);

/** The site as the first step of this build has read it; nothing outside of a build. */
function handedOn(language: Language): Site | undefined {
  const folder = process.env.CONTENT_READ;
  return folder === undefined ? undefined : deserialize(readFileSync(fileOf(folder, language)));
}

/** Hands on what was read to the later steps of a build, which get the folder in `CONTENT_READ`. */
export function handOn(folder: string, language: Language, site: Site): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, language), serialize(site));
}

/**
 * The words of a language alone, for a command that must not ask for the files it is about to write.
 *
 * @throws ContentError where `site.md` has a problem
 */
export function loadWords(language: Language): Words {
  const problems: Problem[] = [];
  const reader = createReader(process.cwd(), (found) => problems.push(...found));
  const read = readWords(reader, language);
  if (read === undefined || problems.length > 0) throw new ContentError(problems);
  return read.words;
}

/** The language of an address, or the default one: routes exist for known languages only. */
export const languageOf = (id: string): Language =>
  languages.find((language) => language.id === id)?.id ?? defaultLanguage;
