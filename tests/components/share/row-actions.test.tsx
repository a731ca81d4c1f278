// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { RowActions } from '@/components/share/row-actions.client';
import { fill } from '@/lib/domain/template';
import { readFrozenSite } from '@/tests/lib/domain/sample';
import { clipboard, restoreNavigator, setNavigator } from './browser';

const words = readFrozenSite().words['row-tools'];
const row = { id: 'pay', label: 'Pay' };
const link = 'https://example.org/en/compare/a-vs-b/?asof=2026-11-25#pay';
const citation = 'Pay\nNurses: $1\nhttps://example.org/';
const reportHref = 'mailto:errors@example.org?subject=Pay';

afterEach(restoreNavigator);

function open(board: ReturnType<typeof clipboard> | undefined) {
  setNavigator('clipboard', board);
  render(
    <RowActions words={words} row={row} link={link} citation={citation} reportHref={reportHref}>
      <p>This row matters to me</p>
    </RowActions>,
  );
}

const getName = (name: 'link' | 'cite' | 'report' | 'link-text' | 'cite-text') =>
  fill(words[name], { row: row.label });
const press = (name: 'link' | 'cite') =>
  act(async () => fireEvent.click(screen.getByRole('button', { name: getName(name) })));
const field = (name: 'link-text' | 'cite-text') =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: getName(name) });
const said = () => screen.getByRole('status').textContent;
const refusing = () =>
  clipboard(async () => {
    throw new DOMException('No', 'NotAllowedError');
  });

describe('the actions for a row', () => {
  it('include no report if nobody takes reports', () => {
    render(
      <RowActions words={words} row={row} link={link} citation={citation} reportHref={undefined} />,
    );
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByRole('button', { name: getName('link') })).toBeVisible();
  });

  it('are named after the row, and each name starts with the visible text', () => {
    open(clipboard());
    for (const name of ['link', 'cite'] as const) {
      const button = screen.getByRole('button', { name: getName(name) });
      expect(button).toHaveTextContent(words[`${name}-short`]);
      expect(getName(name).startsWith(words[`${name}-short`])).toBe(true);
      expect(button).toHaveAttribute('data-js-only');
    }
    const report = screen.getByRole('link', { name: getName('report') });
    expect(report).toHaveAttribute('href', reportHref);
    expect(getName('report').startsWith(report.textContent ?? '?')).toBe(true);
    expect(screen.getByText('This row matters to me')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('copy a link without showing a field', async () => {
    const board = clipboard();
    open(board);
    await press('link');
    expect(board.writeText).toHaveBeenCalledExactlyOnceWith(link);
    expect(said()).toBe(words.copied);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('copy a citation and show it, to read and select', async () => {
    const board = clipboard();
    open(board);
    await press('cite');
    expect(board.writeText).toHaveBeenCalledExactlyOnceWith(citation);
    expect(said()).toBe(words.copied);
    expect(field('cite-text')).toHaveValue(citation);
    expect(field('cite-text')).toHaveAttribute('readonly');
    act(() => field('cite-text').focus());
    expect(field('cite-text').selectionEnd).toBe(citation.length);
  });

  it.each([
    ['refuses', refusing()],
    ['has no clipboard', undefined],
  ])('show the selected text and tell what to do if the browser %s', async (_, board) => {
    open(board);
    for (const [name, text] of [
      ['link', link],
      ['cite', citation],
    ] as const) {
      await press(name);
      expect(said()).toBe(words.refused);
      const shown = field(`${name}-text`);
      expect(shown).toHaveValue(text);
      expect(shown).toHaveFocus();
      expect([shown.selectionStart, shown.selectionEnd]).toEqual([0, text.length]);
    }
  });
});
