import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Faq } from '@/lib/domain/faq';
import { buildProfile, profileSchema, type RoleProfile } from '@/lib/domain/profile';
import { alternativeSections, sectionIds } from '@/lib/domain/sections';
import type { Article, Site } from '@/lib/domain/site';
import { sourcesSchema } from '@/lib/domain/source';
import { type Tables, tableFiles } from '@/lib/domain/tables';
import { type Words, wordOf, wordsSchema } from '@/lib/domain/words';
import { defaultLanguage, type Language, languages } from '@/lib/i18n/languages';
import { aboutPath, between, faqPath, rolePath, sourcesPath } from '@/lib/i18n/paths';
import {
  checkBalance,
  checkFactProse,
  checkLists,
  checkNames,
  checkRows,
  checkSections,
  type ReadRole,
} from './check-profile';
import {
  checkDates,
  checkHomePair,
  checkSources,
  type ReadSources,
  type ReadWords,
} from './check-site';
import { blockOf, checkLinks } from './links';
import { pagesOf } from './pages';
import { ContentError, type Problem, sortProblems } from './problem';
import { type Document, readDocument } from './read-document';
import { readFaq } from './read-faq';
import { readTable } from './read-table';
import { checkProse, readSections, splitParts } from './sections';
import { validate } from './validate';
import { didYouMean, expectedOneOf } from './wording';

/** Where the content is, and what day it is checked on; both are handed in, so tests can say. */
export type ReadOptions = {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly language: Language;
  /** Today as `2026-11-23`; without it, nothing is held against the clock, and builds repeat. */
  readonly today?: string;
};

export type SiteReading =
  | { readonly site: Site; readonly problems: readonly [] }
  | { readonly site?: undefined; readonly problems: readonly Problem[] };

const articleSchema = z.strictObject({
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(200),
  lead: z.string().min(1).max(240),
});

/** One place to gather the problems of all files. */
type Report = (problems: readonly Problem[]) => void;

type Reader = {
  readonly report: Report;
  /** Reads a file of the content folder, and reports what stands in the way. */
  readonly read: (file: string, templates?: boolean) => Document | undefined;
  readonly path: (file: string) => string;
};

function createReader(root: string, report: Report): Reader {
  const path = (file: string) => join(root, ...file.split('/'));
  return {
    report,
    path,
    read: (file, templates) => {
      const { document, problems } = readDocument(path(file), file, templates);
      report(problems);
      return document;
    },
  };
}

function readTables({ path, report }: Reader): Tables {
  const read = <Name extends keyof Tables>(name: Name) => {
    const { file, row, key } = tableFiles[name];
    const named = `content/data/${file}`;
    const { rows, problems } = readTable(path(named), named, row, key);
    report(problems);
    return rows as Tables[Name];
  };
  return { oewsNational: read('oewsNational'), projections: read('projections') };
}

function readSources({ read, report }: Reader, language: Language): ReadSources | undefined {
  const document = read(`content/${language}/sources.md`);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, sourcesSchema.extend(articleSchema.shape));
  report(problems);
  const sections = readParts(document, report);
  if (value === undefined) return undefined;
  const { sources: listed, ...head } = value;
  const sources = new Map(
    Object.entries(listed).map(([id, source]) => [id, { id, ...source }] as const),
  );
  return { document, sources, text: { ...head, sections } };
}

function readWords({ read, report }: Reader, language: Language): ReadWords | undefined {
  const document = read(`content/${language}/site.md`, true);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, wordsSchema);
  report(problems);
  if (value === undefined) return undefined;
  const twice = sectionIds.filter((id, index) =>
    sectionIds.slice(0, index).some((other) => value.sections[other] === value.sections[id]),
  );
  report(
    twice.map((id) => ({
      file: document.file,
      ...document.placeOf(['sections', id]),
      message: `Unexpected second heading \`${wordOf(value.sections, id)}\`, expected one of its own for each section`,
      code: 'E_HEADING_DUP',
    })),
  );
  // With two sections of one heading, the sections of every role would be misread.
  return twice.length > 0 ? undefined : { document, words: value };
}

/** The files of a folder, without those that desktops and editors hide in it: `.DS_Store`. */
function namesIn(folder: string): readonly string[] {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
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

/** An article; without its front matter where that failed, so that its links are checked all the same. */
type ReadArticle = {
  readonly document: Document;
  readonly sections: Article['sections'];
  readonly article?: Article;
};

function readArticle({ read, report }: Reader, file: string): ReadArticle | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, articleSchema);
  report(problems);
  const sections = readParts(document, report);
  return { document, sections, ...(value && { article: { ...value, sections } }) };
}

/** The body of an article: its sections, each with an anchor made of its heading. */
function readParts(document: Document, report: Report): Article['sections'] {
  const { parts, problems } = splitParts(document);
  report([...problems, ...checkProse(document)]);
  const sections = parts.map(({ text, content }) => ({
    id: text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
    heading: text,
    content: content.map(blockOf),
  }));
  parts.forEach(({ heading, text }, index) => {
    const earlier = sections.findIndex(({ id }) => id === sections[index]?.id);
    // Two headings alike are reported as such; these differ in what an anchor leaves out.
    if (earlier === index || sections[earlier]?.heading === text) return;
    report([
      {
        file: document.file,
        line: heading.position?.start.line ?? 1,
        column: 1,
        message: `Unexpected heading \`${text}\`, expected one that differs more from \`${sections[earlier]?.heading}\``,
        code: 'E_HEADING_DUP',
      },
    ]);
  });
  return sections;
}

/** A role file: with what could be read of it, so that one mistake in it brings no other elsewhere. */
type RoleFile = {
  readonly id: string;
  readonly document?: Document | undefined;
  readonly sections: readonly { readonly id: string }[];
  readonly role?: RoleProfile;
};

function readRole(
  { read, report }: Reader,
  folder: string,
  name: string,
  words: Words | undefined,
): RoleFile {
  const file = `${folder}/${name}`;
  // As the file will be called once its name is in order: links to its page are not to blame.
  const id = name.replace(/\.[^.]*$/, '').toLowerCase();
  const unread = { id, sections: sectionIds.map((section) => ({ id: section })) };
  const document = read(file);
  if (document === undefined) return unread;
  if (id.includes(between)) {
    const message = `Unexpected \`${between}\` in the file name \`${name}\`; in an address it stands between two roles`;
    report([{ file, line: 1, column: 1, message, code: 'E_FILE_NAME' }]);
  }
  const { value, problems } = validate(document, profileSchema);
  report([...problems, ...checkRows(document)]);
  const known = sectionIds.map((id) => ({
    id,
    heading: words === undefined ? id : wordOf(words.sections, id),
  }));
  // Without the words of the site every heading would be unknown; its own problem is reported.
  if (words === undefined) return { ...unread, document };
  const { sections, problems: splitting } = readSections(document, known, alternativeSections);
  report(splitting);
  // A heading that is not known may be a misspelt one: its anchor is not called dead as well.
  const anchors = splitting.length === 0 ? sections : unread.sections;
  if (value === undefined) return { id, document, sections: anchors };
  return { id, document, sections: anchors, role: buildProfile(id, value, sections) };
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
export function readSite({ root, language, today }: ReadOptions): SiteReading {
  const problems: Problem[] = [];
  const reader = createReader(root, (found) => problems.push(...found));
  const tables = readTables(reader);
  checkStrays(
    reader,
    'content/data',
    Object.values(tableFiles).map(({ file }) => file),
  );
  checkStrays(reader, `content/${language}`, [
    'about.md',
    'faq.md',
    'roles',
    'site.md',
    'sources.md',
  ]);
  const readingOfWords = readWords(reader, language);
  const words = readingOfWords?.words;
  const named = readSources(reader, language);
  const about = readArticle(reader, `content/${language}/about.md`);
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
  const roles = files.flatMap(({ document, role }) =>
    document === undefined || role === undefined ? [] : [{ document, role }],
  );
  if (readingOfWords !== undefined && words !== undefined && named !== undefined) {
    const known = [...named.sources.keys()];
    const pages = pagesOf(language, files, known, about, faq, named.text);
    const terms = leftOut(words, roles);
    const shownOn = [
      ...files.map(({ id, document }) => ({ document, page: rolePath(language, id) })),
      { document: about?.document, page: aboutPath(language) },
      { document: faqDocument, page: faqPath(language) },
      { document: named.document, page: sourcesPath(language) },
    ].flatMap(({ document, page }) => (document === undefined ? [] : [{ document, page }]));
    problems.push(
      ...checkSources(
        named,
        roles,
        shownOn.map(({ document }) => document),
        about !== undefined &&
          faqDocument !== undefined &&
          files.length > 0 &&
          roles.length === files.length,
      ),
      ...checkHomePair(readingOfWords, files),
      ...checkDates(roles, named, today),
      ...checkNames(roles),
      ...checkBalance(roles),
      ...roles.flatMap((read) => [
        ...checkLists(read),
        ...checkSections(read.document.file, read.role.sections, terms),
        ...checkFactProse(read, terms),
      ]),
      ...(about === undefined ? [] : checkSections(about.document.file, about.sections, terms)),
      ...checkSections(`content/${language}/faq.md`, answersOf(faq), terms),
      ...checkSections(named.document.file, named.text.sections, terms),
      ...shownOn.flatMap(({ document: { file, body }, page }) =>
        checkLinks(file, body, page, pages, known),
      ),
    );
    if (problems.length === 0 && about?.article !== undefined && faq !== undefined) {
      const site = {
        words,
        roles: roles.map((read) => read.role),
        sources: named.sources,
        tables,
        about: about.article,
        faq,
        sourcesText: named.text,
      };
      return { site, problems: [] };
    }
  }
  return { problems: sortProblems(problems) };
}

const loaded = new Map<Language, Site>();

/**
 * The site of a language: the one door for pages. Read once a build; in development each time, so
 * that a changed file shows after a reload.
 *
 * @throws ContentError with every problem of every file
 */
export function loadSite(language: Language): Site {
  const kept = loaded.get(language);
  if (kept !== undefined && process.env.NODE_ENV === 'production') return kept;
  const { site, problems } = readSite({ root: process.cwd(), language });
  if (site === undefined) throw new ContentError(problems);
  loaded.set(language, site);
  return site;
}

/** The language of an address, or the default one: routes exist for known languages only. */
export const languageOf = (id: string): Language =>
  languages.find((language) => language.id === id)?.id ?? defaultLanguage;
