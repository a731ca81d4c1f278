import { getCode, type StateId } from '@/lib/domain/places';
import { projectionYears } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import { type PartSource, type PayPair, type PaySite, partSource } from './part';

/** The job projections of a state for the two roles. */
export type ProjectionPart = {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly source: PartSource;
};

/** Builds the projections of a state for the roles that have one, or undefined if neither has. */
export function buildProjection(
  pair: PayPair,
  site: PaySite,
  state: StateId,
): ProjectionPart | undefined {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const found = pair.map((role) => ({
    role,
    row: tables.stateProjections.find(
      ({ soc, area_abbr }) => soc === role.occupation.code && area_abbr === getCode(state),
    ),
  }));
  const projected = found.flatMap(({ role, row }) => (row === undefined ? [] : [{ role, row }]));
  const [first] = projected;
  if (first === undefined) return undefined;
  const national = tables.projections.find(({ soc }) => soc === first.role.occupation.code);
  const us = national && projectionYears(national.projection_period);
  return {
    heading: messages.projection,
    sentences: [
      ...projected.map(({ role, row }) =>
        fill(messages['projection-text'], {
          place: getWord(words.places, state),
          role: role.plural,
          from: String(row.base_year),
          to: String(row.projected_year),
          before: format.count(row.employment_base),
          after: format.count(row.employment_projected),
          change: format.percent(row.change_pct_rounded, { signed: true }),
          openings: format.count(row.openings_annual_avg),
        }),
      ),
      ...found
        .filter(({ row }) => row === undefined)
        .map(({ role }) => fill(messages['projection-missing'], { role: role.plural })),
      ...(us === undefined
        ? []
        : [
            fill(messages['projection-years'], {
              from: String(first.row.base_year),
              to: String(first.row.projected_year),
              usFrom: String(us.from),
              usTo: String(us.to),
            }),
          ]),
    ],
    source: partSource([tableSources.stateProjections, tableSources.projections], pair, site),
  };
}
