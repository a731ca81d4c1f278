/** A table in Markdown: the first column holds names, the others figures. */
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

/** A number with as many digits after the point as are worth reading. */
export const number = (value: number, decimals = 0): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** `612 (598–640)`: the middle of several runs, and how far they lay apart. */
export const spread = (
  { median, least, most, runs }: { median: number; least: number; most: number; runs: number },
  decimals = 0,
): string =>
  runs === 1
    ? number(median, decimals)
    : `${number(median, decimals)} (${number(least, decimals)}–${number(most, decimals)})`;
