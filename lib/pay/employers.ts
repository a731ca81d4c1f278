import { getLeast, payText } from '@/lib/domain/pay';
import type { Text } from '@/lib/domain/site';
import type { TableRow } from '@/lib/domain/table-rows';
import { getNewest, payOfHandbook, tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord, type Words } from '@/lib/domain/words';
import {
  getAbsences,
  type PartCell,
  type PartRole,
  type PartRow,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partRoles,
  partSource,
} from './part';

/** Sectors with a smaller share of each role, in percent, are combined into one row. */
const leastShown = 1;

export type EmployersPart = {
  readonly absences: readonly string[];
  readonly table?: PartTable | undefined;
  /** Names the sectors without a published figure. */
  readonly unpublished: readonly string[];
  /** Median pay by kind of workplace, one table for each role that has it. */
  readonly pay: readonly PartTable[];
  /** A note that this pay is from another month than the jobs. */
  readonly payPeriod?: string | undefined;
  /** Names the roles without such published pay. */
  readonly payAbsences: readonly string[];
  readonly source: PartSource;
};

type SectorRow = TableRow<'oewsSector'>;
type Employed = {
  readonly role: PartRole;
  readonly period: string;
  /** The newest rows by sector code. */
  readonly rows: ReadonlyMap<string, SectorRow>;
};

function getEmployed(role: PartRole, { tables }: PaySite): readonly Employed[] {
  const rows = tables.oewsSector.filter((row) => row.soc === role.code);
  const period = getNewest(rows)?.reference_period;
  if (period === undefined) return [];
  const newest = rows.filter((row) => row.reference_period === period);
  return [{ role, period, rows: new Map(newest.map((row) => [row.naics_sector, row])) }];
}

function shareIn({ rows }: Employed, sector: string): number {
  const share = rows.get(sector)?.share_of_occupation_pct;
  return typeof share === 'number' ? share : 0;
}

function jobsIn({ rows }: Employed, sector: string): number {
  const jobs = rows.get(sector)?.employment;
  return typeof jobs === 'number' ? jobs : 0;
}

/** Compares code points, so the order is the same on every computer. */
const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function sectorTable(
  employed: readonly Employed[],
  { words, format }: Text,
): PartTable | undefined {
  const messages = words['pay-employers'];
  const [any] = employed;
  if (any === undefined) return undefined;
  const sectors = [...new Set(employed.flatMap(({ rows }) => [...rows.keys()]))];
  const isSmall = (sector: string) => employed.every((one) => shareIn(one, sector) < leastShown);
  const weight = (sector: string) => employed.reduce((sum, one) => sum + shareIn(one, sector), 0);
  const small = sectors.filter(isSmall);
  const large = sectors
    .filter((sector) => !isSmall(sector))
    .sort((one, other) => weight(other) - weight(one) || byCode(one, other));
  const cell = (employment: number, share: number): PartCell => ({
    kind: 'figure',
    text: format.percent(share, { decimals: 1 }),
    detail: format.count(employment),
    bar: share / 100,
  });
  const rows = large.map(
    (sector): PartRow => ({
      label: getWord<string>(messages.sectors, sector),
      note: sector === '54' || sector === '99' ? messages['sector-notes'][sector] : undefined,
      cells: employed.map((one) => {
        const row = one.rows.get(sector);
        return typeof row?.employment !== 'number' ||
          typeof row.share_of_occupation_pct !== 'number'
          ? { kind: 'missing', text: messages['not-published'] }
          : cell(row.employment, row.share_of_occupation_pct);
      }),
    }),
  );
  const others = small.length > 0 && {
    label: messages.others,
    note: fill(messages['others-note'], { least: format.percent(leastShown) }),
    cells: employed.map((one) => {
      const jobs = small.reduce((sum, sector) => sum + jobsIn(one, sector), 0);
      const share = small.reduce((sum, sector) => sum + shareIn(one, sector), 0);
      return cell(jobs, share);
    }),
  };
  return {
    caption: fill(messages.caption, {
      period: format.list([...new Set(employed.map(({ period }) => format.period(period)))]),
    }),
    corner: messages.column,
    columns: employed.map(({ role: { name, accent } }) => ({ name, accent })),
    groups: [{ rows: others ? [...rows, others] : rows }],
  };
}

/** Names the sectors without a published figure, if the role has any. */
function unpublishedText({ role, rows }: Employed, words: Words): readonly string[] {
  const messages = words['pay-employers'];
  const empty = [...rows.values()].filter(({ employment }) => typeof employment !== 'number');
  if (empty.length === 0) return [];
  // Semicolons, because the names contain commas.
  const sectors = empty
    .map((row) => getWord<string>(messages.sectors, row.naics_sector))
    .join('; ');
  return [fill(messages.unpublished, { role: role.plural, sectors })];
}

/** Returns a role's newest pay by kind of workplace, highest first. */
function payRows({ code }: PartRole, { tables }: PaySite) {
  const rows = tables.industryPay.filter((row) => row.soc === code);
  const period = getNewest(rows)?.reference_period;
  return rows
    .filter((row) => row.reference_period === period)
    .map((row) => ({ ...row, pay: payOfHandbook(row.annual_median_usd) }))
    .sort((one, other) => getLeast(other.pay ?? 0) - getLeast(one.pay ?? 0));
}

/** Builds the part on where the people of each role work, and their published pay there. */
export function buildEmployers(pair: PayPair, site: PaySite): EmployersPart {
  const { format } = site;
  const { words } = site;
  const messages = words['pay-employers'];
  const roles = partRoles(pair, site);
  const employed = roles.flatMap((role) => getEmployed(role, site));
  const covered = employed.map(({ role }) => role);
  const paid = roles.map((role) => ({ role, rows: payRows(role, site) }));
  const jobsPeriods = new Set(employed.map(({ period }) => period));
  const payPeriods = new Set(paid.flatMap(({ rows }) => rows.map((row) => row.reference_period)));
  const others = [...payPeriods].filter((period) => !jobsPeriods.has(period));
  const periods = (found: Iterable<string>) =>
    format.list([...found].map((period) => format.period(period)));
  return {
    absences: getAbsences(roles, covered, site),
    table: sectorTable(employed, { words, format }),
    unpublished: employed.flatMap((one) => unpublishedText(one, words)),
    pay: paid
      .filter(({ rows }) => rows.length > 0)
      .map(({ role, rows }) => ({
        caption: fill(messages['pay-caption'], {
          role: role.plural,
          period: format.period(rows[0]?.reference_period ?? 'undated'),
        }),
        corner: messages['pay-column'],
        columns: [{ name: messages['pay-median'] }],
        groups: [
          {
            rows: rows.map((row) => ({
              label: row.industry,
              cells: [
                row.pay === undefined
                  ? { kind: 'missing' as const, text: messages['not-published'] }
                  : { kind: 'figure' as const, text: payText(row.pay, { words, format }) },
              ],
            })),
          },
        ],
      })),
    payPeriod:
      others.length > 0 && jobsPeriods.size > 0
        ? fill(messages['pay-year'], { period: periods(others), other: periods(jobsPeriods) })
        : undefined,
    payAbsences: paid
      .filter(({ rows }) => rows.length === 0)
      .map(({ role }) => fill(messages['pay-none'], { role: role.plural })),
    source: partSource(
      [tableSources.oewsSector, ...(payPeriods.size > 0 ? [tableSources.industryPay] : [])],
      pair,
      site,
    ),
  };
}
