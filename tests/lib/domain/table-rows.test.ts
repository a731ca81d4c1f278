import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cellStatuses,
  payUnits,
  type TableName,
  tableFiles,
  tableNames,
} from '@/lib/domain/table-rows';
import { readFrozenSite } from './sample';

const { tables } = readFrozenSite();

type Row = Readonly<Record<string, unknown>>;

/** A table's declarations in a common type, because all tables get the same checks. */
const declared = (name: TableName) => {
  const { row, ...file } = tableFiles[name];
  const nullable = Object.entries(row.shape)
    .filter(([, schema]) => schema.safeParse(null).success)
    .map(([column]) => column);
  return {
    row,
    nullable,
    statuses: 'statuses' in file ? file.statuses : {},
    emptyMeans: Object.keys('emptyMeans' in file ? file.emptyMeans : {}),
  };
};

/** A row with a figure in this column. */
const rowWith = (name: TableName, column: string) =>
  (tables[name] as readonly Row[]).find((row) => row[column] !== null);

describe('a column that allows empty cells', () => {
  it.each(tableNames)('has one reason, in a status column or in `emptyMeans`: %s', (name) => {
    const { nullable, statuses, emptyMeans } = declared(name);
    const withReason = [...Object.values(statuses).flat(), ...emptyMeans];
    expect([...withReason].sort()).toEqual([...nullable].sort());
  });

  it.each(tableNames)('must agree with its status, if it has one: %s', (name) => {
    const { row: schema, nullable, emptyMeans } = declared(name);
    for (const column of nullable) {
      const row = rowWith(name, column);
      expect(row, column).toBeDefined();
      expect(schema.safeParse(row).success, column).toBe(true);
      // National pay may be by the hour or by the year only. Then all cells of the other unit are empty.
      const unit = Object.values(payUnits).find((columns) =>
        columns.some((each) => each === column && emptyMeans.includes(each)),
      );
      const empty = Object.fromEntries((unit ?? [column]).map((each) => [each, null]));
      const isAccepted = schema.safeParse({ ...row, ...empty }).success;
      expect(isAccepted, column).toBe(emptyMeans.includes(column));
    }
  });

  it.each(tableNames)('has its status in a column of the same table: %s', (name) => {
    const { row, statuses } = declared(name);
    for (const column of Object.keys(statuses)) expect(Object.keys(row.shape)).toContain(column);
  });
});

describe('the key columns', () => {
  it.each(tableNames)('exist and are never empty: %s', (name) => {
    const { row, nullable } = declared(name);
    for (const column of tableFiles[name].key) {
      expect(Object.keys(row.shape)).toContain(column);
      expect(nullable).not.toContain(column);
    }
  });
});

describe('the document about data releases', () => {
  const page = readFileSync('docs/data-release.md', 'utf8');

  it.each(tableNames)('names the source of each table: %s', (name) => {
    expect(page).toContain(`\`${tableFiles[name].file}\``);
  });

  it.each(cellStatuses)('explains the status %s', (status) => {
    expect(page).toContain(`| \`${status}\` |`);
  });
});
