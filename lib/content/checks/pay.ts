import { type TableName, tableFiles } from '@/lib/domain/table-rows';
import { type AnyRow, type Bench, type Entry, figure, groupBy, hoursAYear, said } from './bench';

/**
 * Checks the tables of pay and employees. Limits refuse only what no release has had: all 12,446 rows of the
 * national releases of 2014, 2017 and 2019 to 2025 pass with a wide margin.
 */

const points = ['p10', 'p25', 'median', 'p75', 'p90'] as const;
type Unit = 'annual' | 'hourly';
const getColumn = (unit: Unit, point: string) => `${unit}_${point}_usd`;

/**
 * Limits of yearly pay. The lowest printed for the whole US is 16,290, for a territory 23,560; the highest is
 * 742,310.
 */
const least = 10_000;
const most = 2_000_000;
const limits = {
  annual: [least, most],
  hourly: [least / hoursAYear, most / hoursAYear],
} as const;
/** A full-time year at the federal minimum wage, $7.25 an hour since July 2009. */
const minimumWageYear = 7.25 * hoursAYear;

/** From one percentile to the next, pay rises 6.8 times at most (athletes, May 2025); a slip of ten is ten. */
const steepest = 8;
const steep = 4;
/** The mean was 0.91 of the 90th percentile at most. */
const highestMean = 1.5;
/** Half a cent an hour and half of ten dollars a year make 15.4; the releases have up to 15.6. */
const mostApart = 20;

type Finding = { readonly column: string; readonly message: string };

/** The first impossible value in the pay of a unit, if any. */
function wrongPay(row: AnyRow, unit: Unit): Finding | undefined {
  const columns = [...points, 'mean'].map((point) => getColumn(unit, point));
  const figures = columns.flatMap((column) => {
    const value = figure(row, column);
    return value === undefined ? [] : [{ column, value }];
  });
  const period = unit === 'annual' ? 'a year' : 'an hour';
  const [low, high] = limits[unit];
  const bad = figures.find(({ value }) => value < low || value > high);
  if (bad !== undefined) {
    const { column, value } = bad;
    const found = `Unexpected \`${value}\` in \`${column}\`, expected pay for ${period}`;
    if (value === 0) {
      const empty = 'status_percentiles' in row || 'status' in row;
      return {
        column,
        message: `${found}; where the release has no figure, copy its mark${empty ? ', or leave the cell empty and say why in the status' : ''}`,
      };
    }
    const other =
      unit === 'annual'
        ? value <= limits.hourly[1] && '; this looks like pay for an hour'
        : value >= least && '; this looks like pay for a year';
    return {
      column,
      message: `${found}, ${said(Math.ceil(low))} to ${said(Math.floor(high))} dollars${other || '; a digit is missing or too many'}`,
    };
  }
  const odd = unit === 'annual' && figures.find(({ value }) => value % 10 !== 0);
  if (odd) {
    return {
      column: odd.column,
      message: `Unexpected \`${odd.value}\` in \`${odd.column}\`, expected a multiple of 10, as BLS prints pay for a year; copy it without cents`,
    };
  }
  const steps = points.flatMap((point) => {
    const value = figure(row, getColumn(unit, point));
    return value === undefined ? [] : [{ column: getColumn(unit, point), value }];
  });
  for (const [index, { column, value }] of steps.entries()) {
    const before = steps[index - 1];
    if (before === undefined || value <= before.value * steepest) continue;
    return {
      column,
      message: `Unexpected \`${value}\` in \`${column}\`, more than ${steepest} times \`${before.column}\` (${before.value}); one of the two has a digit too many or too few`,
    };
  }
  return wrongMean(row, unit);
}

/** Finds a mean outside the range that the percentiles allow. */
function wrongMean(row: AnyRow, unit: Unit): Finding | undefined {
  const column = getColumn(unit, 'mean');
  const mean = figure(row, column);
  if (mean === undefined) return undefined;
  // The lowest mean: everyone between two percentiles earns the lower one.
  const shares = [0.15, 0.25, 0.25, 0.15, 0.1];
  let floor = 0;
  let at = 0;
  for (const [index, point] of points.entries()) {
    at = figure(row, getColumn(unit, point)) ?? at;
    floor += (shares[index] ?? 0) * at;
  }
  if (mean < floor) {
    return {
      column,
      message: `Unexpected \`${mean}\` in \`${column}\`, expected ${said(Math.ceil(floor))} or more: with these percentiles no mean can be lower`,
    };
  }
  const highest = figure(row, getColumn(unit, 'p90'));
  if (highest === undefined || mean <= highest * highestMean) return undefined;
  return {
    column,
    message: `Unexpected \`${mean}\` in \`${column}\`, far above the 90th percentile (${highest}); a mean is below it`,
  };
}

/** Finds yearly pay that is not 2,080 times hourly pay, as BLS computes it. */
function wrongYear(row: AnyRow): Finding | undefined {
  for (const point of [...points, 'mean']) {
    const [byHour, column] = [getColumn('hourly', point), getColumn('annual', point)];
    const [hour, year] = [figure(row, byHour), figure(row, column)];
    if (hour === undefined || year === undefined) continue;
    if (Math.abs(hour * hoursAYear - year) <= mostApart) continue;
    return {
      column,
      message: `Unexpected \`${year}\` in \`${column}\`, expected about ${said(Math.round((hour * hoursAYear) / 10) * 10)}: 2,080 hours of \`${byHour}\` (${hour})`,
    };
  }
  return undefined;
}

/** The highest relative standard error in the releases is 42 percent. */
const errors = ['employment_rse_pct', 'mean_wage_rse_pct'] as const;

function wrongRow(row: AnyRow): Finding | undefined {
  if (figure(row, 'employment') === 0) {
    const way =
      'status_employment' in row || 'status' in row
        ? 'leave the cell empty and say why in the status'
        : 'copy its mark';
    return {
      column: 'employment',
      message: `Unexpected \`0\` in \`employment\`, expected 10 or more; where the release has no figure, ${way}`,
    };
  }
  const error = errors.find((column) => (figure(row, column) ?? 0) > 100);
  if (error !== undefined) {
    const message = `Unexpected \`${row[error]}\` in \`${error}\`, expected 100 or less, in percent`;
    return { column: error, message };
  }
  return wrongPay(row, 'hourly') ?? wrongPay(row, 'annual') ?? wrongYear(row);
}

const payTables = ['oewsNational', 'oewsState', 'oewsArea', 'oewsFlorida', 'industryPay'] as const;
const placeTables = ['oewsState', 'oewsArea', 'oewsFlorida'] as const;

const getMonth = (row: AnyRow) => String(row.reference_period);
const entries = (bench: Bench, table: TableName): readonly Entry[] =>
  bench.rows(table).map((row) => ({ table, row }));

/** The national row without problems for an occupation and a month. */
const getNation = (bench: Bench, row: AnyRow, month = getMonth(row)): AnyRow | undefined =>
  bench.find('oewsNational', row.soc, month);

/**
 * Reports pay far outside the national range. For two occupations in 51 states and 520 areas it was at least
 * 0.55 of the 10th percentile and at most 1.55 of the 90th.
 */
const farBelow = 1 / 3;
const farAbove = 3;

function checkAgainstNation(bench: Bench, entry: Entry): void {
  const nation = getNation(bench, entry.row);
  const low = figure(nation, 'annual_p10_usd');
  const high = figure(nation, 'annual_p90_usd');
  for (const point of [...points, 'mean']) {
    const column = getColumn('annual', point);
    const value = figure(entry.row, column);
    if (nation === undefined || value === undefined) continue;
    const isLow = low !== undefined && value < low * farBelow;
    const isHigh = high !== undefined && value > high * farAbove;
    if (!isLow && !isHigh) continue;
    const bound = isLow ? `the lowest tenth, ${low}` : `the highest tenth, ${high}`;
    bench.refuse(entry, {
      column,
      message: `Unexpected \`${value}\` in \`${column}\`, too far ${isLow ? 'below' : 'above'} ${bound} in the whole US (${bench.getName({ table: 'oewsNational', row: nation }, entry)}); a digit is ${isLow ? 'missing' : 'too many'}`,
      code: 'E_TABLE_SIZE',
    });
    return;
  }
}

/**
 * Limits of a place's share of US jobs, by kind. California has 11.8 percent, Wyoming 0.18, Puerto Rico 0.6,
 * the New York area 6.1, and the smallest area 0.012.
 */
const placeShares: Readonly<Record<string, readonly [number, number]>> = {
  state: [0.001, 0.16],
  district: [0.002, 0.01],
  territory: [0.000_05, 0.012],
  metropolitan: [0.000_05, 0.09],
  nonmetropolitan: [0.000_05, 0.03],
};

/**
 * A place's share of US jobs by its row: its share of the occupation over its quotient. Both are rounded, so
 * this is a range.
 */
function placeShare(bench: Bench, row: AnyRow): readonly [number, number] | undefined {
  const nation = figure(getNation(bench, row), 'employment');
  const [jobs, quotient] = [figure(row, 'employment'), figure(row, 'location_quotient')];
  if (nation === undefined || jobs === undefined || quotient === undefined) return undefined;
  const share = (count: number, by: number) => count / (nation * Math.max(by, 0.001));
  return [share(jobs - 5, quotient + 0.005), share(jobs + 5, quotient - 0.005)];
}

/** Rounding of the nation's own figures, as a share. */
const slack = 1.02;

const overlaps = (one: readonly [number, number], other: readonly [number, number]) =>
  one[0] <= other[1] * slack && other[0] <= one[1] * slack;

/** A row whose employees and quotient imply an impossible size of its place. */
type Dispute = { readonly entry: Entry; readonly share: number; readonly with?: Entry | undefined };

/** At most one row per place: of two that differ, the impossible one, otherwise the second. */
function disputesIn(bench: Bench): {
  readonly places: number;
  readonly disputes: readonly Dispute[];
} {
  const known = placeTables.flatMap((table) =>
    entries(bench, table).flatMap((entry) => {
      const share = placeShare(bench, entry.row);
      if (share === undefined) return [];
      const { state_abbr: state, area_code: area, area_kind: kind } = entry.row;
      const place = [table, state ?? area, getMonth(entry.row)].join(' ');
      return [{ entry, place, share, fits: overlaps(share, placeShares[String(kind)] ?? [0, 1]) }];
    }),
  );
  const places = [...groupBy(known, ({ place }) => place).values()];
  const disputes = places.flatMap((group): Dispute[] => {
    const others = (one: (typeof known)[number]) =>
      group.filter((other) => !overlaps(one.share, other.share));
    const weight = (one: (typeof known)[number]) => others(one).length + (one.fits ? 0 : 0.5);
    const [worst] = [...group].reverse().sort((one, other) => weight(other) - weight(one));
    if (worst === undefined || weight(worst) === 0) return [];
    return [{ entry: worst.entry, share: worst.share[0], with: others(worst)[0]?.entry }];
  });
  return { places: places.filter((group) => group.length > 1).length, disputes };
}

/**
 * Checks employees against location quotients: all occupations of a place imply one total. If more than half
 * of the places disagree, the national figure is wrong, which the sums check first.
 */
function checkQuotients(bench: Bench): void {
  const { places, disputes } = disputesIn(bench);
  if (disputes.length > Math.max(1, places / 2)) return;
  for (const { entry, share, with: other } of disputes) {
    const { employment: jobs, location_quotient: quotient } = entry.row;
    bench.refuse(
      { table: entry.table, rows: [entry.row, ...(other === undefined ? [] : [other.row])] },
      {
        column: 'location_quotient',
        message:
          other === undefined
            ? `Unexpected \`${quotient}\` in \`location_quotient\` beside ${jobs} employees: the place would have ${said(100 * share)} percent of all jobs in the US; one of the two is a slip`
            : `\`employment\` (${jobs}) and \`location_quotient\` (${quotient}) do not fit those of ${bench.getName(other, entry)} (${other.row.employment} and ${other.row.location_quotient}): by the two rows the place has a different number of jobs in all; one of the four is a slip`,
        code: 'E_TABLE_AGREE',
      },
    );
  }
}

/** Reports national figures that do not fit many places, after the sums were checked. */
function checkNationByQuotients(bench: Bench): void {
  const { disputes } = disputesIn(bench);
  const [first] = disputes;
  if (first === undefined) return;
  const rows = bench
    .rows('oewsNational')
    .filter((nation) => getMonth(nation) === getMonth(first.entry.row));
  bench.refuse(
    { table: 'oewsNational', rows },
    {
      column: 'employment',
      message: `\`employment\` of this month does not fit \`employment\` and \`location_quotient\` of ${disputes.length} places, first in ${tableFiles[first.entry.table].file}; it is a slip here, or those are of another release`,
      code: 'E_TABLE_AGREE',
    },
  );
}

/** The tolerance of a sum of counts rounded to ten, plus a thousandth because estimates are raked. */
const offBy = (counts: number, total: number) => 5 * (counts + 1) + total / 1000;

const getTotal = (rows: readonly AnyRow[]) =>
  rows.reduce((total, row) => total + (figure(row, 'employment') ?? 0), 0);

/** All states and the capital; the national figure does not count the territories. */
const statesInUs = 51;

/** Checks that employees by state and by sector add up to the national figure. */
function checkNation(bench: Bench): void {
  const getWhole = (row: AnyRow) => `${row.soc} ${getMonth(row)}`;
  const inStates = groupBy(bench.rows('oewsState'), getWhole);
  const inSectors = groupBy(bench.rows('oewsSector'), getWhole);
  for (const nation of bench.rows('oewsNational')) {
    const whole = figure(nation, 'employment');
    if (whole === undefined) continue;
    const entry: Entry = { table: 'oewsNational', row: nation };
    const all = inStates.get(getWhole(nation)) ?? [];
    const states = all.filter((row) => row.area_kind !== 'territory');
    const total = getTotal(states);
    const withheld = states.filter((row) => figure(row, 'employment') === undefined).length;
    const off = offBy(states.length, whole);
    const isComplete = states.length === statesInUs && withheld === 0;
    if (total > whole + off || (isComplete && total < whole - off)) {
      bench.refuse(entry, {
        column: 'employment',
        message: `\`employment\` is ${whole}, and that of the states adds up to ${total}, ${total > whole ? 'more' : 'less'} than rounding explains; a figure here or in the table of states is a slip`,
        code: 'E_TABLE_AGREE',
      });
      continue;
    }
    if (states.length === statesInUs && whole - total > off + withheld * 0.01 * whole) {
      bench.remark(
        entry,
        'employment',
        `the states add up to ${said(total)} of ${said(whole)} employees; ${withheld} of them without a figure would share the rest`,
      );
    }
    checkSectors(bench, { nation: entry, whole, rows: inSectors.get(getWhole(nation)) ?? [] });
  }
}

/** Checks that employees by area fit into their state. */
function checkStates(bench: Bench): void {
  // An area in several states belongs to none of them.
  const partsOf = groupBy(
    bench.rows('oewsArea'),
    (row) => `${row.soc} ${row.states} ${getMonth(row)}`,
  );
  for (const row of bench.rows('oewsState')) {
    const whole = figure(row, 'employment');
    const areas = partsOf.get(`${row.soc} ${row.state_abbr} ${getMonth(row)}`) ?? [];
    const total = getTotal(areas);
    if (whole === undefined || total <= whole + offBy(areas.length, whole)) continue;
    const large = areas.find((area) => (figure(area, 'employment') ?? 0) > whole);
    const state: Entry = { table: 'oewsState', row };
    if (large === undefined) {
      bench.refuse(state, {
        column: 'employment',
        message: `\`employment\` is ${whole}, and the areas of the state alone add up to ${total}; a figure here or in the table of areas is a slip`,
        code: 'E_TABLE_AGREE',
      });
    } else {
      bench.refuse(
        { table: 'oewsArea', row: large },
        {
          column: 'employment',
          message: `Unexpected \`${large.employment}\` in \`employment\`, more than the whole state has (${whole}, ${bench.getName(state)}); one of the two is a slip`,
          code: 'E_TABLE_AGREE',
        },
      );
    }
  }
}

/** Shares are computed from the counts, to a hundredth of a percent. */
const shareOff = 0.0051;

/** Checks employees by sector: at most the national figure, with shares that follow from the counts. */
function checkSectors(
  bench: Bench,
  {
    nation,
    whole,
    rows,
  }: { readonly nation: Entry; readonly whole: number; readonly rows: readonly AnyRow[] },
): void {
  const isWrong = (row: AnyRow) => {
    const [jobs, share] = [figure(row, 'employment'), figure(row, 'share_of_occupation_pct')];
    if (jobs === undefined || share === undefined) return false;
    return Math.abs((100 * jobs) / whole - share) > shareOff;
  };
  const wrong = rows.filter(isWrong);
  const [first] = wrong;
  if (first !== undefined && wrong.length > 1 && wrong.length > rows.length / 2) {
    const [large = first] = [...wrong].sort((one, other) => getTotal([other]) - getTotal([one]));
    const byShare = (100 * Number(large.employment)) / Number(large.share_of_occupation_pct);
    bench.refuse(nation, {
      column: 'employment',
      message: `\`employment\` is ${whole}, and by the shares of the sectors (${bench.getName({ table: 'oewsSector', row: large }, nation)}) it is about ${said(Math.round(byShare / 1000) * 1000)}; it is a slip here, or those are of another release`,
      code: 'E_TABLE_AGREE',
    });
    return;
  }
  if (first !== undefined) {
    const others = wrong.length === 1 ? '' : `, and so in ${wrong.length - 1} more rows`;
    bench.refuse(
      { table: 'oewsSector', row: first },
      {
        column: 'share_of_occupation_pct',
        message: `Unexpected \`${first.share_of_occupation_pct}\` in \`share_of_occupation_pct\`, expected ${said((100 * Number(first.employment)) / whole)}: \`employment\` (${first.employment}) as a share of ${whole} in the whole US (${bench.getName(nation)})${others}`,
        code: 'E_TABLE_AGREE',
      },
    );
    return;
  }
  const total = getTotal(rows);
  if (total > whole + 5 * (rows.length + 1)) {
    bench.refuse(nation, {
      column: 'employment',
      message: `\`employment\` is ${whole}, and that of the sectors adds up to ${total}; a figure here or in the table of sectors is a slip`,
      code: 'E_TABLE_AGREE',
    });
  } else if (rows.length > 0 && total < 0.95 * whole) {
    bench.remark(
      nation,
      'employment',
      `the sectors add up to ${said(total)} of ${said(whole)} employees`,
    );
  }
}

/** Checks that the two tables of Florida's areas agree for the same month. */
function checkFlorida(bench: Bench): void {
  for (const entry of entries(bench, 'oewsFlorida')) {
    const { row } = entry;
    const area = bench.find('oewsArea', row.soc, row.area_code, getMonth(row));
    const column =
      area && Object.keys(row).find((name) => name in area && area[name] !== row[name]);
    if (area === undefined || column === undefined) continue;
    const other = bench.getName({ table: 'oewsArea', row: area }, entry);
    bench.refuse(entry, {
      column,
      message: `Unexpected ${shownCell(row[column])} in \`${column}\`, expected ${shownCell(area[column])}, as ${other} has it for the same area and month; look into the release which one is right`,
      code: 'E_TABLE_AGREE',
    });
  }
}

const shownCell = (value: unknown) => (value === null ? 'empty cell' : `\`${value}\``);

/** From May to May, medians of the US rise by 1 to 6 percent. */
const largeChange = 0.12;
const largeJobsChange = 0.3;

/** Remarks on unusual values in a row and unusual changes since the previous May. */
function remarkOn(bench: Bench, entry: Entry): void {
  const { row } = entry;
  const columns = points.map((point) => getColumn('annual', point));
  const values = columns.map((column) => figure(row, column));
  const figures = values.filter((value) => value !== undefined);
  const low = columns.find((column) => (figure(row, column) ?? least * 2) < minimumWageYear);
  if (low !== undefined) {
    bench.remark(
      entry,
      low,
      `${said(Number(row[low]))} is less than a full year at the federal minimum wage, ${said(minimumWageYear)}`,
    );
  }
  const step = columns.findIndex(
    (_, at) => (values[at] ?? 0) > steep * (values[at - 1] ?? Number.NaN),
  );
  if (step > 0) {
    const [column = '', before = ''] = [columns[step], columns[step - 1]];
    bench.remark(entry, column, `more than ${steep} times \`${before}\``);
  }
  const thrice = figures.find((value) => figures.filter((other) => other === value).length >= 3);
  if (thrice !== undefined) {
    const column = columns[values.indexOf(thrice)] ?? '';
    bench.remark(entry, column, `three percentiles are ${thrice}`);
  }
  const [mean, p90] = [figure(row, 'annual_mean_usd'), figure(row, 'annual_p90_usd')];
  if (mean !== undefined && p90 !== undefined && mean > p90) {
    bench.remark(entry, 'annual_mean_usd', 'the mean is above the 90th percentile');
  }
}

/** Compares a national row with that of the previous May. */
function remarkOnChange(bench: Bench, entry: Entry): void {
  const { row } = entry;
  const month = `${Number(getMonth(row).slice(0, 4)) - 1}-05`;
  const before = getNation(bench, row, month);
  const compare = (column: string, limit: number) => {
    const [then, now] = [figure(before, column), figure(row, column)];
    if (then === undefined || now === undefined) return;
    const change = now / then - 1;
    if (Math.abs(change) <= limit) return;
    bench.remark(
      entry,
      column,
      `${said(then)} → ${said(now)} (${change > 0 ? '+' : ''}${(100 * change).toFixed(1)}%) since ${month}`,
    );
  };
  compare('employment', largeJobsChange);
  for (const point of points) compare(getColumn('annual', point), largeChange);
}

/** Checks the tables of pay and employees, alone and then against each other. */
export function checkPay(bench: Bench): void {
  for (const table of [...payTables, 'oewsSector'] as const) {
    for (const entry of entries(bench, table)) {
      const found = wrongRow(entry.row);
      if (found !== undefined) bench.refuse(entry, { ...found, code: 'E_TABLE_SIZE' });
    }
  }
  for (const table of [...placeTables, 'industryPay'] as const) {
    for (const entry of entries(bench, table)) checkAgainstNation(bench, entry);
  }
  checkFlorida(bench);
  checkQuotients(bench);
  checkNation(bench);
  checkStates(bench);
  checkNationByQuotients(bench);
  for (const table of payTables) for (const entry of entries(bench, table)) remarkOn(bench, entry);
  for (const entry of entries(bench, 'oewsNational')) remarkOnChange(bench, entry);
}
