import { Diagnostic } from '@/lib/content/diagnostic';
import type { ReadSources } from '@/lib/content/reader';
import { quoted } from '@/lib/content/wording';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import type { AnyRow, Bench } from './bench';
import { yearsOf } from './years';

/** The years that a title names: `2024 to 2034`, and `2024-34` as both. */
function yearsInTitle(title: string): readonly number[] {
  const found = [...title.matchAll(/\b((?:19|20)\d\d)(?:[-–](\d\d))?\b/g)];
  return found.flatMap(([, year = '', end]) =>
    end === undefined ? [Number(year)] : [Number(year), Number(`${year.slice(0, 2)}${end}`)],
  );
}

/** What a table is of at its newest: its years, and as its cells have it. */
type Newest = {
  readonly file: string;
  readonly text: string;
  readonly years: readonly number[];
  readonly month: string | undefined;
};

function newestOf(file: string, rows: readonly AnyRow[]): readonly Newest[] {
  const [row] = [...rows].sort((one, other) => (yearsOf(other)[0] ?? 0) - (yearsOf(one)[0] ?? 0));
  const years = row === undefined ? [] : yearsOf(row);
  if (row === undefined || years.length === 0) return [];
  const { reference_period: month, projection_period: span } = row;
  const text = String(month ?? span ?? years.join(' to '));
  return [{ file, text, years, month: month === undefined ? undefined : String(month) }];
}

/**
 * Whether what was counted can have come out on a day: a survey of May comes out in a later month, a projection
 * and a price level in a year after their first one. `shown` is as precise as the source is.
 */
function canShow(shown: string, { month, years: [year = 0] }: Newest): boolean {
  if (month === undefined) return Number(shown.slice(0, 4)) > year;
  const length = Math.min(shown.length, month.length);
  const [day, counted] = [shown.slice(0, length), month.slice(0, length)];
  return length < month.length ? day >= counted : day > counted;
}

/**
 * Tables that are newer than their source says, or older: title and day of a release are changed by hand, and
 * pages show them under the new figures. One message for a source.
 */
export function checkSourceYears(
  bench: Bench,
  { document, sources }: ReadSources,
): readonly Diagnostic[] {
  return [...sources.values()].flatMap(({ id, title, shown }): readonly Diagnostic[] => {
    // Bounds stay as they are over years: a release may have no need of any.
    const names = tableNames.filter((name) => tableSources[name] === id && name !== 'topCodes');
    // Of when a table is, nobody knows while it has a fault.
    if (!names.every(bench.isWhole)) return [];
    const tables = names.flatMap((name) => newestOf(tableFiles[name].file, bench.rows(name)));
    const [first] = tables;
    if (first === undefined) return [];
    const titled = yearsInTitle(title);
    const unnamed = tables.find(({ years }) => years.some((year) => !titled.includes(year)));
    const untitled = titled.length === 0 ? undefined : unnamed;
    const early = shown === 'none' ? undefined : tables.find((each) => !canShow(shown, each));
    const newest = Math.max(...tables.flatMap(({ years }) => years));
    const problem = (field: 'shown' | 'title', message: string): readonly Diagnostic[] => {
      const path = ['sources', id, field];
      return [new Diagnostic(message, document.placeOf(path), 'E_DATE_RANGE')];
    };
    const name = `Unexpected ${quoted(title)} for \`sources.${id}.title\`: the newest figures in`;
    if (early !== undefined) {
      const too = untitled === undefined ? '' : ', name its year in `title`,';
      return problem(
        'shown',
        `Unexpected date ${shown} for \`sources.${id}.shown\`: ${early.file} has figures of ${early.text}, which cannot have come out by then; put in the day on which the release did${too} and look at \`read\` and \`note\``,
      );
    }
    if (untitled !== undefined) {
      return problem(
        'title',
        `${name} ${untitled.file} are of ${untitled.text}; name that release here, and look at \`shown\`, \`read\` and \`note\``,
      );
    }
    if (!titled.some((year) => year > newest)) return [];
    return problem(
      'title',
      `${name} ${first.file} are of ${first.text}; put the newer release into the table, or name here what is in it`,
    );
  });
}
