import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildProfile, profileSchema } from '@/lib/domain/profile';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import { alternativeSections, sectionIds } from '@/lib/domain/sections';
import type { Article, Site } from '@/lib/domain/site';
import { type Source, sourcesSchema } from '@/lib/domain/source';
import { type Tables, tableFiles, tableSources } from '@/lib/domain/tables';
import { type Words, wordOf, wordsSchema } from '@/lib/domain/words';
import { defaultLanguage, type Language, languages } from '@/lib/i18n/languages';
import {
  aboutPath,
  comparePath,
  groupAnchor,
  homePath,
  pairPath,
  rolePath,
  rolesPath,
  sourceAnchor,
} from '@/lib/i18n/paths';
import {
  checkBalance,
  checkFactProse,
  checkLists,
  checkNames,
  checkRows,
  checkSections,
  type ReadRole,
  sourceUses,
} from './check-profile';
import { blockOf, checkLinks, type Pages, sourcesIn } from './links';
import { ContentError, type Problem, sortProblems } from './problem';
import { type Document, readDocument } from './read-document';
import { readTable } from './read-table';
import { checkProse, readSections, splitParts } from './sections';
import { validate } from './validate';
import { didYouMean } from './wording';

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
  readonly read: (file: string) => Document | undefined;
  readonly path: (file: string) => string;
};

function createReader(root: string, report: Report): Reader {
  const path = (file: string) => join(root, ...file.split('/'));
  return {
    report,
    path,
    read: (file) => {
      const { document, problems } = readDocument(path(file), file);
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

type Named = { readonly document: Document; readonly sources: ReadonlyMap<string, Source> };

function readSources({ read, report }: Reader, language: Language): Named | undefined {
  const document = read(`content/${language}/sources.md`);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, sourcesSchema);
  report(problems);
  if (value === undefined) return undefined;
  const sources = new Map(
    Object.entries(value.sources).map(([id, source]) => [id, { id, ...source }] as const),
  );
  return { document, sources };
}

function readWords({ read, report }: Reader, language: Language): Words | undefined {
  const document = read(`content/${language}/site.md`);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, wordsSchema);
  report(problems);
  return value;
}

type ReadArticle = { readonly document: Document; readonly article: Article };

function readArticle({ read, report }: Reader, file: string): ReadArticle | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, articleSchema);
  const { parts, problems: splitting } = splitParts(document);
  report([...problems, ...splitting, ...checkProse(document)]);
  if (value === undefined) return undefined;
  const sections = parts.map(({ text, content }) => ({
    id: text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
    heading: text,
    content: content.map(blockOf),
  }));
  return { document, article: { ...value, sections } };
}

function readRole(
  { read, report }: Reader,
  file: string,
  words: Words | undefined,
): ReadRole | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, profileSchema);
  report([...problems, ...checkRows(document)]);
  const known = sectionIds.map((id) => ({
    id,
    heading: words === undefined ? id : wordOf(words.sections, id),
  }));
  // Without the words of the site every heading would be unknown; its own problem is reported.
  if (words === undefined) return undefined;
  const { sections, problems: splitting } = readSections(document, known, alternativeSections);
  report(splitting);
  if (value === undefined) return undefined;
  return { role: buildProfile(document.id, value, sections), document };
}

function readRoles(reader: Reader, language: Language, words: Words | undefined) {
  const folder = `content/${language}/roles`;
  const status = lstatSync(reader.path(folder), { throwIfNoEntry: false });
  const names = status?.isDirectory() ? readdirSync(reader.path(folder)).sort() : [];
  if (names.length === 0) {
    reader.report([
      {
        file: folder,
        line: 1,
        column: 1,
        message: 'No role file; a role is one Markdown file in this folder',
        code: 'E_DIR_EMPTY',
      },
    ]);
  }
  const roles = names.flatMap((name) => readRole(reader, `${folder}/${name}`, words) ?? []);
  const [first, second] = words?.home.pair ?? [];
  const rank = (id: string) => (id === first ? 0 : id === second ? 1 : 2);
  return roles.sort((one, two) => rank(one.role.id) - rank(two.role.id));
}

/** Every page of a language, with the anchors that content may link to. */
export function pagesOf(
  language: Language,
  roles: readonly { readonly id: string; readonly sections: readonly { readonly id: string }[] }[],
  sources: Iterable<string>,
  about: Article | undefined,
): Pages {
  const sourceAnchors = [...sources].map(sourceAnchor);
  const rowAnchors = rowDefinitions.map((row) => row.id);
  const pages = new Map<string, ReadonlySet<string>>([
    [homePath(language), new Set()],
    [rolesPath(language), new Set()],
    [comparePath(language), new Set()],
    [aboutPath(language), new Set(about?.sections.map((section) => section.id))],
  ]);
  for (const role of roles) {
    const anchors = [...role.sections.map((section) => section.id), 'sources', ...sourceAnchors];
    pages.set(rolePath(language, role.id), new Set(anchors));
    for (const other of roles) {
      if (other.id === role.id) continue;
      pages.set(
        pairPath(language, role.id, other.id),
        new Set([...rowAnchors, ...groupIds.map(groupAnchor), 'sources', ...sourceAnchors]),
      );
    }
  }
  return pages;
}

/** Sources that are named and unknown, and sources that nothing names. */
function checkSources(
  { document, sources }: Named,
  roles: readonly ReadRole[],
  articles: readonly Document[],
): readonly Problem[] {
  const known = [...sources.keys()];
  const used = new Set<string>(Object.values(tableSources));
  const problems: Problem[] = [];
  for (const read of roles) {
    for (const { id, path } of sourceUses(read)) {
      used.add(id);
      if (sources.has(id)) continue;
      problems.push({
        file: read.document.file,
        ...read.document.placeOf(path),
        message: `Unknown source \`${id}\`${didYouMean(id, known) || ', expected an id from sources.md'}`,
        code: 'E_REF_DANGLING',
      });
    }
  }
  for (const { body } of [...roles.map((read) => read.document), ...articles]) {
    for (const id of sourcesIn(body)) used.add(id);
  }
  for (const id of Object.values(tableSources)) {
    if (sources.has(id)) continue;
    problems.push({
      file: document.file,
      ...document.placeOfKey(['sources']),
      message: `Missing the source \`${id}\`, which the tables in content/data come from`,
      code: 'E_REF_DANGLING',
    });
  }
  for (const id of known) {
    if (used.has(id)) continue;
    problems.push({
      file: document.file,
      ...document.placeOfKey(['sources', id]),
      message: `Nothing rests on the source \`${id}\`; use it or delete it`,
      code: 'E_ORPHAN',
    });
  }
  return problems;
}

/** The roles that the home page sets side by side must exist. */
function checkHomePair(
  language: Language,
  words: Words,
  roles: readonly ReadRole[],
): readonly Problem[] {
  const known = roles.map(({ role }) => role.id);
  return words.home.pair
    .filter((id) => !known.includes(id))
    .map((id) => ({
      file: `content/${language}/site.md`,
      line: 1,
      column: 1,
      message: `\`home.pair\` names the role \`${id}\`, which does not exist${didYouMean(id, known)}`,
      code: 'E_REF_DANGLING' as const,
    }));
}

/** A review cannot lie in the future. */
const checkDates = (roles: readonly ReadRole[], today: string | undefined): readonly Problem[] =>
  roles
    .filter(({ role }) => today !== undefined && role.reviewed > today)
    .map(({ role, document }) => ({
      file: document.file,
      ...document.placeOf(['reviewed']),
      message: `Unexpected date ${role.reviewed} for \`reviewed\`, expected today (${today}) or earlier`,
      code: 'E_DATE_RANGE' as const,
    }));

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
  const words = readWords(reader, language);
  const named = readSources(reader, language);
  const about = readArticle(reader, `content/${language}/about.md`);
  const roles = readRoles(reader, language, words);
  if (words !== undefined && named !== undefined) {
    const known = [...named.sources.keys()];
    const pages = pagesOf(
      language,
      roles.map((read) => read.role),
      known,
      about?.article,
    );
    const terms = leftOut(words, roles);
    problems.push(
      ...checkSources(named, roles, about === undefined ? [] : [about.document]),
      ...checkHomePair(language, words, roles),
      ...checkDates(roles, today),
      ...checkNames(roles),
      ...checkBalance(roles),
      ...roles.flatMap((read) => [
        ...checkLists(read),
        ...checkSections(read.document.file, read.role.sections, terms),
        ...checkFactProse(read, terms),
        ...checkLinks(
          read.document.file,
          read.document.body,
          rolePath(language, read.role.id),
          pages,
          known,
        ),
      ]),
    );
    if (about !== undefined) {
      const { file, body } = about.document;
      problems.push(
        ...checkSections(file, about.article.sections, terms),
        ...checkLinks(file, body, aboutPath(language), pages, known),
      );
    }
    if (problems.length === 0 && about !== undefined) {
      const site = {
        words,
        roles: roles.map((read) => read.role),
        sources: named.sources,
        tables,
        about: about.article,
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
