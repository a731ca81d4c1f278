import { Diagnostic } from '@/lib/content/diagnostic';
import type { ReadSources } from '@/lib/content/reader';
import { quoted } from '@/lib/content/wording';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import type { AnyRow, Bench } from './bench';
import { getYears } from './years';

/** The years in a title: `2024 to 2034`, and `2024-34` as both. */
function yearsInTitle(title: string): readonly number[] {
  const found = [...title.matchAll(/\b((?:19|20)\d\d)(?:[-–](\d\d))?\b/g)];
  return found.flatMap(([, year = '', end]) =>
    end === undefined ? [Number(year)] : [Number(year), Number(`${year.slice(0, 2)}${end}`)],
  );
}

/** The newest period of a table: its years, and the text of its cells. */
type Newest = {
  readonly file: string;
  readonly text: string;
  readonly years: readonly number[];
  readonly month: string | undefined;
};

function getNewest(file: string, rows: readonly AnyRow[]): readonly Newest[] {
  const [row] = [...rows].sort((one, other) => (getYears(other)[0] ?? 0) - (getYears(one)[0] ?? 0));
  const years = row === undefined ? [] : getYears(row);
  if (row === undefined || years.length === 0) return [];
  const { reference_period: month, projection_period: span } = row;
  const text = String(month ?? span ?? years.join(' to '));
  return [{ file, text, years, month: month === undefined ? undefined : String(month) }];
}

/**
 * Whether a figure can have been published on a day: a survey of May in a later month, a projection or price
 * level in a later year. `shown` may be a year, a month or a day.
 */
function canShow(shown: string, { month, years: [year = 0] }: Newest): boolean {
  if (month === undefined) return Number(shown.slice(0, 4)) > year;
  const length = Math.min(shown.length, month.length);
  const [day, counted] = [shown.slice(0, length), month.slice(0, length)];
  return length < month.length ? day >= counted : day > counted;
}

/**
 * Reports tables that are newer or older than their source: titles and release dates are edited by hand, and
 * pages show them under the new figures. One message per source.
 */
export function checkSourceYears(
  bench: Bench,
  { document, sources }: ReadSources,
): readonly Diagnostic[] {
  return [...sources.values()].flatMap(({ id, title, shown }): readonly Diagnostic[] => {
    // A release may need no new bounds.
    const names = tableNames.filter((name) => tableSources[name] === id && name !== 'topCodes');
    // Problems may hide the newest period of a table.
    if (!names.every(bench.isWhole)) return [];
    const tables = names.flatMap((name) => getNewest(tableFiles[name].file, bench.rows(name)));
    const [first] = tables;
    if (first === undefined) return [];
    const titled = yearsInTitle(title);
    const unnamed = tables.find(({ years }) => years.some((year) => !titled.includes(year)));
    const untitled = titled.length === 0 ? undefined : unnamed;
    const early = shown === 'none' ? undefined : tables.find((each) => !canShow(shown, each));
    const newest = Math.max(...tables.flatMap(({ years }) => years));
    const problem = (field: 'shown' | 'title', message: string): readonly Diagnostic[] => {
      const path = ['sources', id, field];
      return [new Diagnostic(message, document.getPosition(path), 'E_DATE_RANGE')];
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
