import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

/** The kinds of bad input (catalogue.yaml) and the cases in `faults/` cover each other. */

const kindSchema = z
  .strictObject({
    kind: z.string().min(1),
    shown: z.array(z.string()).min(1).optional(),
    cannot: z.string().min(20).optional(),
  })
  .refine(({ shown, cannot }) => (shown === undefined) !== (cannot === undefined), {
    message: 'a kind has either `shown` or `cannot`',
  });
const catalogueSchema = z.array(
  z.strictObject({ group: z.string().min(1), kinds: z.array(kindSchema).min(1) }),
);

const catalogue = catalogueSchema.parse(
  parse(readFileSync(join(import.meta.dirname, 'catalogue.yaml'), 'utf8')),
);
const kinds = catalogue.flatMap((group) => group.kinds);
const faults = readdirSync(join(import.meta.dirname, 'faults')).map((name) =>
  name.replace(/\.yaml$/, ''),
);

/** The cases that an entry of `shown` names: one, or with `*` all that begin so. */
const named = (entry: string): readonly string[] =>
  entry.endsWith('*')
    ? faults.filter((fault) => fault.startsWith(entry.slice(0, -1)))
    : faults.filter((fault) => fault === entry);

describe('the catalogue of bad input', () => {
  it('shows each kind by cases that exist, or says why it cannot come up', () => {
    const dead = kinds.flatMap(({ kind, shown = [] }) =>
      shown.filter((entry) => named(entry).length === 0).map((entry) => `${kind}: ${entry}`),
    );
    expect(dead, 'write these cases in faults/, or correct their names here').toEqual([]);
  });

  it('has each kind once', () => {
    const names = kinds.map(({ kind }) => kind);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('names every case', () => {
    const mapped = new Set(kinds.flatMap(({ shown = [] }) => shown.flatMap(named)));
    expect(
      faults.filter((fault) => !mapped.has(fault)),
      'add these cases to catalogue.yaml: under the kind they show, or under a new kind',
    ).toEqual([]);
  });
});
