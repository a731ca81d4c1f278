import type { TableName } from '@/lib/domain/table-rows';
import { type AnyRow, type Bench, type Entry, figure, said } from './bench';
import { getYears } from './years';

/**
 * Checks the projections. BLS prints counts in thousands with one decimal and computes changes, rates and
 * openings from unrounded figures, hence the tolerances. All 1,113 rows of the 2024-34 release pass.
 */

/** The rounding error of a count, in jobs: half of a hundred. */
const half = 50;
/** The tolerance of a sum or difference of counts; at most 100 occurred. */
const ofSum = 150;
/** The tolerance of a sum of percents with one decimal; at most 0.1 occurred. */
const ofRates = 0.15;

type Finding = { readonly column: string; readonly message: string };

/** The tolerance of a share in percent, when both counts and the share are rounded. */
const ofShare = (count: number, percent: number, off = half) =>
  0.0501 + (100 * off) / count + (Math.abs(percent) * off) / count;

function wrongChange(row: AnyRow): Finding | undefined {
  const [from, to] = ['employment_base', 'employment_projected'];
  const [now, then] = [figure(row, from), figure(row, to)];
  const [change, percent] = [figure(row, 'change_number'), figure(row, 'change_pct')];
  for (const column of [from, to]) {
    if (figure(row, column) !== 0) continue;
    const message = `Unexpected \`0\` in \`${column}\`, expected jobs; the bureau prints thousands, so write its figure times 1,000`;
    return { column, message };
  }
  if (now === undefined || then === undefined) return undefined;
  if (change !== undefined && Math.abs(then - now - change) > ofSum) {
    return {
      column: 'change_number',
      message: `Unexpected \`${change}\` in \`change_number\`, expected about ${said(then - now)}: \`${to}\` less \`${from}\`; one of the three is a slip`,
    };
  }
  if (change !== undefined && percent !== undefined) {
    const expected = (100 * change) / now;
    if (Math.abs(expected - percent) > ofShare(now, percent)) {
      return {
        column: 'change_pct',
        message: `Unexpected \`${percent}\` in \`change_pct\`, expected about ${expected.toFixed(1)}: \`change_number\` as a share of \`${from}\``,
      };
    }
  }
  const openings = figure(row, 'openings_annual_avg');
  if (openings !== undefined && openings > now) {
    return {
      column: 'openings_annual_avg',
      message: `Unexpected \`${openings}\` in \`openings_annual_avg\`, more openings a year than there are jobs (${now})`,
    };
  }
  return undefined;
}

/** The parts of the separations, their rate, and their count. */
const parts = [
  ['labor_force_exit_rate_annual_pct', 'labor_force_exits_annual_avg'],
  ['occupational_transfer_rate_annual_pct', 'occupational_transfers_annual_avg'],
  ['total_separations_rate_annual_pct', 'total_separations_annual_avg'],
] as const;

function wrongSeparations(row: AnyRow): Finding | undefined {
  const value = (column: string) => figure(row, column) ?? Number.NaN;
  const mean = (value('employment_base') + value('employment_projected')) / 2;
  for (const [at, off] of [
    [0, ofRates],
    [1, ofSum],
  ] as const) {
    const [exits, transfers, total] = parts.map((part) => part[at]) as [string, string, string];
    if (!(Math.abs(value(exits) + value(transfers) - value(total)) > off)) continue;
    return {
      column: total,
      message: `Unexpected \`${row[total]}\` in \`${total}\`, expected about ${said(value(exits) + value(transfers))}: \`${exits}\` and \`${transfers}\` together`,
    };
  }
  for (const [rate, count] of parts) {
    const expected = (100 * value(count)) / mean;
    // The mean over ten years is not quite that of the two ends.
    if (!(Math.abs(expected - value(rate)) > ofShare(mean, value(rate), ofSum))) continue;
    return {
      column: rate,
      message: `Unexpected \`${row[rate]}\` in \`${rate}\`, expected about ${expected.toFixed(1)}: \`${count}\` as a share of all jobs; are two columns exchanged?`,
    };
  }
  const [from = Number.NaN, to = Number.NaN] = getYears(row);
  const growth = value('change_number') / (to - from);
  const openings = value('total_separations_annual_avg') + growth;
  if (Math.abs(openings - value('openings_annual_avg')) > ofSum) {
    return {
      column: 'openings_annual_avg',
      message: `Unexpected \`${row.openings_annual_avg}\` in \`openings_annual_avg\`, expected about ${said(Math.round(openings))}: those who leave, and \`change_number\` spread over the years`,
    };
  }
  return undefined;
}

/** Both tables of the release print jobs, change and openings. */
function checkBoth(bench: Bench): void {
  for (const separations of bench.rows('separations')) {
    const outlook = bench.find('projections', separations.soc);
    const column =
      outlook &&
      Object.keys(separations).find(
        (name) => name in outlook && outlook[name] !== separations[name],
      );
    if (outlook === undefined || column === undefined) continue;
    const entry: Entry = { table: 'projections', row: outlook };
    bench.refuse(entry, {
      column,
      message: `Unexpected \`${outlook[column]}\` in \`${column}\`, and \`${separations[column]}\` in ${bench.getName({ table: 'separations', row: separations }, entry)}; both come from one release, so copy both again`,
      code: 'E_TABLE_AGREE',
    });
  }
}

/**
 * Jobs of the projections per employee of the survey of pay. The projections count the self-employed too: it was
 * 0.84 at least (railroads, which the survey counts in other ways), and 141 for farmers.
 */
const fewestJobs = 0.5;
const manyJobs = 5;

/** Compares the projections with the pay survey of their base year. */
function checkAgainstSurvey(bench: Bench): void {
  for (const row of bench.rows('projections')) {
    const [year] = getYears(row);
    const survey = bench.find('oewsNational', row.soc, `${year}-05`);
    if (survey === undefined) continue;
    const entry: Entry = { table: 'projections', row };
    const other = bench.getName({ table: 'oewsNational', row: survey }, entry);
    const wage = 'median_annual_wage_usd';
    const [here, there] = [figure(row, wage), figure(survey, 'annual_median_usd')];
    if (here !== undefined && there !== undefined && here !== there) {
      bench.refuse(entry, {
        column: wage,
        message: `Unexpected \`${here}\` in \`${wage}\`, expected \`${there}\`, the median of the survey of May ${year} (${other})`,
        code: 'E_TABLE_AGREE',
      });
      continue;
    }
    const column = 'employment_base';
    const [jobs, people] = [figure(row, column), figure(survey, 'employment')];
    if (jobs === undefined || people === undefined) continue;
    if (jobs < people * fewestJobs) {
      bench.refuse(entry, {
        column,
        message: `Unexpected \`${jobs}\` in \`${column}\`, and the survey of that year counts ${people} employees (${other}); the bureau prints thousands here, so write its figures times 1,000`,
        code: 'E_TABLE_SIZE',
      });
    } else if (jobs > people * manyJobs) {
      bench.remark(
        entry,
        column,
        `${said(jobs)} jobs, and ${said(people)} employees in the survey of that year`,
      );
    }
  }
}

function wrongState(row: AnyRow): Finding | undefined {
  const value = (column: string) => figure(row, column) ?? Number.NaN;
  const [from, to] = [value('base_year'), value('projected_year')];
  if (to <= from) {
    const message = `Unexpected \`${to}\` in \`projected_year\`, expected a year after \`base_year\` (${from})`;
    return { column: 'projected_year', message };
  }
  const [now, then] = [value('employment_base'), value('employment_projected')];
  if (now === 0) {
    const message = 'Unexpected `0` in `employment_base`, expected jobs';
    return { column: 'employment_base', message };
  }
  const percent = value('change_pct_rounded');
  const expected = (100 * (then - now)) / now;
  // Both counts are rounded to ten, and the percent to a whole number.
  if (Math.abs(expected - percent) > 0.56 + (500 / now) * (1 + then / now)) {
    return {
      column: 'change_pct_rounded',
      message: `Unexpected \`${percent}\` in \`change_pct_rounded\`, expected about ${expected.toFixed(1)}: the change from \`employment_base\` to \`employment_projected\``,
    };
  }
  if (value('openings_annual_avg') <= now) return undefined;
  return {
    column: 'openings_annual_avg',
    message: `Unexpected \`${row.openings_annual_avg}\` in \`openings_annual_avg\`, more openings a year than there are jobs (${now})`,
  };
}

/** Checks the outlook tables alone, against each other and against the pay survey. */
export function checkOutlook(bench: Bench): void {
  const checkRows = (table: TableName, judge: (row: AnyRow) => Finding | undefined) => {
    for (const row of bench.rows(table)) {
      const found = judge(row);
      if (found !== undefined) {
        bench.refuse({ table, row }, { ...found, code: 'E_TABLE_AGREE' });
      }
    }
  };
  checkRows('projections', wrongChange);
  checkRows('separations', (row) => wrongChange(row) ?? wrongSeparations(row));
  checkRows('stateProjections', wrongState);
  checkBoth(bench);
  checkAgainstSurvey(bench);
}
