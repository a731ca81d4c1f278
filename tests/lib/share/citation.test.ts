import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import type { Cell } from '@/lib/domain/cell';
import { cellText, citeRow } from '@/lib/share/citation';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const site = readFrozenSite();
const words = site.words['row-tools'];

const cited = {
  siteName: 'Legal Careers',
  title: 'Nurse or teacher, side by side',
  row: { label: 'Pay', detail: 'median a year; US, May 2025' },
  roles: [
    {
      role: 'nurses',
      value: '$62,890',
      source: {
        entries: [
          { id: 'bls-oews', short: 'BLS pay' },
          { id: 'bls-ooh', short: 'BLS handbook' },
        ],
        grain: 'US, May 2025. Occupation 29-1141, Nurses.',
      },
    },
    { role: 'teachers', value: 'Not published: nobody counts it.', source: undefined },
  ],
  difference: 'Not known. We have no figure for teachers.',
  address: 'https://example.org/en/compare/nurse-vs-teacher/#pay',
  date: 'November 25, 2026',
};

describe('the citation of a row', () => {
  it('has title, values, sources, years, URL and day, a line each', () => {
    expect(citeRow(cited, words).split('\n')).toEqual([
      'Pay (median a year; US, May 2025)',
      'Nurses: $62,890 [BLS pay; BLS handbook. US, May 2025. Occupation 29-1141, Nurses.]',
      'Teachers: Not published: nobody counts it.',
      'Difference: Not known. We have no figure for teachers.',
      'Nurse or teacher, side by side. Legal Careers.',
      'https://example.org/en/compare/nurse-vs-teacher/#pay',
      'Data as of November 25, 2026.',
    ]);
  });

  it('has no empty parentheses if a row has no place and year', () => {
    const [first] = citeRow({ ...cited, row: { label: 'Pay', detail: '' } }, words).split('\n');
    expect(first).toBe('Pay');
  });

  it('works for every row of the site, with all its values', () => {
    const [one, two] = site.words.home.pair.map((id) => site.roles.find((role) => role.id === id));
    if (one === undefined || two === undefined) throw new Error('The home pair is missing');
    const { groups, roles } = buildComparison([one, two], site);
    for (const { label, detail, cells, difference } of groups.flatMap(({ rows }) => rows)) {
      const text = citeRow(
        {
          ...cited,
          row: { label, detail },
          roles: roles.map(({ plural }, side) => {
            const cell = cells[side as 0 | 1];
            return { role: plural, value: cellText(cell), source: cell.source };
          }),
          difference: `${difference.lead} ${difference.rest}`.trim(),
        },
        words,
      );
      expect(text.split('\n'), label).toHaveLength(7);
      expect(text).not.toMatch(/[{}]|undefined/);
      for (const cell of cells) expect(text).toContain(cellText(cell));
    }
  });
});

describe('a cell as text', () => {
  const rest = { note: undefined, source: undefined };
  const cells: readonly (readonly [Cell, string])[] = [
    [{ kind: 'money', text: '$1', ...rest }, '$1'],
    [{ kind: 'missing', text: 'Varies: by state.', ...rest }, 'Varies: by state.'],
    [{ kind: 'answer', answer: 'no', reason: 'A lawyer may.', ...rest }, 'no; A lawyer may.'],
    [
      {
        kind: 'list',
        items: [
          { text: 'Word', shared: true },
          { text: 'Excel', shared: false },
        ],
        ...rest,
      },
      'Word; Excel',
    ],
  ];

  it.each(cells)('is one line (%#)', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });
});
