import type { Spread } from '@/bench/measure/statistics';

/** A Markdown table. Columns after the first are aligned right. @throws Error if a row has another length */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const stray = rows.find((row) => row.length !== heads.length);
  if (stray !== undefined) {
    throw new Error(
      `A row has ${stray.length} cells, expected ${heads.length}: ${stray.join(', ')}`,
    );
  }
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = heads.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

/** A number with a fixed count of decimals. */
export const number = (value: number, decimals = 0): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** `612 (598–640)`: median, minimum and maximum. A single run is only a number. */
export const spread = ({ median, least, most, runs }: Spread, decimals = 0): string =>
  runs === 1
    ? number(median, decimals)
    : `${number(median, decimals)} (${number(least, decimals)}–${number(most, decimals)})`;
