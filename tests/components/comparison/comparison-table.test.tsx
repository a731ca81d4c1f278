// @vitest-environment jsdom

import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ComparisonTable } from '@/components/comparison/comparison-table';
import { buildComparison } from '@/lib/domain/build-comparison';
import { isDifferent } from '@/lib/domain/comparison';
import { rowDefinitions } from '@/lib/domain/rows';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const site = readFrozenSite();
const [one, two] = site.words.home.pair.map((id) => site.roles.find((role) => role.id === id));
if (one === undefined || two === undefined) throw new Error('The home pair is missing');
const comparison = buildComparison([one, two], site);
const rows = comparison.groups.flatMap((group) => group.rows);

function renderTable() {
  render(
    <ComparisonTable
      comparison={comparison}
      words={site.words}
      language="en"
      caption="Two roles in rows"
    />,
  );
  return screen.getByRole('table', { name: 'Two roles in rows' });
}

/** Finds a row by its header, like a reader. */
const rowNamed = (table: HTMLElement, label: string) => {
  const header = within(table)
    .getAllByRole('rowheader')
    .find((candidate) => candidate.textContent?.replace('§', '').startsWith(label));
  const row = header?.closest('tr');
  if (row === null || row === undefined) throw new Error(`No row ${label}`);
  return row;
};

describe('the comparison table', () => {
  it('is a real table with a caption, column headings, row headings and groups (T1)', () => {
    const table = renderTable();
    const heads = within(table).getAllByRole('columnheader');
    expect(heads).toHaveLength(4);
    for (const head of heads) expect(head).toHaveAttribute('scope', 'col');
    const rowHeads = within(table).getAllByRole('rowheader');
    expect(rowHeads).toHaveLength(rows.length + comparison.groups.length);
    for (const head of rowHeads) expect(head.getAttribute('scope')).toMatch(/^row(?:group)?$/);
    expect(within(table).getAllByRole('rowgroup')).toHaveLength(comparison.groups.length + 1);
  });

  it('has a value or a stated reason for every role in every row, never a bare dash (T2)', () => {
    const table = renderTable();
    const cells = within(table).getAllByRole('cell');
    expect(cells).toHaveLength(rows.length * 3);
    for (const cell of cells) expect(cell.textContent?.trim()).toMatch(/[A-Za-z0-9]{2}/);
  });

  it('opens the source of a figure with its year and grain in one step (T4)', () => {
    const table = renderTable();
    const row = rowNamed(table, 'Pay');
    const [disclosure] = row.querySelectorAll('details');
    expect(disclosure).not.toHaveAttribute('open');
    expect(disclosure).toHaveTextContent('BLS pay, May 2025');
    expect(disclosure).toHaveTextContent(`Occupation ${one.occupation.code}`);
    expect(within(row).getAllByRole('link', { hidden: true, name: 'BLS pay' })[0]).toHaveAttribute(
      'href',
      '/en/sources/#source-bls-oews',
    );
  });

  it('compares nothing only inside a closed disclosure (T13)', () => {
    const table = renderTable();
    for (const disclosure of table.querySelectorAll('details')) disclosure.remove();
    for (const row of rows) {
      const element = table.querySelector(`[id="${row.id}"]`);
      for (const cell of row.cells) {
        const said =
          cell.kind === 'answer'
            ? cell.answer
            : cell.kind === 'list'
              ? (cell.items[0]?.text ?? '')
              : cell.text;
        expect(element).toHaveTextContent(said);
      }
    }
  });

  it('tells a difference in words, whatever the color (T6, T16)', () => {
    const table = renderTable();
    for (const row of rows) {
      const element = table.querySelector(`[id="${row.id}"] .dif`);
      const text = element?.textContent?.trim() ?? '';
      expect(text.length, row.id).toBeGreaterThan(4);
      const isSame = /^(?:Same\.|About the same)/.test(text);
      const isUnknown = text.startsWith('Not known.');
      expect(isSame || isUnknown, row.id).toBe(!isDifferent(row));
    }
  });

  it('tells direction and size in every numeric row that differs (T16)', () => {
    const numeric = rowDefinitions.filter((row) =>
      ['money', 'count', 'percent', 'distribution', 'duration', 'range'].includes(row.kind),
    );
    for (const { id } of numeric) {
      const row = rows.find((candidate) => candidate.id === id);
      const known = row?.cells.every((cell) => cell.kind !== 'missing');
      if (row === undefined || !isDifferent(row) || !known) continue;
      const { lead } = row.difference;
      expect(lead, id).toMatch(/\d/);
      const names = [one.plural, two.plural].map((name) => name.toLowerCase());
      expect(
        names.some((name) => lead.toLowerCase().includes(name)),
        id,
      ).toBe(true);
    }
  });

  it('labels each row with its measure, and with place and year if both roles share them (T14)', () => {
    for (const row of rows) {
      expect(row.label.length, row.id).toBeGreaterThan(2);
      expect(
        row.detail !== '' || row.mixed !== undefined || row.difference.tone === 'unknown',
        row.id,
      ).toBe(true);
    }
    const pay = rows.find((row) => row.id === 'pay');
    expect(pay?.detail).toBe('median a year; US, May 2025');
  });

  it('right-aligns money in tabular figures, with one precision per row (T15)', () => {
    const table = renderTable();
    for (const { id, kind, decimals = 0 } of rowDefinitions) {
      if (kind !== 'money' && kind !== 'distribution') continue;
      const figures = [...table.querySelectorAll(`[id="${id}"] .val-money`)];
      const row = rows.find((candidate) => candidate.id === id);
      const known = row?.cells.filter((cell) => cell.kind !== 'missing') ?? [];
      expect(figures, id).toHaveLength(known.length);
      for (const figure of figures) {
        const [, cents = ''] = figure.textContent?.split('.') ?? [];
        expect(cents.length, id).toBe(decimals);
      }
    }
  });

  it('names no winner, keeps no score and uses no word of value (T18)', () => {
    const table = renderTable();
    for (const disclosure of table.querySelectorAll('details')) disclosure.remove();
    expect(table).not.toHaveTextContent(
      /\b(?:winner|wins|score|better|worse|best|superior|inferior)\b/i,
    );
  });

  it('gives every row an id and a link to it (T23)', () => {
    const table = renderTable();
    for (const row of rows) {
      const element = table.querySelector<HTMLElement>(`[id="${row.id}"]`);
      if (element === null) throw new Error(`No row ${row.id}`);
      const link = within(element).getByRole('link', { name: `Link to this row: ${row.label}` });
      expect(link).toHaveAttribute('href', `#${row.id}`);
    }
  });

  it('links each role’s name to its page (T24)', () => {
    const table = renderTable();
    for (const role of [one, two]) {
      expect(within(table).getByRole('link', { name: role.name })).toHaveAttribute(
        'href',
        `/en/roles/${role.id}/`,
      );
    }
  });

  it('draws pay in each cell with a name that holds every value', () => {
    const table = renderTable();
    const drawings = within(table).getAllByRole('img');
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) {
      const name = drawing.getAttribute('aria-label') ?? '';
      expect(name.match(/\$[\d,]+/g)).toHaveLength(5);
    }
  });
});
