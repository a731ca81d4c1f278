import { type PayUnit, payPoints, tableFiles, topMark } from '@/lib/domain/table-rows';
import { type AnyRow, type Bench, figure } from './bench';

const units = ['annual', 'hourly'] as const;
const points = [...payPoints, 'mean'] as const;
const columnOf = (unit: PayUnit, point: string) => `${unit}_${point}_usd`;

/** A figure that cannot stand in a row with `#`: where it is, and what could stand there. */
function contradiction(row: AnyRow, bounds: AnyRow) {
  for (const point of points) {
    const [year, hour] = [columnOf('annual', point), columnOf('hourly', point)];
    const [top, column] = row[year] === topMark ? [year, hour] : [hour, year];
    if (row[top] === topMark && figure(row, column) !== undefined) {
      const expected = `\`#\` as in \`${top}\`: a year is 2,080 hours, so that both are above what is printed or neither is`;
      return { column, expected };
    }
  }
  for (const unit of units) {
    const columns = payPoints.map((point) => columnOf(unit, point));
    const top = columns.find((column) => row[column] === topMark);
    const bound = figure(bounds, `${unit}_usd`);
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
 * Judges `#`, pay above what the survey prints: each release that has one needs its bounds in the table of bounds,
 * and no figure of the same row contradicts it.
 */
export function judgeTopCodes(bench: Bench): void {
  const isTop = (row: AnyRow) =>
    units
      .flatMap((unit) => points.map((point) => columnOf(unit, point)))
      .find((column) => row[column] === topMark);
  for (const table of ['oewsNational', 'oewsState', 'oewsArea', 'oewsFlorida'] as const) {
    // Without all bounds, nobody knows of which release one is missing.
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
      bench.refuse({ table, row }, column, message, 'E_TABLE_AGREE');
    }
    for (const [period, found] of without) {
      const [first] = found;
      const column = first && isTop(first);
      if (column === undefined) continue;
      const message = `Unexpected \`#\` in \`${column}\`, expected a row for ${period} in content/data/${tableFiles.topCodes.file} first: the notes of the release say from which pay on it prints \`#\``;
      bench.refuse({ table, rows: found }, column, message, 'E_TABLE_AGREE');
    }
  }
}
