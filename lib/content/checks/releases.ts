import { type TableName, tableFiles, tableNames } from '@/lib/domain/table-rows';
import { type AnyRow, type Bench, type Entry, groupBy, mostCommon } from './bench';

/** Checks the periods of rows, and that each place, occupation or sector has one name. */

/** Tables that hold one release, with their period columns. The others hold several years. */
const ofOneRelease = {
  oewsState: ['reference_period'],
  oewsArea: ['reference_period'],
  oewsSector: ['reference_period'],
  industryPay: ['reference_period'],
  projections: ['projection_period'],
  separations: ['projection_period'],
  drivers: ['projection_period'],
  stateProjections: ['base_year', 'projected_year'],
  prices: ['year'],
} as const satisfies Partial<Record<TableName, readonly string[]>>;
type OneRelease = keyof typeof ofOneRelease;

function checkPeriod(bench: Bench, table: OneRelease): void {
  const columns = ofOneRelease[table];
  const [column] = columns;
  const file = tableFiles[table].file;
  const getText = (row: AnyRow) => columns.map((name) => row[name]).join(' to ');
  const rows = bench.rows(table);
  const common = mostCommon(rows, getText);
  const strange = rows.filter((row) => getText(row) !== common);
  for (const [found, same] of groupBy(strange, getText)) {
    const others = same.length === 1 ? '' : ` in ${same.length} rows`;
    bench.refuse(
      { table, rows: same },
      {
        column,
        message: `Unexpected ${found} in \`${columns.join('` and `')}\`${others}, expected ${common}, as the other rows of ${file} have it: the table holds one release`,
        code: 'E_TABLE_RELEASE',
      },
    );
  }
}

/** Releases kept in the Florida table: the newest, and the one it is compared with. */
const keptOfFlorida = 2;

/** Reports extra releases in the Florida table: typos, or leftover rows of last year. */
function checkKept(bench: Bench): void {
  const table = 'oewsFlorida';
  const column = 'reference_period';
  const periods = [...groupBy(bench.rows(table), (row) => String(row[column]))].sort(
    ([one], [other]) => (one > other ? -1 : 1),
  );
  if (periods.length <= keptOfFlorida) return;
  const most = Math.max(...periods.map(([, rows]) => rows.length));
  const isSlip = (rows: readonly AnyRow[]) => rows.length * 2 < most;
  const kept = periods.filter(([, rows]) => !isSlip(rows)).slice(0, keptOfFlorida);
  const expected = kept.map(([period]) => period).join(' or ');
  for (const [period, rows] of periods) {
    if (kept.some(([one]) => one === period)) continue;
    const others = rows.length === 1 ? '' : ` in ${rows.length} rows`;
    const mend = isSlip(rows) ? 'correct the cell' : 'delete the rows of the oldest';
    bench.refuse(
      { table, rows },
      {
        column,
        message: `Unexpected ${period} in \`${column}\`${others}, expected ${expected}: the table keeps the newest two releases; ${mend}`,
        code: 'E_TABLE_RELEASE',
      },
    );
  }
}

/** Tables published in one workbook: a page shows one span for both. */
const outlookTables = ['projections', 'separations', 'drivers'] as const;

function checkWorkbook(bench: Bench): void {
  const [projections] = bench.rows('projections');
  if (projections === undefined) return;
  for (const table of outlookTables) {
    const rows = bench.rows(table);
    const [row] = rows;
    if (row === undefined || row.projection_period === projections.projection_period) continue;
    bench.refuse(
      { table, rows },
      {
        column: 'projection_period',
        message: `Unexpected ${row.projection_period} in \`projection_period\`, expected ${projections.projection_period}, as ${tableFiles.projections.file} has it: both come out in one workbook, so put in both`,
        code: 'E_TABLE_RELEASE',
      },
    );
  }
}

/** Checks that price levels of areas and states are of the same year: they are published together. */
function checkPriceYears(bench: Bench): void {
  const year = mostCommon(bench.rows('prices'), (row) => String(row.year));
  if (year === undefined) return;
  const getYear = (row: AnyRow) => String(row.rpp_year);
  const strange = bench.rows('oewsArea').filter((row) => getYear(row) !== year);
  for (const [found, rows] of groupBy(strange, getYear)) {
    const others = rows.length === 1 ? '' : ` in ${rows.length} rows`;
    bench.refuse(
      { table: 'oewsArea', rows },
      {
        column: 'rpp_year',
        message: `Unexpected ${found} in \`rpp_year\`${others}, expected ${year}, as ${tableFiles.prices.file} has it: price levels of areas and of states come out together, so put in both`,
        code: 'E_TABLE_RELEASE',
      },
    );
  }
}

/** Columns that depend on another column, in one table or in several. */
const names: readonly {
  readonly key: string;
  readonly values: readonly string[];
  readonly tables: readonly TableName[];
}[] = [
  { key: 'soc', values: ['occupation'], tables: tableNames },
  {
    key: 'state_abbr',
    values: ['state_fips', 'state_name', 'area_kind'],
    tables: ['oewsState', 'prices'],
  },
  {
    key: 'area_code',
    values: ['area_name', 'area_kind', 'states', 'rpp_all_items'],
    tables: ['oewsArea'],
  },
  { key: 'naics_sector', values: ['sector'], tables: ['oewsSector'] },
];

type Name = { readonly key: string; readonly of: string; readonly value: string };

/** Checks that a thing has the same name in all rows. */
function checkName(bench: Bench, { key, of, value }: Name, group: readonly Entry[]): void {
  const having = group
    .filter(({ row }) => value in row)
    .map((entry) => ({ entry, text: String(entry.row[value]) }));
  const common = mostCommon(having, ({ text }) => text);
  const model = having.find(({ text }) => text === common);
  const [odd] = having.filter(({ entry, text }) => text !== common && bench.isSound(entry.row));
  if (model === undefined || odd === undefined) return;
  const place = bench.getName(model.entry, odd.entry);
  const found = odd.text === 'null' ? 'empty cell' : `\`${odd.text}\``;
  const expected = common === 'null' ? 'an empty cell' : `\`${common}\``;
  bench.refuse(odd.entry, {
    column: value,
    message: `Unexpected ${found} in \`${value}\` of \`${of}\`, expected ${expected}, as ${place} has it; if that one is the slip, correct it there, and if \`${key}\` is, here`,
    code: 'E_TABLE_AGREE',
  });
}

/** Checks the states at the end of a metropolitan area's name: `Augusta-Richmond County, GA-SC`. */
function checkAreaStates(bench: Bench): void {
  for (const row of bench.rows('oewsArea')) {
    const ending = / ([A-Z]{2}(?:-[A-Z]{2})*)$/.exec(String(row.area_name))?.[1];
    const states = ending?.replaceAll('-', '|');
    if (states === undefined || states === row.states) continue;
    bench.refuse(
      { table: 'oewsArea', row },
      {
        column: 'states',
        message: `Unexpected \`${row.states}\` in \`states\`, expected \`${states}\`, in which the name of the area ends`,
        code: 'E_TABLE_AGREE',
      },
    );
  }
}

const surveyTables = [
  'oewsNational',
  'oewsState',
  'oewsArea',
  'oewsFlorida',
  'oewsSector',
] as const;

/** Remarks on tables of the pay survey with different months: they are published together. */
function remarkOnSurveys(bench: Bench): void {
  const newest = surveyTables.flatMap((table) => {
    const [first, ...others] = bench.rows(table);
    if (first === undefined) return [];
    const getMonth = (row: AnyRow) => String(row.reference_period);
    const row = others.reduce(
      (one, other) => (getMonth(other) > getMonth(one) ? other : one),
      first,
    );
    return [{ entry: { table, row }, month: getMonth(row) }];
  });
  const month = newest
    .map((each) => each.month)
    .sort()
    .at(-1);
  for (const { entry, month: ownMonth } of newest) {
    if (ownMonth === month) continue;
    bench.remark(
      entry,
      'reference_period',
      `the newest month here is ${ownMonth}, and ${month} in another table of the survey; they come out together`,
    );
  }
}

/** Remarks on handbook pay that is newer than the survey it comes from. */
function remarkOnHandbook(bench: Bench): void {
  const getMonth = (row: AnyRow) => String(row.reference_period);
  const [row] = bench.rows('industryPay');
  const months = surveyTables.flatMap((table) => bench.rows(table).map(getMonth));
  const newest = months.reduce((one, other) => (other > one ? other : one), '');
  if (row === undefined || newest === '' || getMonth(row) <= newest) return;
  bench.remark(
    { table: 'industryPay', row },
    'reference_period',
    `pay of ${getMonth(row)}, and the newest month of the survey that it is taken from is ${newest}`,
  );
}

/** Remarks on areas of Florida that are missing from the newest release. */
function remarkOnFlorida(bench: Bench): void {
  const table = 'oewsFlorida';
  const rows = bench.rows(table);
  const getPeriod = (row: AnyRow) => String(row.reference_period);
  const newest = rows.map(getPeriod).reduce((one, other) => (other > one ? other : one), '');
  for (const [soc, found] of groupBy(rows, (row) => String(row.soc))) {
    const now = new Set(
      found.filter((row) => getPeriod(row) === newest).map((row) => row.area_code),
    );
    const gone = found.filter((row) => !now.has(row.area_code));
    const [first] = gone;
    if (first === undefined) continue;
    const areas = now.size === 0 ? 'any area' : gone.map((row) => row.area_code).join(', ');
    bench.remark({ table, row: first }, 'area_code', `${soc} has no row of ${newest} for ${areas}`);
  }
}

/** Remarks on roles that have rows for only some of the places. */
function remarkOnGaps(bench: Bench): void {
  const rows = bench.rows('oewsState');
  const places = new Set(rows.map((row) => row.state_abbr));
  for (const [soc, found] of groupBy(rows, (row) => String(row.soc))) {
    const [first] = found;
    if (first === undefined || found.length >= places.size) continue;
    bench.remark(
      { table: 'oewsState', row: first },
      'soc',
      `${soc} has rows for ${found.length} of ${places.size} places`,
    );
  }
  const missing = [...places].filter(
    (code) =>
      rows.some((row) => row.state_abbr === code && row.area_kind !== 'territory') &&
      !bench.rows('prices').some((row) => row.state_abbr === code),
  );
  const [any] = bench.rows('prices');
  if (any !== undefined && missing.length > 0) {
    const message = `no price level for ${missing.join(', ')}`;
    bench.remark({ table: 'prices', row: any }, 'state_abbr', message);
  }
}

/** The period columns and their precision. */
const periodColumns = [
  { column: 'reference_period', what: 'month', length: 'yyyy-mm'.length },
  { column: 'year', what: 'year', length: 'yyyy'.length },
  { column: 'base_year', what: 'year', length: 'yyyy'.length },
] as const;

/** Reports periods in the future. */
export function checkFuture(bench: Bench, today: string): void {
  for (const table of tableNames) {
    for (const { column, what, length } of periodColumns) {
      const now = today.slice(0, length);
      const getPeriod = (row: AnyRow) => String(row[column] ?? '');
      const late = bench.rows(table).filter((row) => getPeriod(row) > now);
      for (const [period, rows] of groupBy(late, getPeriod)) {
        bench.refuse(
          { table, rows },
          {
            column,
            message: `Unexpected ${what} ${period} in \`${column}\`, expected this ${what} (${now}) or earlier`,
            code: 'E_DATE_RANGE',
          },
        );
      }
    }
  }
}

/** Checks the periods of rows. */
export function checkPeriods(bench: Bench): void {
  for (const table of Object.keys(ofOneRelease) as OneRelease[]) checkPeriod(bench, table);
  checkKept(bench);
  checkWorkbook(bench);
  checkPriceYears(bench);
}

/** Checks names that depend on other columns, and remarks on missing rows. */
export function checkRowNames(bench: Bench): void {
  checkAreaStates(bench);
  for (const { key, values, tables } of names) {
    const all = tables.flatMap((table) =>
      bench.rows(table).flatMap((row): Entry[] => (key in row ? [{ table, row }] : [])),
    );
    for (const [of, group] of groupBy(all, ({ row }) => String(row[key]))) {
      for (const value of values) checkName(bench, { key, of, value }, group);
    }
  }
  remarkOnSurveys(bench);
  remarkOnHandbook(bench);
  remarkOnFlorida(bench);
  remarkOnGaps(bench);
}
