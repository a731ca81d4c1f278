import type { z } from 'zod';
import type { Path } from './front-matter';
import type { Problem } from './problem';
import type { Document } from './read-document';
import { didYouMean, expectation, expectedOneOf, nearest, pathName, shown } from './wording';

export type Validation<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    data,
  );
}

/** The keys that a strict object of the schema knows, at a path; for suggestions. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let current: unknown = schema;
  const unwrap = () => {
    for (let turns = 0; turns < 10; turns += 1) {
      const { def } = current as { def: { innerType?: unknown; in?: unknown } };
      const inner = def.innerType ?? def.in;
      if (inner === undefined) return;
      current = inner;
    }
  };
  unwrap();
  for (const step of path) {
    const { def } = current as {
      def: { shape?: Record<PropertyKey, unknown>; element?: unknown; valueType?: unknown };
    };
    current = def.shape?.[step] ?? def.element ?? def.valueType;
    if (current === undefined) return [];
    unwrap();
  }
  const { def } = current as { def: { shape?: Record<string, unknown> } };
  return Object.keys(def.shape ?? {});
}

function problemsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  schema: z.ZodType,
): readonly Problem[] {
  const { file, data } = document;
  const name = pathName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      file,
      ...document.placeOfKey([...issue.path, key]),
      message: `Unknown key \`${pathName([...issue.path, key])}\`${didYouMean(key, known) || expectedOneOf(known)}`,
      code: 'E_SCHEMA_UNKNOWN' as const,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [
      {
        file,
        ...document.placeOfKey(issue.path),
        message: `Unexpected key \`${name}\`, expected ${issue.issues.map((inner) => expectation(inner, issue.path.at(-1))).join(' and ')}`,
        code: 'E_SCHEMA_VALUE',
      },
    ];
  }
  const value = valueAt(data, issue.path);
  if (value === undefined) {
    return [
      {
        file,
        ...document.placeOfKey(issue.path.slice(0, -1)),
        message: `Missing \`${name}\`, expected ${expectation(issue, value)}`,
        code: 'E_SCHEMA_REQUIRED',
      },
    ];
  }
  return [
    {
      file,
      ...document.placeOf(issue.path),
      message: `Unexpected ${shown(value)} for \`${name}\`, expected ${expectation(issue, value)}`,
      code: 'E_SCHEMA_VALUE',
    },
  ];
}

/**
 * One issue a value, the first: what follows from it says no more. And no missing key where an unknown
 * one beside it is the same key misspelt.
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

/** Checks a document's front matter; every issue becomes a message at its own place. */
export function validate<Schema extends z.ZodType>(
  document: Document,
  schema: Schema,
): Validation<z.output<Schema>> {
  const result = schema.safeParse(document.data);
  if (result.success) return { value: result.data, problems: [] };
  const issues = withoutEchoes(result.error.issues, schema);
  return { problems: issues.flatMap((issue) => problemsOf(issue, document, schema)) };
}
