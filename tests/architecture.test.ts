import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import biome from '@/biome.json';

/** Checks that the table in docs/architecture.md, the folders and the linter's layers agree. */

const folders = readdirSync('lib', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `lib/${name}`);

const layer = /^(?:lib\/[a-z0-9-]+|components)$/;

/** The folders that a cell of the table names in code spans. */
const foldersIn = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => (layer.test(name) ? [name] : []));

/** Each layer in the table with the layers that it may use. */
const described = new Map(
  readFileSync('docs/architecture.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .flatMap((line) => {
      const [, folder = '', , uses = ''] = line.split('|');
      return foldersIn(folder).map((name) => [name, foldersIn(uses).sort()] as const);
    }),
);

type Pattern = { readonly group: readonly string[] };

/** The same from the linter's rules, which forbid all modules except those after a `!`. */
const enforced = new Map(
  biome.overrides.flatMap(({ includes, linter }) => {
    const { style = {} } = linter.rules as { style?: Record<string, unknown> };
    const rule = style.noRestrictedImports as { options: { patterns: Pattern[] } } | undefined;
    const groups = rule?.options.patterns.map(({ group }) => group) ?? [];
    const allowed = groups
      .filter((group) => group.includes('@/**'))
      .flat()
      .flatMap((name) => /^!@\/(.+)\/\*\*$/.exec(name)?.[1] ?? []);
    const names = groups.length === 0 ? [] : includes.map((each) => each.replace(/\/\*\*$/, ''));
    return names.map((name) => [name, allowed.filter((each) => each !== name).sort()] as const);
  }),
);

describe('the layers of the project', () => {
  it.each([...folders, 'components'])('%s is in the table and has its rule', (folder) => {
    expect(described.get(folder), 'a row in docs/architecture.md').toBeDefined();
    expect(enforced.get(folder), 'a layer in biome.json').toEqual(described.get(folder));
  });

  it('are those of the folders', () => {
    expect([...described.keys()].sort()).toEqual([...folders, 'components'].sort());
    expect([...enforced.keys()].sort()).toEqual([...folders, 'components'].sort());
  });
});
