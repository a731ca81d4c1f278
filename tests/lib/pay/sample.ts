import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readTable } from '@/lib/content/read-table';
import type { RoleProfile } from '@/lib/domain/profile';
import { type TableName, type Tables, tableFiles } from '@/lib/domain/table-rows';
import type { PartTable, PayPair, PaySite } from '@/lib/pay/part';
import { readFrozenSite } from '@/tests/lib/domain/sample';

export { format } from '@/tests/lib/domain/sample';

const fixtures = join(process.cwd(), 'tests', 'fixtures');
const frozen = readFrozenSite();

/** The pay survey from 2014 to 2025. The frozen site only has its two newest years. */
const years = 'oews_national_2014_2025.csv';

/** The frozen site with pay for many years. */
export const site: PaySite = {
  ...frozen,
  tables: {
    ...frozen.tables,
    oewsNational: readTable(join(fixtures, years), years, tableFiles.oewsNational).rows,
  },
};

const roleNamed = (id: string): RoleProfile => {
  const role = site.roles.find((candidate) => candidate.id === id);
  if (role === undefined) throw new Error(`No role ${id}`);
  return role;
};

export const paralegal = roleNamed('paralegal');
export const secretary = roleNamed('legal-secretary');
export const pair: PayPair = [paralegal, secretary];

/** A role whose occupation is in no table. */
export const stranger: RoleProfile = {
  ...secretary,
  id: 'stranger',
  name: 'Stranger',
  plural: 'strangers',
  occupation: { code: '99-9999', title: 'Strangers' },
};

const getPath = (table: TableName) =>
  table === 'oewsNational'
    ? join(fixtures, years)
    : join(fixtures, 'site/content/data', tableFiles[table].file);

/** Reads a table directly from its file, without the site's code. */
export const csv = (table: TableName): Record<string, string>[] =>
  parse(readFileSync(getPath(table)), { columns: true });

/** Returns the site with some of its tables changed. */
export const withTables = (change: (tables: Tables) => Partial<Tables>): PaySite => ({
  ...site,
  tables: { ...site.tables, ...change(site.tables) },
});

/** Returns the rows of a table as text: the label, then each cell with its detail. */
export const getText = (table: PartTable | undefined): readonly (readonly string[])[] =>
  (table?.groups ?? []).flatMap(({ rows }) =>
    rows.map(({ label, cells }) => [
      label,
      ...cells.map((cell) =>
        cell.kind === 'figure' && cell.detail !== undefined
          ? `${cell.text} ${cell.detail}`
          : cell.text,
      ),
    ]),
  );

/** Finds the row with this label. */
export function getRow(table: PartTable | undefined, label: string) {
  const row = table?.groups
    .flatMap(({ rows }) => rows)
    .find((candidate) => candidate.label === label);
  if (row === undefined) throw new Error(`No row ${label}`);
  return row;
}
