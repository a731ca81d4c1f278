import { authoredRows, rowDefinitions } from '@/lib/domain/rows';
import { Diagnostic } from './diagnostic';
import type { Document } from './read-document';
import type { Remark } from './validate';
import { nearest } from './wording';

/** What front matter may hold before a schema has looked at it. */
type Keyed = { readonly facts?: unknown; readonly missing?: unknown };

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRow = (key: unknown): boolean => rowDefinitions.some(({ id }) => id === key);

/** What a role file says of a key in a place that is not its own. */
export const roleRemark: Remark = (path, beside) => {
  const [group, row, key] = path;
  if (path.length === 1 && isRow(group)) {
    const message = `Unexpected row \`${String(group)}\` at the start of a line, expected it inside \`facts\` or \`missing\`; put two spaces before it, and two more before its lines`;
    return { path, message };
  }
  if (group !== 'facts' && group !== 'missing') return undefined;
  if (path.length === 2 && isRow(row)) {
    // A row that the schema of the group does not know is one that a table serves.
    const message = `Unexpected \`${String(row)}\` in \`${group}\`; its value comes from the official tables by \`occupation.code\`, so delete it here`;
    return { path, message };
  }
  if (path.length !== 3) return undefined;
  if (group === 'facts' && key === 'why') {
    const message = `Unexpected \`why\` in \`facts\`, expected a value; move \`${String(row)}\` under \`missing\`, where \`why\` and \`reason\` stand`;
    return { path: path.slice(0, 2), message };
  }
  if (group === 'missing' && beside.includes('period')) {
    const message = `Unexpected value in \`missing\`, expected \`why\` and \`reason\`; move \`${String(row)}\` under \`facts\`, where values stand`;
    return { path: path.slice(0, 2), message };
  }
  return undefined;
};

/** Each authored row has a value or a reason, and not both. Works on front matter that failed too. */
export function checkRows(document: Document): readonly Diagnostic[] {
  const { facts, missing = {} } = (document.data ?? {}) as Keyed;
  // The schema has said what a group should be; without one, every row would be said to be missing.
  if (!isGroup(facts) || !isGroup(missing)) return [];
  // Rows that begin at the margin take those below out of `facts` with them: one slip, one problem.
  if (Object.keys(document.data as object).some(isRow)) return [];
  const ids = authoredRows.map((row) => row.id);
  const misspelt = [...Object.keys(facts), ...Object.keys(missing)].flatMap((key) =>
    ids.some((id) => id === key) ? [] : (nearest(key, ids) ?? []),
  );
  return authoredRows.flatMap(({ id }): readonly Diagnostic[] => {
    const [known, unknown] = [Object.hasOwn(facts, id), Object.hasOwn(missing, id)];
    if (known && unknown) {
      return [
        new Diagnostic(
          `Unexpected \`${id}\` in \`missing\`, which has a value in \`facts\` already; keep one of the two`,
          document.placeOfKey(['missing', id]),
          'E_FACT_TWICE',
        ),
      ];
    }
    if (known || unknown || misspelt.includes(id)) return [];
    return [
      new Diagnostic(
        `Missing \`${id}\`, expected a value in \`facts\` or a reason in \`missing\``,
        document.placeOfKey(['facts']),
        'E_SCHEMA_REQUIRED',
      ),
    ];
  });
}
