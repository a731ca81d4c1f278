import type { PageWeight, QuietReport } from './quiet-export';

/**
 * What a page may weigh on a first visit, in bytes after Brotli at its best: everything that a browser
 * fetches before a person acts, but for pictures, which wait until a reader comes near them. 14,000
 * bytes is what a server may send before it first has to wait for an answer.
 */
export const budgets = {
  page: 14_000,
  /** 16,000 until the rules for paper, for waiting controls and for labels of any width came (decision 13). */
  comparison: 16_200,
  /** Pay of the country and of a state: drawings, and a table of places. */
  pay: 20_000,
  /** Pages to look things up in: they hold much on purpose. */
  reference: 24_000,
  /** The page itself and one script. */
  requests: 2,
  wakeScript: 1_500,
  /** Everything, once the page is awake. */
  awake: 48_000,
  /**
   * A comparison as one file, as it is: mail and memory sticks do not compress. 60,000 until each sheet had its
   * heads; a build that knows its host writes longer links (decision 18).
   */
  singleFile: 64_000,
} as const;

/** The budget of a page, by its address. */
export function budgetOf(path: string): number {
  if (/\/compare\/[^/]+\/$/.test(path)) return budgets.comparison;
  if (/\/pay\/(?:[^/]+\/)?$/.test(path)) return budgets.pay;
  if (/\/(?:faq|sources)\/$/.test(path)) return budgets.reference;
  return budgets.page;
}

/** What a page weighs on a first visit. */
const firstVisit = ({ html, script }: PageWeight): number => html + script;

/** What a page does too much of, as sentences; none where it keeps its budget. */
export function excesses(page: PageWeight): readonly string[] {
  const budget = budgetOf(page.path);
  const over = (found: number, most: number, what: string) =>
    found > most ? [`${page.path}: ${found} ${what}, expected at most ${most}`] : [];
  return [
    ...over(firstVisit(page), budget, 'bytes on a first visit'),
    ...over(page.requests, budgets.requests, 'requests'),
    ...over(page.script, budgets.wakeScript, 'bytes of script'),
    ...over(page.awake, budgets.awake, 'bytes once awake'),
  ];
}

/** The comparisons whose file is too large, as sentences. */
export const fileExcesses = ({ files }: QuietReport): readonly string[] =>
  files.flatMap(({ path, bytes }) =>
    bytes > budgets.singleFile
      ? [`${path}: ${bytes} bytes, expected at most ${budgets.singleFile}`]
      : [],
  );

/** The weights of all pages as a table. */
export function weightTable({ pages }: QuietReport): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const rows = [
    ['page', 'HTML', 'of it CSS', 'script', 'requests', 'of budget', 'awake'],
    ...pages.map((page) => [
      page.path,
      number(page.html),
      page.style === undefined ? '' : number(page.style),
      number(page.script),
      String(page.requests),
      `${Math.round((100 * firstVisit(page)) / budgetOf(page.path))} %`,
      number(page.awake),
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
