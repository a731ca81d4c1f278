import type { Cell, CellSource } from '@/lib/domain/cell';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';

/** A role's value in the cited row, as text. */
export type CitedValue = {
  readonly role: string;
  readonly value: string;
  /** Where the value comes from. `undefined` if a missing value has no source. */
  readonly source: Pick<CellSource, 'entries' | 'grain'> | undefined;
};

export type CitedRow = {
  readonly siteName: string;
  /** The title of the page. */
  readonly title: string;
  /** `detail` names the measure, place and year. It may be empty. */
  readonly row: { readonly label: string; readonly detail: string };
  readonly roles: readonly CitedValue[];
  /** The sentence in the difference column. */
  readonly difference: string;
  /** The full URL of the row. */
  readonly address: string;
  /** The date of the data version, spelled out. Not today's date, so equal links give equal citations. */
  readonly date: string;
};

/** A cell's value as one line of text, without its marks and charts. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'list':
      return cell.items.map(({ text }) => text).join('; ');
    case 'answer':
      return `${cell.answer}; ${cell.reason}`;
    default:
      return cell.text;
  }
}

function valueLine({ role, value, source }: CitedValue, words: Words['row-tools']): string {
  const line = fill(words['cite-value'], { role, value });
  if (source === undefined) return line;
  const names = source.entries.map(({ short }) => short).join('; ');
  return fill(words['cite-source'], { value: line, source: names, grain: source.grain });
}

/** A row as plain text to quote in a paper: values, sources, years, URL and date. */
export function citeRow(cited: CitedRow, words: Words['row-tools']): string {
  const { siteName, title, row, roles, difference, address, date } = cited;
  return [
    row.detail === '' ? row.label : fill(words['cite-row'], row),
    ...roles.map((role) => valueLine(role, words)),
    fill(words['cite-difference'], { difference }),
    fill(words['cite-page'], { title, site: siteName }),
    address,
    fill(words['cite-date'], { date }),
  ].join('\n');
}
