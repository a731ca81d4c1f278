// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EmployersPart } from '@/components/pay/employers-part';
import { OutlookPart } from '@/components/pay/outlook-part';
import { YearsPart } from '@/components/pay/years-part';
import { buildEmployers } from '@/lib/pay/employers';
import { buildOutlook } from '@/lib/pay/outlook';
import type { PayPair, PaySite } from '@/lib/pay/part';
import { buildYears } from '@/lib/pay/years';
import { pair, paralegal, secretary, site, stranger, withTables } from '@/tests/lib/pay/sample';

const years = (of: PayPair = pair, from: PaySite = site) =>
  render(<YearsPart part={buildYears(of, from)} language="en" />).container;
const outlook = (of: PayPair = pair) =>
  render(<OutlookPart part={buildOutlook(of, site)} language="en" />).container;
const employers = (of: PayPair = pair) =>
  render(<EmployersPart part={buildEmployers(of, site)} language="en" />).container;

const strangers: PayPair = [stranger, { ...stranger, id: 'other', plural: 'others' }];

describe.each([
  ['years', years],
  ['outlook', outlook],
  ['employers', employers],
])('the tables of the part about %s', (_, show) => {
  it('have a caption, column headings and row headings', () => {
    show();
    const tables = screen.getAllByRole('table');
    expect(tables.length).toBeGreaterThan(1);
    for (const table of tables) {
      expect(table.querySelector('caption')?.textContent).not.toBe('');
      const heads = within(table).getAllByRole('columnheader');
      for (const head of heads) expect(head).toHaveAttribute('scope', 'col');
      for (const row of table.querySelectorAll('tbody tr:has(td)')) {
        expect(within(row as HTMLElement).getAllByRole('rowheader')).toHaveLength(1);
        const cells = [...row.querySelectorAll('td')];
        expect(cells).toHaveLength(heads.length - 1);
        for (const cell of cells) expect(cell.textContent, row.textContent).not.toBe('');
      }
    }
  });

  it('link to the sources of their figures', () => {
    show();
    const links = screen.getAllByRole('link');
    for (const link of links) {
      expect(link.getAttribute('href')).toMatch(/^\/en\/sources\/#/);
    }
  });

  it('are missing for two roles without figures, with an explanation', () => {
    show(strangers);
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('We have no figure for strangers.')).toBeVisible();
    expect(screen.getByText('We have no figure for others.')).toBeVisible();
  });
});

describe('the part about the years', () => {
  it('offers two kinds of dollars as native buttons of one group, the first one chosen', () => {
    years();
    const group = screen.getByRole('group', { name: site.words['pay-years'].choice });
    const buttons = within(group).getAllByRole<HTMLInputElement>('radio');
    expect(buttons.map(({ name, checked }) => [name, checked])).toEqual([
      ['dollars', true],
      ['dollars', false],
    ]);
    expect(within(group).getByRole('radio', { name: 'Dollars of May 2025' })).toBe(buttons[1]);
  });

  it('has both drawings on the page, each with its kind of dollars visible and in its name', () => {
    years();
    const drawings = screen.getAllByRole('img');
    expect(drawings).toHaveLength(2);
    for (const [index, label] of ['Dollars of each year', 'Dollars of May 2025'].entries()) {
      expect(drawings[index]).toHaveAccessibleName(expect.stringContaining(label));
      const figure = drawings[index]?.closest('figure') as HTMLElement;
      expect(within(figure).getByText(label)).toBeVisible();
      expect(within(figure).getByText(paralegal.name)).toHaveClass('mark-solid');
      expect(within(figure).getByText(secretary.name)).toHaveClass('mark-double');
    }
  });

  it('draws discs and diamonds for each year, and a path for each run of years', () => {
    const page = years();
    const [drawing] = page.querySelectorAll('svg.trend');
    // Ten years each. Three breaks start a new run of two or more years, and the single year has only its
    // mark.
    expect(drawing?.querySelectorAll('.solid circle')).toHaveLength(10);
    expect(drawing?.querySelectorAll('.double rect')).toHaveLength(10);
    const paths = [...(drawing?.querySelectorAll('path') ?? [])].map((path) =>
      path.getAttribute('d'),
    );
    expect(paths).toHaveLength(3);
    for (const path of paths) {
      expect(
        path
          ?.split('M')
          .slice(1)
          .map((run) => run.split('L').length),
      ).toEqual([2, 2, 5]);
    }
  });

  it('has every letter of the drawing in the notes and in the table', () => {
    const page = years();
    const [drawing] = page.querySelectorAll('svg.trend');
    const letters = [...(drawing?.querySelectorAll('.letter') ?? [])].map(
      (text) => text.textContent,
    );
    expect(letters).toEqual(['a', 'b', 'c']);
    const notes = [...page.querySelectorAll('.letters b')].map((text) => text.textContent);
    expect(notes).toEqual(letters);
    for (const table of screen.getAllByRole('table')) {
      const named = ['2016 a', '2019 b', '2021 c'];
      for (const name of named)
        expect(within(table).getByRole('rowheader', { name })).toBeVisible();
    }
  });

  it('offers no choice if there is only one kind of dollars', () => {
    years(
      pair,
      withTables(() => ({ consumerPrices: [] })),
    );
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getAllByRole('img')).toHaveLength(1);
    expect(screen.getByText(/There is no price index for May 2025 yet/)).toBeVisible();
  });
});

describe('bars', () => {
  it('have the length of their figure, and the line of their role', () => {
    employers();
    const row = screen.getByRole('rowheader', { name: /^Law firms/ }).closest('tr');
    const bars = [...(row?.querySelectorAll('rect') ?? [])];
    expect(bars.map((bar) => [bar.getAttribute('class'), bar.getAttribute('width')])).toEqual([
      ['solid', '79.03%'],
      ['double', '81.67%'],
    ]);
  });

  it('add nothing to the text of their cell', () => {
    for (const bar of outlook().querySelectorAll('.part-bar')) {
      expect(bar).toHaveAttribute('aria-hidden', 'true');
      expect(bar.closest('td')?.textContent).toMatch(/^\d/);
    }
  });
});

describe('the part about employers', () => {
  it('tells visibly that pay by workplace is from another year, and which roles have none', () => {
    employers();
    expect(screen.getByText(/May 2024, the one above of May 2025/)).toBeVisible();
    expect(
      screen.getByText('No pay by kind of workplace is published for legal secretaries.'),
    ).toBeVisible();
  });
});
