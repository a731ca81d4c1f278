import { buildRow, scaleFor } from '@/lib/domain/build-comparison';
import type { LabelledCell, SourceEntry } from '@/lib/domain/cell';
import type { Question } from '@/lib/domain/faq';
import type { Pair } from '@/lib/domain/pairs';
import { firstState } from '@/lib/domain/places';
import type { RoleProfile, Section } from '@/lib/domain/profile';
import { buildRoleCells, buildSourceEntries, rowValue } from '@/lib/domain/role-cells';
import { type RowDefinition, type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { SectionId } from '@/lib/domain/sections';
import type { Site } from '@/lib/domain/site';
import { questionsAbout } from './faq-page';

/** The rows that role pages also show for the first state, and the section that shows them. */
const hasPlaces = ({ id }: RowDefinition) => id === 'pay' || id === 'employed';
const paySection: SectionId = 'outlook';

/** The page of a role shows this many of its questions, and links to the others. */
export const mostQuestions = 6;
/** Up to this many other roles end the page with a sentence each. More become a list. */
export const mostSentences = 2;

/** A section of a role page: its prose, and the facts that belong to it. */
export type RoleSection = Section & { readonly facts: readonly LabelledCell[] };

/** A role's page, as text that needs no further formatting or lookup. */
export type RolePage = {
  readonly role: RoleProfile;
  readonly keyFacts: readonly LabelledCell[];
  readonly sections: readonly RoleSection[];
  /** How its pay compares with each of the other roles, as sentences. */
  readonly pay: readonly { readonly other: string; readonly text: string }[];
  /** The questions about the role, from the questions page. */
  readonly questions: readonly Pick<Question, 'id' | 'ask'>[];
  /** Every source of a fact or the prose once. */
  readonly sources: readonly SourceEntry[];
  readonly reviewed: string;
};

/** The difference in pay between two roles, worded as in their comparison. */
function payBeside(pair: Pair<RoleProfile>, site: Site): string {
  const row = rowDefinitions.find(({ id }) => id === 'pay');
  if (row === undefined) throw new Error('There is no row for pay');
  const { lead, rest } = buildRow(row, { roles: pair, site }).difference;
  return [lead, rest].filter(Boolean).join(' ');
}

/** A cache by site and row: every role page needs the scales, and each takes all roles to compute. */
const scales = new WeakMap<Site, Map<RowId, ReturnType<typeof scaleFor>>>();

/** The scale of a row over all roles, in the US and in the first state. */
function scaleOfAll(row: RowDefinition & { readonly id: RowId }, site: Site) {
  const siteScales = scales.get(site) ?? new Map<RowId, ReturnType<typeof scaleFor>>();
  scales.set(site, siteScales);
  if (!siteScales.has(row.id)) {
    const values = site.roles.flatMap((role) => [
      rowValue(row, { role, site }),
      rowValue(row, { role, site, place: firstState }),
    ]);
    siteScales.set(row.id, scaleFor(values));
  }
  return siteScales.get(row.id);
}

/**
 * Builds a role's page. Pay charts use one scale for all roles, so that readers can compare the charts of
 * two role pages, and those of the US and the first state.
 *
 * @param others the roles to compare its pay with
 */
export function buildRolePage(
  role: RoleProfile,
  site: Site,
  others: readonly RoleProfile[] = [],
): RolePage {
  const { format } = site;
  const getScale = (row: RowDefinition & { readonly id: RowId }) => scaleOfAll(row, site);
  const cells = (wanted: (row: RowDefinition) => boolean) =>
    buildRoleCells(role, { rows: rowDefinitions.filter(wanted), site, getScale });
  const inFirstState = buildRoleCells(role, {
    rows: rowDefinitions.filter(hasPlaces),
    site,
    getScale,
    place: firstState,
  }).filter(({ cell }) => cell.kind !== 'missing');
  const sections = role.sections.map((section) => ({
    ...section,
    facts: [
      ...cells((row) => row.section === section.id),
      ...(section.id === paySection ? inFirstState : []),
    ],
  }));
  const sourceIds = sections.flatMap(({ facts, content }) => [
    ...content.flatMap((block) => block.sources),
    ...facts.flatMap(({ cell }) => cell.source?.entries.map((entry) => entry.id) ?? []),
  ]);
  return {
    role,
    keyFacts: cells((row) => row.keyFact === true),
    sections,
    pay: others.map((other) => ({
      other: other.id,
      text: payBeside([role, other], site),
    })),
    questions: questionsAbout(site.faq, role.id).map(({ id, ask }) => ({ id, ask })),
    sources: buildSourceEntries(sourceIds, site),
    reviewed: format.period(role.reviewed),
  };
}
