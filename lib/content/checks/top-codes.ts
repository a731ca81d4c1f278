import { type PayUnit, payPoints, tableFiles, topMark } from '@/lib/domain/table-rows';
import { type AnyRow, type Bench, type Entry, figure, hoursAYear } from './bench';

const units = ['annual', 'hourly'] as const;
const points = [...payPoints, 'mean'] as const;
const getColumn = (unit: PayUnit, point: string) => `${unit}_${point}_usd`;
const columnOfBound = (unit: PayUnit) => `${unit}_usd`;

/** Finds a figure that contradicts a `#` in its row, and what could be there instead. */
function contradiction(row: AnyRow, bounds: AnyRow) {
  for (const point of points) {
    const [year, hour] = [getColumn('annual', point), getColumn('hourly', point)];
    const [top, column] = row[year] === topMark ? [year, hour] : [hour, year];
    if (row[top] === topMark && figure(row, column) !== undefined) {
      const expected = `\`#\` as in \`${top}\`: a year is 2,080 hours, so that both are above what is printed or neither is`;
      return { column, expected };
    }
  }
  for (const unit of units) {
    const columns = payPoints.map((point) => getColumn(unit, point));
    const top = columns.find((column) => row[column] === topMark);
    const bound = figure(bounds, columnOfBound(unit));
    const column = columns.find((each) => (figure(row, each) ?? 0) >= (bound ?? Infinity));
    if (top !== undefined && column !== undefined) {
      return {
        column,
        expected: `less than ${bound}: from there on the release has \`#\`, as in \`${top}\``,
      };
    }
  }
  return undefined;
}

/**
 * Checks the bounds: both of a release are the same pay, by hour and by year, and BLS has only ever raised
 * them.
 */
function checkBounds(bench: Bench): void {
  const byHour = columnOfBound('hourly');
  const byYear = columnOfBound('annual');
  for (const row of bench.rows('topCodes')) {
    const [hour, year] = [figure(row, byHour) ?? 0, figure(row, byYear) ?? 0];
    const made = Math.round(hour * hoursAYear);
    const entry: Entry = { table: 'topCodes', row };
    const refuse = (column: string, expected: string) =>
      bench.refuse(entry, {
        column,
        message: `Unexpected \`${row[column]}\` in \`${column}\`, expected ${expected}`,
        code: 'E_TABLE_AGREE',
      });
    if (hour > 0 && hour === year * hoursAYear) {
      refuse(byHour, `${year}, which stands in \`${byYear}\`: the two are exchanged`);
    } else if (hour === 0 || hour > year) {
      const least = hour === 0 ? 'more than nothing' : `less than \`${byYear}\` (${year})`;
      refuse(byHour, `${least}: the pay for an hour from which on the release has \`#\``);
    } else if (made !== year) {
      refuse(
        byYear,
        `${made}: 2,080 hours of \`${byHour}\` (${hour}); copy both from the notes of the release`,
      );
    }
  }
  let before: AnyRow | undefined;
  const getPeriod = (row: AnyRow) => String(row.reference_period);
  const inTime = [...bench.rows('topCodes')].sort((one, other) =>
    getPeriod(one) < getPeriod(other) ? -1 : 1,
  );
  for (const row of inTime) {
    const [then, now] = [figure(before, byHour), figure(row, byHour)];
    if (before !== undefined && then !== undefined && now !== undefined && now < then) {
      const entry: Entry = { table: 'topCodes', row };
      const place = bench.getName({ table: 'topCodes', row: before }, entry);
      bench.refuse(entry, {
        column: byHour,
        message: `Unexpected \`${now}\` in \`${byHour}\`, expected ${then} or more, as ${place} has it for ${getPeriod(before)}: no release has lowered its bounds; one of the two is of another release`,
        code: 'E_TABLE_AGREE',
      });
    }
    before = row;
  }
}

/**
 * Checks `#`, pay above what the survey prints: each release that uses it needs its bounds, and no figure in
 * the row may contradict it.
 */
export function checkTopCodes(bench: Bench): void {
  checkBounds(bench);
  const isTop = (row: AnyRow) =>
    units
      .flatMap((unit) => points.map((point) => getColumn(unit, point)))
      .find((column) => row[column] === topMark);
  for (const table of ['oewsNational', 'oewsState', 'oewsArea', 'oewsFlorida'] as const) {
    // A missing or wrong bound would refuse correct figures.
    if (!bench.isWhole('topCodes')) return;
    const rows = bench.rows(table).filter((row) => isTop(row) !== undefined);
    const without = new Map<string, AnyRow[]>();
    for (const row of rows) {
      const period = String(row.reference_period);
      const bounds = bench.find('topCodes', period);
      if (bounds === undefined) {
        without.set(period, [...(without.get(period) ?? []), row]);
        continue;
      }
      const found = contradiction(row, bounds);
      if (found === undefined) continue;
      const { column, expected } = found;
      const message = `Unexpected \`${row[column]}\` in \`${column}\`, expected ${expected}`;
      bench.refuse({ table, row }, { column, message, code: 'E_TABLE_AGREE' });
    }
    for (const [period, found] of without) {
      const [first] = found;
      const column = first && isTop(first);
      if (column === undefined) continue;
      const message = `Unexpected \`#\` in \`${column}\`, expected a row for ${period} in content/data/${tableFiles.topCodes.file} first: the notes of the release say from which pay on it prints \`#\``;
      bench.refuse({ table, rows: found }, { column, message, code: 'E_TABLE_AGREE' });
    }
  }
}
