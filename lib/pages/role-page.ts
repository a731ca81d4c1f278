import { buildRow, scaleFor } from '@/lib/domain/build-comparison';
import type { LabelledCell, SourceEntry } from '@/lib/domain/cell';
import type { Question } from '@/lib/domain/faq';
import type { Format } from '@/lib/domain/format';
import type { Pair } from '@/lib/domain/pairs';
import { firstState } from '@/lib/domain/places';
import type { RoleProfile, Section } from '@/lib/domain/profile';
import { buildRoleCells, buildSourceEntries, rowValue } from '@/lib/domain/role-cells';
import { type RowDefinition, type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { SectionId } from '@/lib/domain/sections';
import type { Site } from '@/lib/domain/site';
import { questionsAbout } from './faq-page';

/** The rows that say most of a place, and the section that they stand in. */
const hasPlaces = ({ id }: RowDefinition) => id === 'pay' || id === 'employed';
const paySection: SectionId = 'outlook';

/** A section of a role page: its prose, and the facts that belong to it. */
export type RoleSection = Section & { readonly facts: readonly LabelledCell[] };

/** A role's own page, as text: nothing is left to format or to look up. */
export type RolePage = {
  readonly role: RoleProfile;
  readonly keyFacts: readonly LabelledCell[];
  readonly sections: readonly RoleSection[];
  /** How its pay stands beside that of each role that it is compared with, as sentences. */
  readonly pay: readonly { readonly other: string; readonly text: string }[];
  /** The questions about the role, from the page of questions. */
  readonly questions: readonly Pick<Question, 'id' | 'ask'>[];
  /** Every source that a fact or the prose names, each once. */
  readonly sources: readonly SourceEntry[];
  readonly reviewed: string;
};

/** The difference in pay of two roles, as the comparison says it. */
function payBeside(pair: Pair<RoleProfile>, site: Site, format: Format): string {
  const row = rowDefinitions.find(({ id }) => id === 'pay');
  if (row === undefined) throw new Error('There is no row for pay');
  const { lead, rest } = buildRow(row, pair, site, format).difference;
  return [lead, rest].filter(Boolean).join(' ');
}

/** The scales of a site, by the site and the row: each looks at every role, and every role's page asks. */
const scales = new WeakMap<Site, Map<RowId, ReturnType<typeof scaleFor>>>();

/** The scale of a row for all roles of the site, in the US and in the first state. */
function scaleOfAll(row: RowDefinition & { readonly id: RowId }, site: Site) {
  const ofSite = scales.get(site) ?? new Map<RowId, ReturnType<typeof scaleFor>>();
  scales.set(site, ofSite);
  if (!ofSite.has(row.id)) {
    const values = site.roles.flatMap((role) => [
      rowValue(row, role, site),
      rowValue(row, role, site, firstState),
    ]);
    ofSite.set(row.id, scaleFor(values));
  }
  return ofSite.get(row.id);
}

/**
 * Arranges a role's page. Pay is drawn on the scale of all roles of the site, so that the drawings of
 * two role pages, and of the US and the first state, can be held side by side.
 *
 * @param others the roles that its pay is set beside
 */
export function buildRolePage(
  role: RoleProfile,
  site: Site,
  format: Format,
  others: readonly RoleProfile[] = [],
): RolePage {
  const scaleOf = (row: RowDefinition & { readonly id: RowId }) => scaleOfAll(row, site);
  const cells = (wanted: (row: RowDefinition) => boolean) =>
    buildRoleCells(role, rowDefinitions.filter(wanted), site, format, scaleOf);
  const inFirstState = buildRoleCells(
    role,
    rowDefinitions.filter(hasPlaces),
    site,
    format,
    scaleOf,
    firstState,
  ).filter(({ cell }) => cell.kind !== 'missing');
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
      text: payBeside([role, other], site, format),
    })),
    questions: questionsAbout(site.faq, role.id).map(({ id, ask }) => ({ id, ask })),
    sources: buildSourceEntries(sourceIds, site, format),
    reviewed: format.period(role.reviewed),
  };
}
