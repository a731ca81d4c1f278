import { authoredRows, rowDefinitions } from '@/lib/domain/rows';
import { Diagnostic } from './diagnostic';
import type { Document } from './read-document';
import type { Remark } from './validate';
import { nearest } from './wording';

/** Front matter before a schema has checked it. */
type Keyed = { readonly facts?: unknown; readonly missing?: unknown };

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRow = (key: unknown): boolean => rowDefinitions.some(({ id }) => id === key);

/** Explains a key of a role file that is in the wrong group. */
export const roleRemark: Remark = (path, beside) => {
  const [group, row, key] = path;
  if (path.length === 1 && isRow(group)) {
    const message = `Unexpected row \`${String(group)}\` at the start of a line, expected it inside \`facts\` or \`missing\`; put two spaces before it, and two more before its lines`;
    return { path, message };
  }
  if (group !== 'facts' && group !== 'missing') return undefined;
  if (path.length === 2 && isRow(row)) {
    // The schema of the group lacks only rows that come from the tables.
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

/**
 * Checks that each authored row has either a value or a reason. Also works on front matter that failed its
 * schema.
 */
export function checkRows(document: Document): readonly Diagnostic[] {
  const { facts, missing = {} } = (document.data ?? {}) as Keyed;
  // The schema reports a wrong group; do not call every row missing as well.
  if (!isGroup(facts) || !isGroup(missing)) return [];
  // Unindented rows also pull the rows below out of `facts`: report that once.
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
          document.getKeyPosition(['missing', id]),
          'E_FACT_TWICE',
        ),
      ];
    }
    if (known || unknown || misspelt.includes(id)) return [];
    return [
      new Diagnostic(
        `Missing \`${id}\`, expected a value in \`facts\` or a reason in \`missing\``,
        document.getKeyPosition(['facts']),
        'E_SCHEMA_REQUIRED',
      ),
    ];
  });
}
