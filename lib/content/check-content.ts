import { pairsOf } from '@/lib/domain/pairs';
import { placeIds, slugOf } from '@/lib/domain/places';
import { payPlaces, statesOf } from '@/lib/domain/tables';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { rolePath, statePayPath } from '@/lib/i18n/paths';
import { contentPages, pagePath } from '@/lib/pages/registry';
import {
  checkBalance,
  checkFactProse,
  checkLists,
  checkNames,
  checkSections,
} from './check-profile';
import {
  checkCompareWith,
  checkControls,
  checkDates,
  checkHomePair,
  checkSources,
} from './check-site';
import type { Diagnostic } from './diagnostic';
import { checkLinks } from './links';
import { pagesOf, viewsOf } from './pages';
import type { Content } from './read-content';
import type { Document } from './read-document';
import { type ReadRole, type ReadSources, tablesOf } from './reader';

/** What the reading-level check leaves out: listed terms, and the names of the roles. */
const leftOut = (words: Words, roles: readonly ReadRole[]): readonly string[] => [
  ...words.terms,
  ...roles.flatMap(({ role }) => [role.singular, role.plural, role.name, ...role.alsoCalled]),
];

type Context = {
  readonly language: Language;
  readonly today: string | undefined;
  /** While a role or a table has a problem of its own, any place may be one that pay can be shown for. */
  readonly areTablesSound: boolean;
};

/** The documents of a language, each with the address of the page that shows it. */
function shownDocuments(
  { files, pages, statePay }: Content,
  language: Language,
): readonly { readonly document: Document; readonly page: string }[] {
  return [
    ...files.flatMap(({ id, document }) =>
      document === undefined ? [] : [{ document, page: rolePath(language, id) }],
    ),
    ...pages.map(({ id, document }) => ({ document, page: pagePath(id, language) })),
    ...[...statePay].map(([state, { document }]) => ({
      document,
      page: statePayPath(language, slugOf(state)),
    })),
  ];
}

/** Links lead to pages and anchors that there are, and those to views name what the pages have. */
function checkAllLinks(
  content: Content,
  { named, words }: { readonly named: ReadSources; readonly words: Words },
  { language, areTablesSound }: Context,
): readonly Diagnostic[] {
  const { files, pages: read, statePay, roles } = content;
  const sources = [...named.sources.keys()];
  // A role whose front matter failed may name any other: links to its pairs are not called dead.
  const pairs = pairsOf({
    words,
    roles: files.map(({ id, role }) => ({
      id,
      compareWith: role?.compareWith ?? files.map((file) => file.id),
    })),
  });
  const tables = tablesOf(content.tables);
  const pages = pagesOf(language, {
    roles: files,
    pairs,
    sources,
    articles: new Map(read.map((page) => [page.id, page])),
    faq: read.find(({ faq }) => faq !== undefined)?.faq,
    statePay,
    states: statesOf(tables),
  });
  const views = viewsOf(language, pairs, (pair) => {
    const codes = pair.flatMap(
      ({ id }) => roles.find(({ role }) => role.id === id)?.role.occupation.code ?? [],
    );
    return areTablesSound && codes.length === pair.length ? payPlaces(tables, codes) : placeIds;
  });
  return shownDocuments(content, language).flatMap(({ document, page: here }) =>
    checkLinks(document, { here, pages, sources, views }),
  );
}

/** The reading level of all prose. It leaves out the names of all roles, so it waits until each could be read. */
function checkLevels({ areAllRead, roles, pages, statePay }: Content, words: Words) {
  if (!areAllRead) return [];
  const terms = leftOut(words, roles);
  return [
    ...roles.flatMap((read) => [
      ...checkSections(read.document.file, read.role.sections, terms),
      ...checkFactProse(read, terms),
    ]),
    ...[...pages, ...statePay.values()].flatMap(({ document, sections }) =>
      checkSections(document.file, sections, terms),
    ),
  ];
}

/** Checks what files say of each other. While the words or the sources cannot be read, each would be to blame. */
export function checkContent(content: Content, context: Context): readonly Diagnostic[] {
  const { words: readWords, named, roles, files, pages, areAllRead } = content;
  if (readWords === undefined || named === undefined) return [];
  const { words } = readWords;
  const { language, today } = context;
  const documents = shownDocuments(content, language).map(({ document }) => document);
  const isComplete = areAllRead && pages.length === contentPages.length;
  return [
    ...checkSources(named, { roles, documents, isComplete }),
    ...checkHomePair(readWords, files),
    ...pages.flatMap(({ kind, document }) =>
      kind === 'counselors' ? checkControls(document, words) : [],
    ),
    ...checkDates(roles, named, today),
    ...checkNames(roles),
    ...checkBalance(roles),
    ...roles.flatMap((read) => [...checkLists(read), ...checkCompareWith(read, files)]),
    ...checkLevels(content, words),
    ...checkAllLinks(content, { named, words }, context),
  ];
}
