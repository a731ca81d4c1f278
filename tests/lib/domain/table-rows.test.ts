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

/** What a table says of its columns. Each table has its own type; these checks are the same for all. */
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

describe('a column whose cells can be empty', () => {
  it.each(tableNames)('has one reason for that, beside it or for the whole column: %s', (name) => {
    const { nullable, statuses, emptyMeans } = declared(name);
    const withReason = [...Object.values(statuses).flat(), ...emptyMeans];
    expect([...withReason].sort()).toEqual([...nullable].sort());
  });

  it.each(tableNames)('is held to its status, and to nothing without one: %s', (name) => {
    const { row: schema, nullable, emptyMeans } = declared(name);
    for (const column of nullable) {
      const row = rowWith(name, column);
      expect(row, column).toBeDefined();
      expect(schema.safeParse(row).success, column).toBe(true);
      // Pay of the nation is by the hour or by the year: all cells of the other unit are empty together.
      const unit = Object.values(payUnits).find((columns) =>
        columns.some((each) => each === column && emptyMeans.includes(each)),
      );
      const empty = Object.fromEntries((unit ?? [column]).map((each) => [each, null]));
      const isAccepted = schema.safeParse({ ...row, ...empty }).success;
      expect(isAccepted, column).toBe(emptyMeans.includes(column));
    }
  });

  it.each(tableNames)('takes its status from a column of the same table: %s', (name) => {
    const { row, statuses } = declared(name);
    for (const column of Object.keys(statuses)) expect(Object.keys(row.shape)).toContain(column);
  });
});

describe('the columns that no two rows share', () => {
  it.each(tableNames)('are there, and never empty: %s', (name) => {
    const { row, nullable } = declared(name);
    for (const column of tableFiles[name].key) {
      expect(Object.keys(row.shape)).toContain(column);
      expect(nullable).not.toContain(column);
    }
  });
});

describe('the page about the next release', () => {
  const page = readFileSync('docs/data-release.md', 'utf8');

  it.each(tableNames)('says where it comes from: %s', (name) => {
    expect(page).toContain(`\`${tableFiles[name].file}\``);
  });

  it.each(cellStatuses)('says when a cell has the status %s', (status) => {
    expect(page).toContain(`| \`${status}\` |`);
  });
});
