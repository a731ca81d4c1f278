import { describe, expect, it } from 'vitest';
import { readHistory } from '@/lib/content/read-history';
import { createReader } from '@/lib/content/reader';
import {
  addToDay,
  type Change,
  changesSoFar,
  type History,
  newestDay,
  replay,
  valueKey,
} from '@/lib/history/history';
import { changesSince, publishHistory } from '@/lib/history/public-history';
import { createNames, valueText } from '@/lib/history/render';
import { rowValues } from '@/lib/history/row-values';
import type { StoredValue } from '@/lib/history/value';
import { format, readFrozenSite } from '@/tests/lib/domain/sample';

/**
 * Three versions of made-up roles: a row that changed twice (pay), one that was renamed between (hours),
 * one that went (parking), one that came (uniform), and a value that is back at what it was (the pay of
 * teachers).
 */
const files = ['2024-03-10.md', '2025-03-14.md', '2026-02-20.md'];
const [first, second, third] = ['2024-03-10', '2025-03-14', '2026-02-20'] as const;

const history: History = readHistory(
  createReader('tests/fixtures/history', (problems) => expect(problems).toEqual([])),
  { names: files, renameRow: (id) => (id === 'week-hours' ? 'hours' : id) },
).history;

const site = readFrozenSite();
const names = createNames(site, { history, isTranslation: false });
const published = publishHistory(third, history, names);

const text = (row: string, value: StoredValue | undefined) =>
  value && valueText(row, value, { words: site.words, format });

const money = (amount: number): StoredValue => ({
  ...{ kind: 'money', amount, place: 'us', period: '2024' },
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
      text(row, is),
      date,
    ]);
    expect(values).toEqual([
      ['nurse, pay', '$120 (US, 2025)', third],
      ['nurse, hours', '34 (US)', third],
      ['nurse, parking', undefined, third],
      ['teacher, pay', '$90 (US, 2023)', third],
      ['nurse, uniform', 'White (US)', third],
    ]);
  });
});

describe('what changed since a day', () => {
  it('is one change a value: from what it was on that day to what it is', () => {
    expect(since(first)).toEqual([
      `${third} | nurse, pay | $100 (US, 2023) | $120 (US, 2025)`,
      `${third} | nurse, hours | 30 (US) | 34 (US)`,
      `${third} | nurse, parking | Free (US) | (gone)`,
      `${third} | nurse, uniform | (new) | White (US)`,
    ]);
  });

  it('leaves out a value that is back at what it was, unless the day lies between', () => {
    expect(since(first).join()).not.toContain('teacher');
    expect(since(second)).toContain(`${third} | teacher, pay | $95 (US, 2024) | $90 (US, 2023)`);
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
    const entry = (role: string, row: string): Change => ({
      ...{ role, row, is: money(1), sources: [] },
    });
    const days: History = [
      { date: first, changes: [entry('nurse', 'pay')] },
      { date: second, changes: [entry('clerk', 'pay'), entry('nurse', 'hours')] },
      { date: third, changes: [entry('clerk', 'hours')] },
    ];
    expect(publishHistory(third, days, names).changes.map(valueKey)).toEqual([
      'nurse hours',
      'clerk hours',
    ]);
  });

  it('has the names of today, and those of `former` or the ids for what is gone', () => {
    const former = { ...site.words.former, names: { parking: 'A car park', diary: 'The diary' } };
    const words = { ...site.words, former };
    const known = createNames({ ...site, words }, { history, isTranslation: false });
    const named = publishHistory(third, history, known).changes.filter(
      ({ date, role }) => date === third && role === 'nurse',
    );
    expect(named.map(({ label, source }) => [label, source])).toEqual([
      [words.rows.pay.label, 'Survey'],
      [words.rows.hours.label, 'The diary'],
      ['A car park', 'The diary'],
      ['Uniform', undefined],
    ]);
  });

  it('names a level that is gone by its id', () => {
    const value: StoredValue = {
      kind: 'level',
      level: 'night-school',
      place: 'us',
      period: '2024',
    };
    expect(text('school', value)).toBe('Night school (US, 2024)');
  });
});

describe('a second language', () => {
  const role = site.roles[0]?.id ?? '';
  const values = rowValues(site).filter((each) => each.role === role);
  const [prose, figure] = [
    values.find(({ is }) => is.kind === 'text'),
    values.find(({ is }) => is.kind === 'money'),
  ];
  if (prose === undefined || figure === undefined) throw new Error('The sample has no such row');
  const earlier: StoredValue = { kind: 'text', text: 'Of old.', place: 'us', period: '2024' };
  const who: StoredValue = { ...(money(5) as object), who: 'firms' } as StoredValue;
  const days: History = [
    { date: first, changes: [{ role, row: 'school', is: money(1), sources: [] }] },
    {
      date: second,
      changes: [
        { ...prose, is: earlier },
        { ...figure, is: who },
      ],
    },
    {
      date: third,
      changes: [
        { ...prose, was: earlier },
        { ...figure, was: who },
      ],
    },
  ];
  const words = {
    ...site.words,
    places: { ...site.words.places, us: 'EE. UU.' },
    former: { ...site.words.former, text: 'Con otras palabras.' },
  };
  const roles = site.roles.map((each) => {
    const fact = each.facts[prose.row as keyof typeof each.facts];
    const translated = { ...fact, text: 'En español.' } as typeof fact;
    return { ...each, facts: { ...each.facts, [prose.row]: translated } };
  });
  const translated = { ...site, words, roles };
  const { changes } = publishHistory(
    third,
    days,
    createNames(translated, { history: days, isTranslation: true }),
  );
  const getLast = (row: string) => changes.findLast((change) => change.row === row);

  it('has figures and names in its words, without the prose of the other', () => {
    expect(getLast(figure.row)?.was).toBe('$5 (EE. UU., 2024)');
  });

  it('has the prose of today as it stands there, and says of earlier prose that it was other', () => {
    expect(getLast(prose.row)?.was).toBe('Con otras palabras.');
    expect(getLast(prose.row)?.is).toContain('En español. (EE. UU.');
  });
});

describe('what the history does not say yet', () => {
  const label = { sources: ['survey'] };
  const hours = { kind: 'count', count: 34, place: 'us', period: 'undated' } as const;
  const values = [
    { role: 'nurse', row: 'pay', is: money(500), ...label },
    { role: 'nurse', row: 'hours', is: hours, ...label },
    { role: 'clerk', row: 'pay', is: money(90), ...label },
  ];

  it('is each value that is another, is new, or is gone', () => {
    const found = changesSoFar(history, values).map(({ role, row, was, is }) => [
      role,
      row,
      text(row, was),
      text(row, is),
    ]);
    expect(found).toEqual([
      ['nurse', 'pay', '$120 (US, 2025)', '$500 (US, 2024)'],
      ['clerk', 'pay', undefined, '$90 (US, 2024)'],
      ['teacher', 'pay', '$90 (US, 2023)', undefined],
      ['nurse', 'uniform', 'White (US)', undefined],
    ]);
  });

  it('is nothing once it has been added', () => {
    const changes = changesSoFar(history, values);
    const day = addToDay({ date: '2026-03-01', changes: [] }, changes);
    expect(changesSoFar([...history, day], values)).toEqual([]);
  });

  it('keeps the older value of an entry of the same day, and takes an entry back', () => {
    const was = (is: number, before?: number): Change => ({
      ...{ role: 'nurse', row: 'pay', is: money(is), ...label },
      ...(before !== undefined && { was: money(before) }),
    });
    const day = { date: third, changes: [was(2, 1)] };
    expect(addToDay(day, [was(3, 2)]).changes).toEqual([was(3, 1)]);
    expect(addToDay(day, [was(1, 2)]).changes).toEqual([]);
    const begun = { date: third, changes: [was(2)] };
    expect(addToDay(begun, [was(3, 2)]).changes).toEqual([was(3)]);
    expect(
      addToDay(begun, [{ role: 'nurse', row: 'pay', was: money(2), ...label }]).changes,
    ).toEqual([]);
  });
});
