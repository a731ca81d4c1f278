import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '@/lib/content/problem';
import { readTable } from '@/lib/content/read-table';

const schema = z.strictObject({
  code: z.string(),
  title: z.string(),
  jobs: z.int().min(0),
  change: z.number().nullable(),
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'table-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads lines below the header as if they were a table of the content. */
function read(...lines: readonly string[]) {
  const path = join(folder, 'jobs.csv');
  writeFileSync(path, ['code,title,jobs,change', ...lines, ''].join('\n'));
  const { rows, problems } = readTable(path, 'content/data/jobs.csv', schema, ['code']);
  return { rows, problems: problems.map(formatProblem) };
}

describe('reading a table', () => {
  it('reads numbers where a column holds numbers, and an empty cell as nothing', () => {
    expect(read('23-2011,42,10,-0.5', '43-6012,Legal secretary,20,')).toEqual({
      rows: [
        { code: '23-2011', title: '42', jobs: 10, change: -0.5 },
        { code: '43-6012', title: 'Legal secretary', jobs: 20, change: null },
      ],
      problems: [],
    });
  });

  it('takes a comma and doubled quotes inside a quoted cell', () => {
    expect(read('00-0000,"Total, ""all"" jobs",10,').rows[0]?.title).toBe('Total, "all" jobs');
  });

  it('finds the column of a value after a quoted cell with commas', () => {
    expect(read('00-0000,"Total, all jobs",many,').problems).toEqual([
      'content/data/jobs.csv:2:27: Unexpected `"many"` in `jobs`, expected a number; write it in digits [E_TABLE_VALUE]',
    ]);
  });

  it('reports every fault of every row, and keeps the rows that are in order', () => {
    const { rows, problems } = read('a,A,-1,x', 'b,B,2,', 'b,C,3,', 'd,D,4');
    expect(rows.map(({ code }) => code)).toEqual(['b', 'b']);
    expect(problems).toEqual([
      'content/data/jobs.csv:2:5: Unexpected `-1` in `jobs`, expected 0 or more [E_TABLE_VALUE]',
      'content/data/jobs.csv:2:8: Unexpected `"x"` in `change`, expected a number [E_TABLE_VALUE]',
      'content/data/jobs.csv:4:1: Unexpected second row for b; the first is on line 3 [E_TABLE_DUP]',
      'content/data/jobs.csv:5:1: Unexpected number of cells, 3, expected 4 [E_TABLE_CELLS]',
    ]);
  });
});
