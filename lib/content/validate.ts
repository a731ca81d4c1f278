import { z } from 'zod';
import { isEmptyWord } from '@/lib/domain/fact';
import { Diagnostic, moreProblems, mostProblems } from './diagnostic';
import type { Path } from './front-matter';
import type { Document } from './read-document';
import { didYouMean, expectation, expectedOneOf, nearest, pathName, shown } from './wording';

export type Validation<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Diagnostic[] };

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    data,
  );
}

/** The parts of a schema definition that this file reads. */
type Parts = {
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly shape?: Readonly<Record<PropertyKey, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
};

const getParts = (schema: z.ZodType): Parts => schema.def as Parts;

/** Unwraps optional, default and piped schemas. */
function unwrapped(schema: z.ZodType): z.ZodType {
  const { innerType, in: before, out: after } = getParts(schema);
  const inner = innerType ?? (before instanceof z.ZodTransform ? after : before);
  return inner === undefined ? schema : unwrapped(inner);
}

/** The unwrapped schema at a path, or `undefined` if the path leaves the schema. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((current, step) => {
    const { shape, element, valueType } = current === undefined ? {} : getParts(current);
    const next = shape?.[step] ?? element ?? valueType;
    return next && unwrapped(next);
  }, unwrapped(schema));
}

/** The keys of the object schema at a path, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const found = schemaAt(schema, path);
  const options = found instanceof z.ZodUnion ? found.options : [found];
  const keys = options.flatMap((each) =>
    each instanceof z.ZodObject ? Object.keys(each.shape) : [],
  );
  return [...new Set(keys)];
}

/**
 * A specific message for an unknown key, from the reader of that kind of file. It replaces the general message
 * and all others below the key. `path` leads to the key; `beside` lists the unknown keys of its group.
 */
export type Remark = (
  path: Path,
  beside: readonly string[],
) => { readonly path: Path; readonly message: string } | undefined;

/** The keys of a fact that hold its value; the others describe its origin. */
const valueKeys: ReadonlySet<string> = new Set([
  'amount',
  'brief',
  'count',
  'high',
  'items',
  'level',
  'low',
  'percent',
  'reason',
  'text',
]);

/** A hint for an empty value or a word such as “none”. */
function absenceHint(path: Path, value: unknown, document: Document): string {
  if (value === null && document.hasComment(path)) {
    return '; after a space, `#` begins a comment, so put a text with `#` in double quotes';
  }
  if (value === null && typeof path.at(-1) === 'number') {
    return '; write the entry, or delete its `-`';
  }
  const isAbsent = value === null || (typeof value === 'string' && isEmptyWord(value));
  return isAbsent && path[0] === 'facts' && valueKeys.has(String(path[2]))
    ? '; a row without a value stands under `missing`, with the reason'
    : '';
}

function getProblems(
  issue: z.core.$ZodIssue,
  document: Document,
  schema: z.ZodType,
): readonly Diagnostic[] {
  const { data } = document;
  const name = pathName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const allowedKeys = keysAt(schema, issue.path);
    return issue.keys.map(
      (key) =>
        new Diagnostic(
          `Unknown key \`${pathName([...issue.path, key])}\`${didYouMean(key, allowedKeys) || expectedOneOf(allowedKeys)}`,
          document.getKeyPosition([...issue.path, key]),
          'E_SCHEMA_UNKNOWN',
        ),
    );
  }
  if (issue.code === 'invalid_key') {
    return [
      new Diagnostic(
        `Unexpected key \`${name}\`, expected ${issue.issues.map((inner) => expectation(inner, issue.path.at(-1))).join(' and ')}`,
        document.getKeyPosition(issue.path),
        'E_SCHEMA_VALUE',
      ),
    ];
  }
  const value = valueAt(data, issue.path);
  if (value === undefined) {
    return [
      new Diagnostic(
        `Missing \`${name}\`, expected ${expectation(issue, value)}`,
        document.getKeyPosition(issue.path),
        'E_SCHEMA_REQUIRED',
      ),
    ];
  }
  // Check an unquoted number as text: `2026` is not a day, quoted or not.
  const asText =
    issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number'
      ? schemaAt(schema, issue.path)?.safeParse(String(value)).error?.issues[0]
      : undefined;
  const expected = expectation(asText ?? issue, value);
  const hint = expected.includes('`missing`') ? '' : absenceHint(issue.path, value, document);
  return [
    new Diagnostic(
      `Unexpected ${shown(value)} for \`${name}\`, expected ${expected}${hint}`,
      document.getPosition(issue.path),
      'E_SCHEMA_VALUE',
    ),
  ];
}

/**
 * Keeps the first issue of each value, and drops a missing key if an unknown key beside it is a misspelling of
 * it.
 */
function withoutEchoes(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
): readonly z.core.$ZodIssue[] {
  const misspelt = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          pathName([...issue.path, nearest(key, keysAt(schema, issue.path)) ?? '']),
        )
      : [],
  );
  const seen = new Set<string>(misspelt);
  return issues.filter((issue) => {
    if (issue.code === 'unrecognized_keys') return true;
    const name = pathName(issue.path);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

const startsWith = (path: Path, start: Path): boolean =>
  start.every((step, index) => path[index] === step);

/** Collects the remarks on unknown keys, each once, and the remaining issues. */
function remarkOn(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  remark: Remark,
): { readonly rest: readonly z.core.$ZodIssue[]; readonly problems: readonly Diagnostic[] } {
  const remarks = new Map<string, { readonly path: Path; readonly message: string }>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) {
      const explained = remark([...issue.path, key], issue.keys);
      if (explained !== undefined) remarks.set(pathName(explained.path), explained);
    }
  }
  const explanations = [...remarks.values()];
  const covered = (path: Path) => explanations.some((entry) => startsWith(path, entry.path));
  const rest = issues.flatMap((issue): readonly z.core.$ZodIssue[] => {
    if (covered(issue.path)) return [];
    if (issue.code !== 'unrecognized_keys') return [issue];
    const keys = issue.keys.filter((key) => !covered([...issue.path, key]));
    return keys.length === 0 ? [] : [{ ...issue, keys }];
  });
  const problems = explanations.map(
    ({ path, message }) =>
      new Diagnostic(message, document.getKeyPosition(path), 'E_SCHEMA_UNKNOWN'),
  );
  return { rest, problems };
}

/** Treats one unknown and one missing key in a group as a renamed key. */
function renamedKeys(issues: readonly z.core.$ZodIssue[], document: Document) {
  const isMissing = (issue: z.core.$ZodIssue) =>
    issue.code !== 'unrecognized_keys' && valueAt(document.data, issue.path) === undefined;
  return issues.flatMap((unknown) => {
    if (unknown.code !== 'unrecognized_keys' || unknown.keys.length !== 1) return [];
    const group = pathName(unknown.path);
    const missing = issues.filter(
      (issue) => isMissing(issue) && pathName(issue.path.slice(0, -1)) === group,
    );
    const [only, ...others] = missing;
    const [key = ''] = unknown.keys;
    return only === undefined || others.length > 0 ? [] : [{ unknown, key, missing: only }];
  });
}

/** Limits the issues, counting each unknown key, and tells where and how many more follow. */
function firstIssues(issues: readonly z.core.$ZodIssue[]) {
  const each = issues.flatMap((issue): readonly z.core.$ZodIssue[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ ...issue, keys: [key] }))
      : [issue],
  );
  const next = each[mostProblems];
  if (next === undefined) return { issues, more: [] };
  const more = [{ path: next.path, count: each.length - mostProblems }];
  return { issues: each.slice(0, mostProblems), more };
}

/**
 * Checks a document's front matter. Each issue becomes a diagnostic at its own position.
 *
 * @param remark what this kind of file has to say of an unknown key
 */
export function validate<Schema extends z.ZodType>(
  document: Document,
  schema: Schema,
  remark: Remark = () => undefined,
): Validation<z.output<Schema>> {
  const result = schema.safeParse(document.data);
  if (result.success) return { value: result.data, problems: [] };
  const { issues: listed, more } = firstIssues(result.error.issues);
  const issues = withoutEchoes(listed, schema);
  const { rest, problems } = remarkOn(issues, document, remark);
  const renamed = renamedKeys(rest, document);
  const told = new Set<z.core.$ZodIssue>(renamed.flatMap((pair) => [pair.unknown, pair.missing]));
  return {
    problems: [
      ...problems,
      ...renamed.map(
        ({ unknown, key, missing }) =>
          new Diagnostic(
            `Unknown key \`${pathName([...unknown.path, key])}\`, expected \`${String(missing.path.at(-1))}\`, which is missing here`,
            document.getKeyPosition([...unknown.path, key]),
            'E_SCHEMA_UNKNOWN',
          ),
      ),
      ...rest
        .filter((issue) => !told.has(issue))
        .flatMap((issue) => getProblems(issue, document, schema)),
      ...more.map(
        ({ path, count }) =>
          new Diagnostic(moreProblems(count), document.getKeyPosition(path), 'E_SCHEMA_VALUE'),
      ),
    ],
  };
}
