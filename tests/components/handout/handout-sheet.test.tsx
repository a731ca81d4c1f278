// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HandoutSheet } from '@/components/handout/handout-sheet.client';
import { buildComparison } from '@/lib/domain/build-comparison';
import { fill } from '@/lib/domain/template';
import { buildHandout } from '@/lib/pages/build-handout';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const site = readFrozenSite();
const [one, other] = site.roles;
const license = other?.facts.license;
if (one === undefined || other === undefined || license?.kind !== 'answer') {
  throw new Error('The site has no two roles');
}
const reason = 'No state asks them for one.';
const two = { ...other, facts: { ...other.facts, license: { ...license, reason } } };
const comparison = buildComparison([one, two], site);
const handout = buildHandout(comparison, site.words);
const words = site.words.handout;

function renderSheet(view = '') {
  window.history.replaceState(null, '', `/${view}`);
  render(
    <HandoutSheet
      handout={handout}
      words={words}
      ordinals={site.words.view.ordinals}
      yours={site.words.view.yours}
      caption="Two roles on a sheet"
      dates="Data of a day."
      siteAddress="https://site.example"
      path="/en/compare/one-vs-two/"
      version="2026-01-02"
    />,
  );
  return within(screen.getByRole('table', { name: 'Two roles on a sheet' }));
}

afterEach(() => window.history.replaceState(null, '', '/'));

describe('the handout', () => {
  it('is a table of questions with both roles and a column to write in', () => {
    const table = renderSheet();
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      words['column-question'],
      one.name,
      two.name,
      words['column-mine'],
    ]);
    for (const row of table.getAllByRole('row').slice(1)) {
      const [first, second, own] = within(row).getAllByRole('cell');
      expect(first).not.toBeEmptyDOMElement();
      expect(second).not.toBeEmptyDOMElement();
      expect(own).toBeEmptyDOMElement();
    }
  });

  it('has the same kind of detail for both roles: reasons for both, or for neither', () => {
    const license = handout.rows.find(({ id }) => id === 'license');
    const reasons = license?.answers.map(({ more: [reason] }) => reason) ?? [];
    expect(reasons).toHaveLength(2);
    const table = renderSheet('#p=license');
    for (const reason of reasons) expect(table.getByText(reason ?? '')).toBeVisible();
  });

  it('leaves out reasons if many rows share the sheet', () => {
    const table = renderSheet();
    const license = handout.rows.find(({ id }) => id === 'license');
    for (const { more } of license?.answers ?? []) {
      expect(table.queryByText(more[0] ?? '')).toBeNull();
    }
  });

  it('counts the rows that a reader picked, and marks each with its rank', () => {
    const table = renderSheet('#p=hours.pay');
    expect(screen.getByText(fill(words['rows-mine'], { count: '2' }))).toBeVisible();
    const heads = table.getAllByRole('rowheader').map(({ textContent }) => textContent ?? '');
    heads.forEach((head, index) => {
      const nth = site.words.view.ordinals[index] ?? '';
      expect(head.startsWith(fill(site.words.view.yours, { nth }))).toBe(true);
    });
  });

  it('tells which groups the view shows, and that it only shows differences', () => {
    renderSheet('?d=1&g=entry');
    const entry = handout.groups.find(({ id }) => id === 'entry')?.label ?? '';
    expect(screen.getByText(/./, { selector: '.sheet-choice' })).toHaveTextContent(
      `${fill(words['rows-groups'], { groups: entry })} ${words['rows-differences']}`,
    );
  });

  it("has the view's address as text and in the name of the code", () => {
    renderSheet('?d=1#p=pay');
    const address = `${window.location.origin}/en/compare/one-vs-two/?d=1&asof=2026-01-02#p=pay`;
    expect(screen.getByRole('img', { name: fill(words['qr-name'], { address }) })).toBeVisible();
    expect(screen.getByText(/./, { selector: '.sheet-again p:last-child' })).toHaveTextContent(
      address,
    );
  });
});
