import { describe, expect, it } from 'vitest';
import { readHistory } from '@/lib/content/read-history';
import { createReader } from '@/lib/content/reader';
import {
  addToDay,
  type Change,
  changesSince,
  changesSoFar,
  type History,
  newestDay,
  publishHistory,
  replay,
  valueKey,
} from '@/lib/domain/history';

/**
 * Three versions of made-up roles: a row that changed twice (pay), one that was renamed between (hours),
 * one that went (parking), one that came (uniform), and a value that is back at what it was (the pay of
 * teachers).
 */
const names = ['2024-03-10.md', '2025-03-14.md', '2026-02-20.md'];
const [first, second, third] = ['2024-03-10', '2025-03-14', '2026-02-20'] as const;

const history: History = readHistory(
  createReader('tests/fixtures/history', (problems) => expect(problems).toEqual([])),
  names,
  (id) => (id === 'week-hours' ? 'hours' : id),
  undefined,
).history;

const published = publishHistory(third, history, {
  row: () => undefined,
  source: () => undefined,
});

const since = (day: string) =>
  changesSince(published.changes, day).map(({ date, role, row, was, is }) =>
    [date, `${role}, ${row}`, was ?? '(new)', is ?? '(gone)'].join(' | '),
  );

describe('the history of row values', () => {
  it('has the newest day as the version of the data', () => {
    expect(newestDay(history)).toBe(third);
    expect(newestDay([])).toBeUndefined();
  });

  it('gives the values of today when it is replayed, a renamed row under its id of today', () => {
    const values = [...replay(history).values()].map(({ role, row, is, date }) => [
      `${role}, ${row}`,
      is,
      date,
    ]);
    expect(values).toEqual([
      ['nurse, pay', '$120 (Nowhere, 2025)', third],
      ['nurse, hours', '34 hours', third],
      ['nurse, parking', undefined, third],
      ['teacher, pay', '$90 (Nowhere, 2023)', third],
      ['nurse, uniform', 'White', third],
    ]);
  });
});

describe('what changed since a day', () => {
  it('is one change a value: from what it was on that day to what it is', () => {
    expect(since(first)).toEqual([
      `${third} | nurse, pay | $100 (Nowhere, 2023) | $120 (Nowhere, 2025)`,
      `${third} | nurse, hours | 30 hours | 34 hours`,
      `${third} | nurse, parking | Free | (gone)`,
      `${third} | nurse, uniform | (new) | White`,
    ]);
  });

  it('leaves out a value that is back at what it was, unless the day lies between', () => {
    expect(since(first).join()).not.toContain('teacher');
    expect(since(second)).toContain(
      `${third} | teacher, pay | $95 (Nowhere, 2024) | $90 (Nowhere, 2023)`,
    );
  });

  it('begins the day after: a change of the day itself is known to the link', () => {
    expect(since(third)).toEqual([]);
    expect(since('2026-02-19')).toEqual(since(second));
    expect(since('2025-03-13')).toEqual(since(first));
  });

  it('has everything after the first version for a link that is older than it', () => {
    expect(since('2000-01-01')).toEqual(since(first));
  });

  it('has the newest change first, and of one day in the order of the list', () => {
    const change = (date: string, row: string) => ({
      date,
      role: 'nurse',
      row,
      label: row,
      is: row,
    });
    const list = [change(first, 'a'), change(second, 'b'), change(second, 'c'), change(third, 'd')];
    expect(changesSince(list, '2000-01-01').map(({ row }) => row)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('leaves out what came and went', () => {
    const change = { role: 'nurse', row: 'pay', label: 'Pay' };
    expect(
      changesSince(
        [
          { ...change, date: second, is: 'much' },
          { ...change, date: third, was: 'much' },
        ],
        first,
      ),
    ).toEqual([]);
  });
});

describe('the public data file', () => {
  it('has no entry of the first version, and one of every later change', () => {
    const later = history.slice(1).flatMap(({ changes }) => changes.map(valueKey));
    expect(published.version).toBe(third);
    expect(published.changes.map(valueKey)).toEqual(later);
  });

  it('leaves out the first values of a role that came later', () => {
    const entry = (role: string, row: string, was?: string): Change => ({
      ...{ role, row, label: row, is: 'so', sources: {} },
      ...(was !== undefined && { was }),
    });
    const days: History = [
      { date: first, changes: [entry('nurse', 'pay')] },
      { date: second, changes: [entry('clerk', 'pay'), entry('nurse', 'hours')] },
      { date: third, changes: [entry('clerk', 'hours')] },
    ];
    const none = { row: () => undefined, source: () => undefined };
    expect(publishHistory(third, days, none).changes.map(valueKey)).toEqual([
      'nurse hours',
      'clerk hours',
    ]);
  });

  it('has the names of today, and the stored ones for a row or a source that is gone', () => {
    const named = publishHistory(third, history, {
      row: (id) => (id === 'hours' ? 'Hours of work' : undefined),
      source: (id) => (id === 'diary' ? 'Diary of nurses' : undefined),
    }).changes.filter(({ date, role }) => date === third && role === 'nurse');
    expect(named.map(({ label, source }) => [label, source])).toEqual([
      ['Pay', 'Sample survey'],
      ['Hours of work', 'Diary of nurses'],
      ['Parking', 'Diary of nurses'],
      ['Uniform', undefined],
    ]);
  });
});

describe('what the history does not say yet', () => {
  const label = { label: 'Pay', sources: { survey: 'Sample survey' } };
  const values = [
    { role: 'nurse', row: 'pay', is: 'a lot', ...label },
    { role: 'nurse', row: 'hours', is: '34 hours', ...label },
    { role: 'clerk', row: 'pay', is: 'enough', ...label },
  ];

  it('is each value that is another, is new, or is gone', () => {
    const found = changesSoFar(history, values).map(({ role, row, was, is }) => [
      role,
      row,
      was,
      is,
    ]);
    expect(found).toEqual([
      ['nurse', 'pay', '$120 (Nowhere, 2025)', 'a lot'],
      ['clerk', 'pay', undefined, 'enough'],
      ['teacher', 'pay', '$90 (Nowhere, 2023)', undefined],
      ['nurse', 'uniform', 'White', undefined],
    ]);
  });

  it('is nothing once it has been added', () => {
    const changes = changesSoFar(history, values);
    const day = addToDay({ date: '2026-03-01', changes: [] }, changes);
    expect(changesSoFar([...history, day], values)).toEqual([]);
  });

  it('keeps the older value of an entry of the same day, and takes an entry back', () => {
    const was = (is: string, before?: string): Change => ({
      ...{ role: 'nurse', row: 'pay', is, ...label },
      ...(before !== undefined && { was: before }),
    });
    const day = { date: third, changes: [was('b', 'a')] };
    expect(addToDay(day, [was('c', 'b')]).changes).toEqual([was('c', 'a')]);
    expect(addToDay(day, [was('a', 'b')]).changes).toEqual([]);
    const begun = { date: third, changes: [was('b')] };
    expect(addToDay(begun, [was('c', 'b')]).changes).toEqual([was('c')]);
    expect(addToDay(begun, [{ role: 'nurse', row: 'pay', was: 'b', ...label }]).changes).toEqual(
      [],
    );
  });
});
