import type { FinalizeReport, PageSize } from './finalize-export';

/**
 * Budgets for a first visit, in bytes after Brotli at its best: everything that a browser loads before the reader
 * acts, except lazy images. A server can send 14,000 bytes before it must wait for an acknowledgment.
 */
export const budgets = {
  page: 14_000,
  /** Raised from 16,000 for the styles for print, waiting controls and labels of any width (decision 13). */
  comparison: 16_200,
  /** Pay in the US and in a state: charts, and a table of places. */
  pay: 20_000,
  /** Reference pages hold a lot on purpose. */
  reference: 24_000,
  /** The page and one script. */
  requests: 2,
  loaderScript: 1_500,
  /** Everything, once the page is hydrated. */
  hydrated: 48_000,
  /**
   * A comparison as a single file, uncompressed: mail and memory sticks do not compress. Raised from 60,000 for
   * heads on each sheet and for full URLs (decision 18).
   */
  singleFile: 64_000,
} as const;

/** The budget of a page, by its path, in bytes. */
export function getBudget(path: string): number {
  if (/\/compare\/[^/]+\/$/.test(path)) return budgets.comparison;
  if (/\/pay\/(?:[^/]+\/)?$/.test(path)) return budgets.pay;
  if (/\/(?:faq|sources)\/$/.test(path)) return budgets.reference;
  return budgets.page;
}

/** The compressed size of a first visit, in bytes. */
const firstVisit = ({ html, script }: PageSize): number => html + script;

/** How a page is over budget, as sentences. Empty if it is not. */
export function overBudget(page: PageSize): readonly string[] {
  const budget = getBudget(page.path);
  const over = (found: number, most: number, what: string) =>
    found > most ? [`${page.path}: ${found} ${what}, expected at most ${most}`] : [];
  return [
    ...over(firstVisit(page), budget, 'bytes on a first visit'),
    ...over(page.requests, budgets.requests, 'requests'),
    ...over(page.script, budgets.loaderScript, 'bytes of script'),
    ...over(page.hydrated, budgets.hydrated, 'bytes once hydrated'),
  ];
}

/** The single files that are over budget, as sentences. */
export const filesOverBudget = ({ files }: FinalizeReport): readonly string[] =>
  files.flatMap(({ path, bytes }) =>
    bytes > budgets.singleFile
      ? [`${path}: ${bytes} bytes, expected at most ${budgets.singleFile}`]
      : [],
  );

/** The compressed sizes of all pages as a text table. */
export function sizeTable({ pages }: FinalizeReport): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const rows = [
    ['page', 'HTML', 'of it CSS', 'script', 'requests', 'of budget', 'hydrated'],
    ...pages.map((page) => [
      page.path,
      number(page.html),
      page.style === undefined ? '' : number(page.style),
      number(page.script),
      String(page.requests),
      `${Math.round((100 * firstVisit(page)) / getBudget(page.path))} %`,
      number(page.hydrated),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
