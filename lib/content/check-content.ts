import { getPairs } from '@/lib/domain/pairs';
import { getSlug, placeIds } from '@/lib/domain/places';
import { getStates, payPlaces } from '@/lib/domain/tables';
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
import { getPages, getViews } from './pages';
import type { Content } from './read-content';
import type { Document } from './read-document';
import { getTables, type ReadRole, type ReadSources } from './reader';

/** Text that the reading-level check ignores: listed terms and role names. */
const leftOut = (words: Words, roles: readonly ReadRole[]): readonly string[] => [
  ...words.terms,
  ...roles.flatMap(({ role }) => [role.singular, role.plural, role.name, ...role.alsoCalled]),
];

type Context = {
  readonly language: Language;
  readonly today: string | undefined;
  /** Whether the tables have no problems. Otherwise links to any place are accepted. */
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
      page: statePayPath(language, getSlug(state)),
    })),
  ];
}

/** Checks that links lead to existing pages and anchors, and that links to views use known ids. */
function checkAllLinks(
  content: Content,
  { named, words }: { readonly named: ReadSources; readonly words: Words },
  { language, areTablesSound }: Context,
): readonly Diagnostic[] {
  const { files, pages: read, statePay, roles } = content;
  const sources = [...named.sources.keys()];
  // A role with invalid front matter may be compared with any other: accept links to its pairs.
  const pairs = getPairs({
    words,
    roles: files.map(({ id, role }) => ({
      id,
      compareWith: role?.compareWith ?? files.map((file) => file.id),
    })),
  });
  const tables = getTables(content.tables);
  const pages = getPages(language, {
    roles: files,
    pairs,
    sources,
    articles: new Map(read.map((page) => [page.id, page])),
    faq: read.find(({ faq }) => faq !== undefined)?.faq,
    statePay,
    states: getStates(tables),
  });
  const views = getViews(language, pairs, (pair) => {
    const codes = pair.flatMap(
      ({ id }) => roles.find(({ role }) => role.id === id)?.role.occupation.code ?? [],
    );
    return areTablesSound && codes.length === pair.length ? payPlaces(tables, codes) : placeIds;
  });
  return shownDocuments(content, language).flatMap(({ document, page: here }) =>
    checkLinks(document, { here, pages, sources, views }),
  );
}

/** Checks the reading level of all prose. It ignores role names, so it waits until all roles are readable. */
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

/** Checks files against each other. Without readable messages or sources, every reference would look wrong. */
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
