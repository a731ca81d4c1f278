// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangesSince } from '@/components/history/changes-since.client';
import { fill } from '@/lib/domain/template';
import type { PublicChange } from '@/lib/history/public-history';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const words = readFrozenSite().words.history;
const roles = [
  { id: 'nurse', name: 'Nurse' },
  { id: 'teacher', name: 'Teacher' },
];
const version = '2026-02-20';

const changes: readonly PublicChange[] = [
  ...[
    { date: '2025-03-14', role: 'nurse', row: 'pay', label: 'Pay', was: 'little', is: 'enough' },
    { date: '2026-02-20', role: 'nurse', row: 'pay', label: 'Pay', was: 'enough', is: 'much' },
  ].map((change) => ({ ...change, source: 'Sample survey' })),
  { date: '2026-02-20', role: 'teacher', row: 'parking', label: 'Parking', was: 'Free' },
  { date: '2026-02-20', role: 'nurse', row: 'uniform', label: 'Uniform', is: '<b>White</b>' },
  { date: '2026-02-20', role: 'pilot', row: 'pay', label: 'Pay', was: 'much', is: 'more' },
];

const answer = vi.fn<typeof fetch>();
beforeEach(() => {
  document.documentElement.lang = 'en';
  vi.stubGlobal('fetch', answer);
  answer.mockImplementation(async () => Response.json({ version, changes }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  answer.mockReset();
});

const show = (asOf: string | undefined, more: Partial<Parameters<typeof ChangesSince>[0]> = {}) =>
  render(<ChangesSince asOf={asOf} version={version} roles={roles} words={words} {...more} />);

const getHeading = (day: string) => fill(words.heading, { date: day });
const status = () => screen.getByRole('status');

describe('what changed since a link was shared', () => {
  it.each([undefined, version, '2027-01-01'])('renders nothing for a link from %s', (asOf) => {
    const { container } = show(asOf);
    expect(container).toBeEmptyDOMElement();
    expect(answer).not.toHaveBeenCalled();
  });

  it('shows a loading message before the list arrives', () => {
    answer.mockReturnValue(new Promise(() => {}));
    show('2024-03-10');
    const region = screen.getByRole('region', { name: getHeading('March 10, 2024') });
    expect(within(region).getByRole('heading', { level: 2 })).toBeVisible();
    expect(status()).toHaveTextContent(words.loading);
    expect(answer).toHaveBeenCalledWith('/data/history.json', expect.anything());
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('lists each change of both roles: row, role, both values, day and source', async () => {
    show('2024-03-10');
    const entries = await screen.findAllByRole('listitem');
    expect(status()).toHaveTextContent(fill(words.many, { count: '3' }));
    expect(entries).toHaveLength(3);
    const [pay, parking, uniform] = entries as [HTMLElement, HTMLElement, HTMLElement];
    expect(within(pay).getByRole('link', { name: 'Pay' })).toHaveAttribute('href', '#pay');
    expect(pay).toHaveTextContent('Pay, Nurse');
    const getValues = (entry: HTMLElement) => [
      ...within(entry)
        .getAllByRole('term')
        .map(({ textContent }) => textContent),
      ...within(entry)
        .getAllByRole('definition')
        .map(({ textContent }) => textContent),
    ];
    expect(getValues(pay)).toEqual([words.before, words.now, 'little', 'much']);
    const day = fill(words.changed, { date: 'February 20, 2026' });
    expect(within(pay).getByText(day)).toHaveAttribute('datetime', '2026-02-20');
    expect(pay).toHaveTextContent(fill(words.source, { source: 'Sample survey' }));
    // A removed row has nothing to link to.
    expect(within(parking).queryByRole('link')).toBeNull();
    expect(getValues(parking)).toEqual([words.before, words.now, 'Free', words.gone]);
    expect(parking).toHaveTextContent('Parking, Teacher');
    expect(parking).not.toHaveTextContent(fill(words.source, { source: '' }));
    expect(getValues(uniform)).toEqual([words.before, words.now, words.new, '<b>White</b>']);
  });

  it('counts one change as one', async () => {
    show('2024-03-10', { roles: [{ id: 'teacher', name: 'Teacher' }] });
    await screen.findByRole('listitem');
    expect(status()).toHaveTextContent(fill(words.one, { count: '1' }));
  });

  it('leaves out what changed after the page', async () => {
    show('2024-03-10', { version: '2025-12-31' });
    const [pay, ...others] = await screen.findAllByRole('listitem');
    expect(others).toEqual([]);
    expect(pay).toHaveTextContent('enough');
  });

  it('tells if nothing changed for the two roles', async () => {
    show('2024-03-10', { roles: [{ id: 'clerk', name: 'Clerk' }] });
    expect(await screen.findByText(words.none)).toBe(status());
    expect(screen.queryByRole('list')).toBeNull();
  });

  it.each([
    ['the host does not have it', async () => new Response('', { status: 404 })],
    ['the line is down', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['it is something else', async () => new Response('<html>')],
  ])('tells if the list cannot be loaded: %s', async (_why, reply) => {
    answer.mockImplementation(reply);
    show('2024-03-10');
    expect(await screen.findByText(words.failed)).toBe(status());
  });

  it('searches again for a link from another day', async () => {
    const { rerender } = show('2024-03-10');
    await screen.findAllByRole('listitem');
    rerender(<ChangesSince asOf="2025-12-01" version={version} roles={roles} words={words} />);
    expect(screen.getByRole('heading', { name: getHeading('December 1, 2025') })).toBeVisible();
    const [pay] = await screen.findAllByRole('listitem');
    expect(pay).toHaveTextContent('enough');
  });
});
