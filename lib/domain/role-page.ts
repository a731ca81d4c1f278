import { scaleFor } from './build-comparison';
import type { LabelledCell, SourceEntry } from './cell';
import type { Question } from './faq';
import { questionsAbout } from './faq-page';
import type { Format } from './format';
import type { RoleProfile, Section } from './profile';
import { buildRoleCells, buildSourceEntries, rowValue } from './role-cells';
import { type RowDefinition, type RowId, rowDefinitions } from './rows';
import type { Site } from './site';

/** A section of a role page: its prose, and the facts that belong to it. */
export type RoleSection = Section & { readonly facts: readonly LabelledCell[] };

/** A role's own page, as text: nothing is left to format or to look up. */
export type RolePage = {
  readonly role: RoleProfile;
  readonly keyFacts: readonly LabelledCell[];
  readonly sections: readonly RoleSection[];
  /** The questions about the role, from the page of questions. */
  readonly questions: readonly Pick<Question, 'id' | 'ask'>[];
  /** Every source that a fact or the prose names, each once. */
  readonly sources: readonly SourceEntry[];
  readonly reviewed: string;
};

/**
 * Arranges a role's page. Pay is drawn on the scale of all roles of the site, so that the drawings of
 * two role pages can be held side by side.
 */
export function buildRolePage(role: RoleProfile, site: Site, format: Format): RolePage {
  const scaleOf = (row: RowDefinition & { readonly id: RowId }) =>
    scaleFor(site.roles.map((candidate) => rowValue(row, candidate, site)));
  const cells = (wanted: (row: RowDefinition) => boolean) =>
    buildRoleCells(role, rowDefinitions.filter(wanted), site, format, scaleOf);
  const sections = role.sections.map((section) => ({
    ...section,
    facts: cells((row) => row.section === section.id),
  }));
  const sourceIds = sections.flatMap(({ facts, content }) => [
    ...content.flatMap((block) => block.sources),
    ...facts.flatMap(({ cell }) => cell.source?.entries.map((entry) => entry.id) ?? []),
  ]);
  return {
    role,
    keyFacts: cells((row) => row.keyFact === true),
    sections,
    questions: questionsAbout(site.faq, role.id).map(({ id, ask }) => ({ id, ask })),
    sources: buildSourceEntries(sourceIds, site, format),
    reviewed: format.period(role.reviewed),
  };
}
