import { ruleText } from '@/lib/domain/advantage';
import type { SourceEntry } from '@/lib/domain/cell';
import { getPairs, type Pair } from '@/lib/domain/pairs';
import { getState, type StateId, stateIds } from '@/lib/domain/places';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Block } from '@/lib/domain/prose';
import { buildSourceEntries, rowValue } from '@/lib/domain/role-cells';
import { groupIds, type RowDefinition, type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { Article, Site, Text } from '@/lib/domain/site';
import { type SourceKind, sourceKinds } from '@/lib/domain/source';
import { tableNames } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { gapText } from '@/lib/domain/word-difference';
import { getWord } from '@/lib/domain/words';
import { buildFaqPage, type FaqPage } from './faq-page';
import { contentPages, getArticle, type PageId, pageLabel } from './registry';

/** A part of a page that uses a source: its anchor and label. */
type Part = { readonly id: string; readonly label: string };

/** A role's uses of a source: rows of a comparison, and sections of the role's page. */
export type RoleUses = {
  readonly role: { readonly id: string; readonly name: string };
  /** The role ids of a comparison that shows the role, in column order, if there is one. */
  readonly pair: readonly [string, string] | undefined;
  /** Empty if no comparison shows the role. Its sections include its facts then. */
  readonly rows: readonly Part[];
  readonly sections: readonly Part[];
};

/** All uses of a source on the site, computed from the content. */
export type SourceUses = {
  readonly roles: readonly RoleUses[];
  readonly questions: readonly Part[];
  /** Pages of prose with their labels. */
  readonly articles: readonly {
    readonly id: PageId;
    readonly label: string;
    readonly parts: readonly Part[];
  }[];
  readonly pay: readonly Part[];
  /** State pay pages: sections of their articles, and the parts computed from tables. */
  readonly statePay: readonly { readonly state: StateId; readonly parts: readonly Part[] }[];
  /** The sections of the sources page itself. */
  readonly here: readonly Part[];
  /** The names of the official tables copied from the source. */
  readonly tables: readonly string[];
};

export type ListedSource = { readonly entry: SourceEntry; readonly uses: SourceUses };

/** A row, and how far apart two of its values may be and still count as the same. */
export type RowTolerance = Part & { readonly id: RowId; readonly measure: string | undefined } & {
  readonly same: string;
  /** Which value the row favors. */
  readonly favors: string;
};

/** The sources page, as text that needs no further formatting or lookup. */
export type SourcesPage = {
  readonly kinds: readonly {
    readonly id: SourceKind;
    readonly label: string;
    readonly sources: readonly ListedSource[];
  }[];
  /** The comparison that the tolerance table links to. */
  readonly pair: readonly [string, string];
  readonly tolerances: readonly (Part & { readonly rows: readonly RowTolerance[] })[];
};

const names = (id: string, content: readonly Block[]): boolean =>
  content.some((block) => block.sources.includes(id));

const partsNaming = (id: string, { sections }: Article): readonly Part[] =>
  sections
    .filter(({ content }) => names(id, content))
    .map((section) => ({ id: section.id, label: section.heading }));

/** The home page's pair if it includes the role. If not, the role's first other pair. */
function pairWith(
  role: string,
  home: readonly [string, string],
  pairs: readonly Pair<RoleProfile>[],
): readonly [string, string] | undefined {
  if (home.includes(role)) return home;
  const found = pairs.find(([, second]) => second.id === role);
  return found === undefined ? undefined : [found[0].id, role];
}

function usesByRole(id: string, site: Site): readonly RoleUses[] {
  const pairs = getPairs(site);
  return site.roles
    .map((role) => {
      const pair = pairWith(role.id, site.words.home.pair, pairs);
      const rows = rowDefinitions.filter((row) =>
        rowValue(row, { role, site }).sources.includes(id),
      );
      const showsFacts = (section: string) =>
        pair === undefined && rows.some((row) => row.section === section);
      return {
        role: { id: role.id, name: role.name },
        pair,
        rows:
          pair === undefined
            ? []
            : rows.map((row) => ({ id: row.id, label: getWord(site.words.rows, row.id).label })),
        sections: role.sections
          .filter((section) => names(id, section.content) || showsFacts(section.id))
          .map((section) => ({ id: section.id, label: section.heading })),
      };
    })
    .filter(({ rows, sections }) => rows.length + sections.length > 0);
}

/** The parts of state pages that use a source: sections of their articles, and the job projection. */
function usesByState(id: string, { statePay, tables, words }: Site): SourceUses['statePay'] {
  const expecting =
    id === tableSources.stateProjections
      ? tables.stateProjections.map(({ area_abbr }) => getState(area_abbr))
      : [];
  return stateIds
    .map((state) => {
      const article = statePay.get(state);
      return {
        state,
        parts: [
          ...(article === undefined ? [] : partsNaming(id, article)),
          ...(expecting.includes(state)
            ? [{ id: 'projection', label: words['pay-page'].projection }]
            : []),
        ],
      };
    })
    .filter(({ parts }) => parts.length > 0);
}

function getUses(id: string, site: Site, faq: FaqPage): SourceUses {
  return {
    roles: usesByRole(id, site),
    questions: faq.groups.flatMap(({ questions }) =>
      questions
        .filter(({ answer }) => names(id, answer))
        .map((question) => ({ id: question.id, label: question.ask })),
    ),
    articles: contentPages.flatMap((page) =>
      page.kind === 'article' || page.kind === 'counselors'
        ? {
            id: page.id,
            label: pageLabel(page.id, site),
            parts: partsNaming(id, getArticle(site, page.id)),
          }
        : [],
    ),
    pay: partsNaming(id, getArticle(site, 'pay')),
    statePay: usesByState(id, site),
    here: partsNaming(id, getArticle(site, 'sources')),
    tables: tableNames
      .filter((table) => tableSources[table] === id)
      .map((table) => getWord(site.words.sources.tables, table)),
  };
}

/** A row's tolerance in its unit. Ranges and durations have two ends. */
function toleranceText(
  row: Pick<RowDefinition, 'kind' | 'decimals' | 'tolerance'>,
  { words, format }: Text,
): string {
  const { same } = words.sources;
  const { kind, tolerance } = row;
  const template = kind === 'range' || kind === 'duration' ? same.ends : same.within;
  if ('relative' in tolerance) {
    const percent = format.percent(tolerance.relative * 100);
    return fill(template, { gap: fill(same.share, { percent }) });
  }
  if (tolerance.absolute === 0) return same.exact;
  return fill(template, { gap: gapText(row, tolerance.absolute, { words, format }) });
}

/** Builds the sources page: each source once, under its kind, with all its uses. */
export function buildSourcesPage(site: Site): SourcesPage {
  const { format } = site;
  const { words } = site;
  const faq = buildFaqPage(site);
  const listed = (kind: SourceKind): readonly ListedSource[] => {
    const ids = [...site.sources.values()].filter((source) => source.kind === kind);
    const entries = buildSourceEntries(
      ids.map((source) => source.id),
      site,
    );
    return entries.map((entry) => ({ entry, uses: getUses(entry.id, site, faq) }));
  };
  return {
    kinds: sourceKinds
      .map((id) => ({ id, label: getWord(words.sources.kinds, id), sources: listed(id) }))
      .filter(({ sources }) => sources.length > 0),
    pair: words.home.pair,
    tolerances: groupIds.map((group) => ({
      id: group,
      label: getWord(words.groups, group),
      rows: rowDefinitions
        .filter((row) => row.group === group)
        .map((row) => ({
          id: row.id,
          label: getWord(words.rows, row.id).label,
          measure: getWord(words.rows, row.id).measure,
          same: toleranceText(row, { words, format }),
          favors: ruleText(row, { words, format }),
        })),
    })),
  };
}
