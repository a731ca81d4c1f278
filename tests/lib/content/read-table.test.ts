import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDiagnostic } from '@/lib/content/diagnostic';
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

const header = 'code,title,jobs,change';

/** Reads lines as if they were a table of the content. */
function readLines(...lines: readonly string[]) {
  const path = join(folder, 'jobs.csv');
  writeFileSync(path, [...lines, ''].join('\n'));
  const { rows, problems } = readTable(path, 'content/data/jobs.csv', {
    row: schema,
    key: ['code'],
  });
  return { rows, problems: problems.map(formatDiagnostic) };
}

/** Reads lines below the header. */
const read = (...lines: readonly string[]) => readLines(header, ...lines);

/** What the author reads of some lines: line, column and words. */
const getSaid = (...lines: readonly string[]) =>
  readLines(...lines).problems.map((message) => message.slice('content/data/jobs.csv:'.length));

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
    expect(rows.map(({ code }) => code)).toEqual(['b']);
    expect(problems).toEqual([
      'content/data/jobs.csv:2:5: Unexpected `-1` in `jobs`, expected 0 or more [E_TABLE_VALUE]',
      'content/data/jobs.csv:2:8: Unexpected `"x"` in `change`, expected a number [E_TABLE_VALUE]',
      'content/data/jobs.csv:4:1: Unexpected second row for b; the first is on line 3 [E_TABLE_DUP]',
      'content/data/jobs.csv:5:1: Unexpected number of cells, 3, expected 4 [E_TABLE_CELLS]',
    ]);
  });
});

describe('the header of a table', () => {
  it.each([
    ['code,title,jobs', '1:16: Missing column `change`'],
    ['code,jobs,change', '1:6: Missing column `title`'],
    ['title,jobs,change', '1:1: Missing column `code`'],
    ['code,Title,jobs,change', '1:6: Unexpected column `"Title"`, expected `title`'],
    ['code,"a, b",jobs,change', '1:6: Unexpected column `"a, b"`, expected `title`'],
    ['title,code,jobs,change', '1:1: Unexpected column `"title"`, expected `code`'],
    ['code,,jobs,change', '1:6: Unexpected empty column, expected `title`'],
    [
      'code,title,jobs,change,',
      '1:24: Unexpected empty column, expected no more than 4 columns; delete the commas at the ends of the lines',
    ],
    [
      'code,title,jobs,change,more',
      '1:24: Unexpected column `"more"`, expected no more than 4 columns',
    ],
    [
      'code;title;jobs;change',
      '1:1: Unexpected column `"code;title;jobs;change"`, expected `code`; put commas between the cells',
    ],
  ])('is not %s', (line, message) => {
    expect(getSaid(line, 'a,A,1,')).toEqual([`${message} [E_TABLE_HEADER]`]);
  });

  it('is the first line; another that stands above it is named, up to line 10', () => {
    const above = (line: number) =>
      `1:1: Unexpected line above the header, which is on line ${line}; delete what stands above it [E_TABLE_HEADER]`;
    expect(getSaid('Jobs', header, 'a,A,1,')).toEqual([above(2)]);
    expect(getSaid('Jobs', '', '"a\nb"', header, 'a,A,1,')).toEqual([above(5)]);
    expect(getSaid(...Array<string>(9).fill('Jobs'), header)).toEqual([above(10)]);
    expect(getSaid(...Array<string>(10).fill('Jobs'), header)).toEqual([
      "1:1: Unexpected header `Jobs`, expected the columns of this table: `code`, `title`, `jobs`, `change`; if this is the publisher's own file, write its figures under these columns, as docs/data-release.md says [E_TABLE_HEADER]",
    ]);
    expect(getSaid(`${header},more`, header)).toEqual([
      '1:24: Unexpected column `"more"`, expected no more than 4 columns [E_TABLE_HEADER]',
    ]);
  });
});

describe('a line of a table', () => {
  const cells = (message: string) => [`2:1: ${message} [E_TABLE_CELLS]`];

  it('is a row', () => {
    expect(getSaid(header, '', 'a,A,1,')).toEqual(cells('Unexpected empty line; delete it'));
    expect(getSaid(header, ' , ,,')).toEqual(cells('Unexpected empty line; delete it'));
    expect(getSaid(header, header)).toEqual(cells('Unexpected second header; delete it'));
  });

  it('has a cell for each column', () => {
    expect(getSaid(header, 'a,A,1')).toEqual(cells('Unexpected number of cells, 3, expected 4'));
    expect(getSaid(header, 'a,“A,1')).toEqual(cells('Unexpected number of cells, 3, expected 4'));
    expect(getSaid(header, 'a,A,1,000,')).toEqual(
      cells('Unexpected number of cells, 5, expected 4; write figures without commas'),
    );
    expect(getSaid(header, 'a,“A, B”,1,')).toEqual(
      cells(
        'Unexpected number of cells, 5, expected 4; put straight quotation marks around a text with a comma',
      ),
    );
  });

  it('is no total or note: one message, where most of its cells do not fit', () => {
    expect(getSaid(header, ',,x,y')).toEqual(
      cells(
        'Unexpected line that begins with `""`, expected a row of the table; 4 of its 4 cells do not fit, so delete it if it is a total, a note or a header',
      ),
    );
    expect(getSaid(header, 'a,,x,y')).toEqual(
      cells(
        'Unexpected line that begins with `"a"`, expected a row of the table; 3 of its 4 cells do not fit, so delete it if it is a total, a note or a header',
      ),
    );
    expect(getSaid(header, 'a,A,x,y')).toHaveLength(2);
  });

  it('may have three of six cells that do not fit', () => {
    const wide = z.strictObject({
      a: z.string(),
      b: z.string(),
      c: z.string(),
      d: z.int(),
      e: z.int(),
      f: z.int(),
    });
    const path = join(folder, 'wide.csv');
    writeFileSync(path, 'a,b,c,d,e,f\nx,x,x,x,x,x\n');
    expect(readTable(path, 'x', { row: wide, key: ['a'] }).problems).toHaveLength(3);
    const narrow = z.strictObject({ a: z.int(), b: z.int(), c: z.string() });
    writeFileSync(path, 'a,b,c\nx,x,x\n');
    expect(readTable(path, 'x', { row: narrow, key: ['a'] }).problems).toHaveLength(2);
  });
});

describe('a cell of a table', () => {
  const value = (message: string) => [`2:5: ${message} [E_TABLE_VALUE]`];

  it('is not empty where a value belongs', () => {
    expect(getSaid(header, 'a,A,,')).toEqual(
      value(
        'Unexpected empty cell in `jobs`, expected a number; the release has one in every row, so look there again',
      ),
    );
    expect(getSaid(header, 'a,,1,')).toEqual([
      '2:3: Unexpected empty cell in `title`, expected text [E_TABLE_VALUE]',
    ]);
  });

  const delisted = '; the release has one in every row, so look there again';
  const broken = '; a formula in the spreadsheet is broken, put in the figure';
  const formula = '; a table holds values and no formulas';
  const minus = '; write a negative figure with an ordinary minus, -9000';
  const cut = '; a spreadsheet has cut it, put in all its digits';
  const digits = '; write digits only, without quotes, words, spaces, $, % or commas';
  it.each([
    ['**', delisted],
    ['#', delisted],
    ['~', delisted],
    ['#N/A', broken],
    ['#ref', ''],
    ['=A1', formula],
    ['+5', formula],
    ['@A', formula],
    ['a=1', digits],
    ['−5', minus],
    ['–5', minus],
    ['(5)', minus],
    ['5−', digits],
    ['1.5E+12', cut],
    ['1.25e3', cut],
    ['10.5E-11', cut],
    ['x1.5E+12', digits],
    ['1.5E+12x', digits],
    ['1E5', digits],
    ['5*', digits],
    ['1.', digits],
    ['.5', digits],
    ['x5', digits],
  ])('is a figure as it was published: %s', (cell, hint) => {
    expect(getSaid(header, `a,A,${cell},`)).toEqual(
      value(`Unexpected \`"${cell}"\` in \`jobs\`, expected a number${hint}`),
    );
  });

  it('may be any text where the column holds text', () => {
    expect(read('5,=A1,10.0,12.25').rows).toEqual([
      { code: '5', title: '=A1', jobs: 10, change: 12.25 },
    ]);
  });

  it('has quotation marks at both ends or none', () => {
    const quote =
      'Unexpected quotation mark, expected one at both ends of a cell and none inside [E_TABLE_SYNTAX]';
    expect(getSaid(header, 'a,A "B" C,1,')).toEqual([`2:5: ${quote}`]);
    expect(getSaid(header, 'a,A,1,', 'b,"B,1,', 'c,C,1,')).toEqual([`3:3: ${quote}`]);
    expect(getSaid(header, 'a,"A"B,1,')).toEqual([`2:5: ${quote}`]);
    expect(getSaid(header, 'a,A",1,')).toEqual([`2:4: ${quote}`]);
    expect(getSaid(header, 'a,A,1,', 'b",B",1,')).toEqual([`3:1: ${quote}`]);
  });

  it('may have quotation marks and line ends inside quotes, and the places below it are right', () => {
    expect(getSaid(header, 'a,"A\nB",1,', 'b,B,x,')).toEqual([
      '4:5: Unexpected `"x"` in `jobs`, expected a number [E_TABLE_VALUE]',
    ]);
    expect(getSaid(header, 'a,"A\nB"', 'b,B,2,')).toEqual([
      '2:1: Unexpected number of cells, 2, expected 4 [E_TABLE_CELLS]',
    ]);
    expect(getSaid(header, 'a,"A ""B"", C",x,')).toEqual([
      '2:16: Unexpected `"x"` in `jobs`, expected a number [E_TABLE_VALUE]',
    ]);
  });
});

describe('a whole table', () => {
  it('has rows', () => {
    expect(getSaid(header)).toEqual(['1:1: The table has no rows [E_FILE_EMPTY]']);
  });

  it('has 5000 lines at most, of 4000 characters', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `a${index},A,1,`);
    expect(getSaid(header, ...rows(4998))).toEqual([]);
    expect(getSaid(header, ...rows(4999))).toEqual([
      '1:1: Unexpected length of the table, 5001 lines, expected at most 5000 [E_FILE_SIZE]',
    ]);
    const words = (length: number) => 'word '.repeat(length).slice(0, length - 5);
    expect(getSaid(header, `a,${words(4000)},1,`)).toEqual([]);
    expect(getSaid(header, 'a,A,1,', `b,${words(4001)},1,`)).toEqual([
      '3:1: Unexpected line of 4001 characters, expected at most 4000 [E_FILE_SIZE]',
    ]);
  });

  it('has no characters that nobody can see', () => {
    const { rows, problems } = read('a,A\u200b,1,');
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      'content/data/jobs.csv:2:4: Unexpected zero-width character U+200B; delete it [E_CHAR]',
    ]);
  });

  it('has a name in lower case, with underscores', () => {
    const named = (name: string) => {
      writeFileSync(join(folder, name), `${header}\na,A,1,\n`);
      return readTable(join(folder, name), 'x', { row: schema, key: ['code'] }).problems.map(
        formatDiagnostic,
      );
    };
    expect(named('jobs_2024_us.csv')).toEqual([]);
    for (const name of [
      'Jobs.csv',
      '2jobs.csv',
      'jobs__us.csv',
      'jobs-us.csv',
      'jobs.csv.txt',
      'x jobs.csv',
    ]) {
      expect(named(name)).toEqual([
        `x:1:1: Unexpected file name \`${name}\`, expected lower-case letters, digits and single underscores, then \`.csv\` [E_FILE_NAME]`,
      ]);
    }
  });

  it('is a file of less than a megabyte', () => {
    expect(getSaid('x'.repeat(1024 * 1024))).toEqual([
      '1:1: The file has 1048577 bytes, expected at most 1048576 [E_FILE_SIZE]',
    ]);
    expect(getSaid('x'.repeat(1024 * 1024 - 1))).toEqual([
      '1:1: Unexpected line of 1048575 characters, expected at most 4000 [E_FILE_SIZE]',
    ]);
  });

  it('has a rule for each row, and a key of several columns', () => {
    const ordered = z
      .strictObject({ code: z.string(), year: z.string(), low: z.int(), high: z.int() })
      .superRefine(({ low, high }, context) => {
        const message = '`high` is lower than `low`';
        if (high < low) context.addIssue({ code: 'custom', path: ['high'], message });
      });
    const path = join(folder, 'ordered.csv');
    writeFileSync(path, 'code,year,low,high\na,2024,1,2\na,2025,1,2\na,2024,3,4\nb,2024,2,1\n');
    const { rows, problems, getPosition } = readTable(path, 'x', {
      row: ordered,
      key: ['code', 'year'],
    });
    expect(problems.map(formatDiagnostic)).toEqual([
      'x:4:1: Unexpected second row for a, 2024; the first is on line 2 [E_TABLE_DUP]',
      'x:5:10: `high` is lower than `low` [E_TABLE_ORDER]',
    ]);
    const [, second] = rows;
    expect(second && getPosition(second, 'low')).toEqual({ line: 3, column: 8 });
    expect(getPosition({ code: 'a', year: '2024', low: 1, high: 2 }, 'low')).toEqual({
      line: 1,
      column: 1,
    });
  });

  it('is reported where it is missing, and a mistake of ours is not taken for one of the table', () => {
    const missing = readTable(join(folder, 'no.csv'), 'x', { row: schema, key: ['code'] });
    expect(missing.rows).toEqual([]);
    expect(missing.problems.map(formatDiagnostic)).toEqual([
      'x:1:1: Missing file `no.csv`; restore it, or give it this name again [E_FILE_MISSING]',
    ]);
    expect(() => readTable('\0', 'x', { row: schema, key: ['code'] })).toThrow('null bytes');
  });
});
