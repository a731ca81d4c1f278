import type { Text } from '@/lib/domain/site';
import { projectionYears, type TableRow } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import {
  getAbsences,
  type PartCell,
  type PartRole,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partRoles,
  partSource,
} from './part';

/** The code of the row with the total of all occupations. */
const allOccupations = '00-0000';

export type OutlookPart = {
  readonly absences: readonly string[];
  /** Explains why there are more openings than new jobs, in one or more sentences per role. */
  readonly reasons: readonly string[];
  readonly table?: PartTable | undefined;
  readonly rounded: string;
  /** How often people leave each job, compared with all jobs. Undefined if no role has the rates. */
  readonly rates?: PartTable | undefined;
  readonly comparisons: readonly string[];
  readonly source: PartSource;
};

type Jobs = TableRow<'projections'>;
type Separations = TableRow<'separations'>;

type Outlook = {
  readonly role: PartRole;
  readonly jobs: Jobs;
  readonly separations: Separations | undefined;
};

/** Splits a period of the table, such as `2024-34`, into its two years. */
function getSpan(period: string) {
  const { from, to } = projectionYears(period);
  return { from, to, years: to - from, text: `${from}/${to}` };
}

/** New jobs per year, negative for lost ones: the change spread evenly over the years. */
const getGrowth = ({ change_number: change, projection_period: period }: Jobs) =>
  Math.round(change / getSpan(period).years);

function reasonText({ role, jobs, separations }: Outlook, { words, format }: Text) {
  if (separations === undefined) return [];
  const messages = words['pay-outlook'];
  const growth = getGrowth(jobs);
  const values = {
    role: role.plural,
    openings: format.count(jobs.openings_annual_avg),
    replace: format.count(separations.total_separations_annual_avg),
    exits: format.count(separations.labor_force_exits_annual_avg),
    transfers: format.count(separations.occupational_transfers_annual_avg),
    new: format.count(growth),
    lost: format.count(-growth),
  };
  const template = growth > 0 ? messages.grow : growth < 0 ? messages.shrink : messages.level;
  return [fill(template, values)];
}

/** A figure with a bar, as a fraction of the longest. */
const barCell = (text: string, count: number, longest: number): PartCell => ({
  kind: 'figure',
  text,
  bar: longest === 0 ? 0 : count / longest,
});

/** Builds the table of jobs and openings. The bars of a group share one scale that starts at zero. */
function jobsTable(outlooks: readonly Outlook[], { words, format }: Text): PartTable {
  const messages = words['pay-outlook'];
  const [{ jobs: anyJobs }] = outlooks as readonly [Outlook];
  const { from, to, text } = getSpan(anyJobs.projection_period);
  const most = Math.max(
    ...outlooks.flatMap(({ jobs }) => [jobs.employment_base, jobs.employment_projected]),
  );
  const mostOpenings = Math.max(
    ...outlooks.flatMap(({ jobs, separations }) => [
      jobs.openings_annual_avg,
      separations?.total_separations_annual_avg ?? 0,
    ]),
  );
  const bar = (count: number, scale: number) => barCell(format.count(count), count, scale);
  const absent: PartCell = { kind: 'missing', text: words.missing['not-in-table'] };
  const row = (label: string, cell: (outlook: Outlook) => PartCell) => ({
    label,
    cells: outlooks.map(cell),
  });
  const split = (label: string, read: (row: Separations) => number) =>
    row(label, ({ separations }) =>
      separations === undefined ? absent : bar(read(separations), mostOpenings),
    );
  return {
    caption: fill(messages.caption, { span: format.period(text) }),
    corner: messages.column,
    columns: outlooks.map(({ role: { name, accent } }) => ({ name, accent })),
    groups: [
      {
        heading: messages.jobs,
        rows: [
          row(fill(messages['jobs-in'], { year: String(from) }), ({ jobs }) =>
            bar(jobs.employment_base, most),
          ),
          row(fill(messages['jobs-in'], { year: String(to) }), ({ jobs }) =>
            bar(jobs.employment_projected, most),
          ),
          row(fill(messages.change, { year: String(to) }), ({ jobs }) => ({
            kind: 'figure',
            text: format.count(jobs.change_number, { signed: true }),
            detail: format.percent(jobs.change_pct, { decimals: 1, signed: true }),
          })),
        ],
      },
      {
        heading: messages.openings,
        rows: [
          row(messages.all, ({ jobs }) => bar(jobs.openings_annual_avg, mostOpenings)),
          split(messages.exits, (found) => found.labor_force_exits_annual_avg),
          split(messages.transfers, (found) => found.occupational_transfers_annual_avg),
          row(messages.growth, ({ jobs }) => ({
            kind: 'figure',
            text: format.count(getGrowth(jobs), { signed: true }),
          })),
        ],
      },
    ],
  };
}

/** The three rates, in column order. */
const rates = {
  exits: (row: Separations) => row.labor_force_exit_rate_annual_pct,
  transfers: (row: Separations) => row.occupational_transfer_rate_annual_pct,
  all: (row: Separations) => row.total_separations_rate_annual_pct,
} as const;

type Rated = { readonly role: PartRole; readonly separations: Separations };

function ratesTable(
  rated: readonly Rated[],
  all: Separations | undefined,
  { words, format }: Text,
): PartTable | undefined {
  const messages = words['pay-outlook'];
  const [any] = rated;
  if (any === undefined) return undefined;
  const cells = (row: Separations) =>
    Object.values(rates).map(
      (read): PartCell => ({ kind: 'figure', text: format.percent(read(row), { decimals: 1 }) }),
    );
  const { text } = getSpan(any.separations.projection_period);
  return {
    caption: fill(messages['rates-caption'], { span: format.period(text) }),
    corner: messages['rates-column'],
    columns: [
      { name: messages['rate-exits'] },
      { name: messages['rate-transfers'] },
      { name: messages['rate-all'] },
    ],
    groups: [
      {
        rows: [
          ...rated.map(({ role: { name, accent }, separations }) => ({
            label: name,
            accent,
            cells: cells(separations),
          })),
          ...(all === undefined ? [] : [{ label: messages.yardstick, cells: cells(all) }]),
        ],
      },
    ],
  };
}

/** Tells in which of two jobs people more often stop working, or move to another kind of job. */
function getComparisons(
  rated: readonly Rated[],
  all: Separations | undefined,
  { words, format }: Text,
): readonly string[] {
  const messages = words['pay-outlook'];
  const [first, second] = rated;
  if (first === undefined || second === undefined) return [];
  return (['exits', 'transfers'] as const).map((kind) => {
    const read = rates[kind];
    const percent = (row: Separations) => format.percent(read(row), { decimals: 1 });
    const order = read(first.separations) - read(second.separations);
    const [higher, lower] = order >= 0 ? [first, second] : [second, first];
    const sentence =
      order === 0
        ? fill(messages[`${kind}-same`], {
            first: first.role.plural,
            second: second.role.plural,
            value: percent(first.separations),
          })
        : fill(messages[`${kind}-more`], {
            higher: higher.role.plural,
            high: percent(higher.separations),
            lower: lower.role.plural,
            low: percent(lower.separations),
          });
    return all === undefined
      ? sentence
      : `${sentence} ${fill(messages['in-all'], { all: percent(all) })}`;
  });
}

/**
 * Builds the part on jobs now and in ten years, the reasons for openings, and how often people leave, all
 * from one projection.
 */
export function buildOutlook(pair: PayPair, site: PaySite): OutlookPart {
  const { format } = site;
  const { words, tables } = site;
  const roles = partRoles(pair, site);
  const getSeparations = (code: string) => tables.separations.find((row) => row.soc === code);
  const outlooks = roles.flatMap((role): Outlook[] => {
    const jobs = tables.projections.find((row) => row.soc === role.code);
    return jobs === undefined ? [] : [{ role, jobs, separations: getSeparations(role.code) }];
  });
  const rated = outlooks.flatMap(({ role, separations }): Rated[] =>
    separations === undefined ? [] : [{ role, separations }],
  );
  const all = getSeparations(allOccupations);
  const covered = outlooks.map(({ role }) => role);
  return {
    absences: getAbsences(roles, covered, site),
    reasons: outlooks.flatMap((outlook) => reasonText(outlook, { words, format })),
    table: outlooks.length === 0 ? undefined : jobsTable(outlooks, { words, format }),
    rounded: words['pay-outlook'].rounded,
    rates: ratesTable(rated, all, { words, format }),
    comparisons: getComparisons(rated, all, { words, format }),
    source: partSource([tableSources.projections, tableSources.separations], pair, site),
  };
}
