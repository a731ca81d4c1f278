// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KnownIds, mostPriorities, type View } from '@/lib/domain/comparison';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import { decodeView, encodeView, type ViewAddress } from '@/lib/share/view-link';
import { layOutPage, showAddress } from './view-page';

/** Properties of all links and of any text in place of a link, checked on thousands of them. */

const known: KnownIds = {
  groups: groupIds,
  rows: rowDefinitions.map(({ id }) => id),
  places: ['us', 'us-fl'],
};

const priorities = fc.uniqueArray(fc.constantFrom(...known.rows), { maxLength: mostPriorities });
const views: fc.Arbitrary<View> = fc.record({
  differencesOnly: fc.boolean(),
  groups: fc.subarray([...known.groups], { minLength: 1 }),
  place: fc.constantFrom(...known.places),
  priorities,
  at: fc.option(fc.constantFrom(...known.rows), { nil: undefined }),
});

/** URLs as people, programs and attackers write them. */
const fragments = fc.constantFrom(
  ...['v', 'd', 'D', 'g', 'p', 'at', 'place', 'asof', '=', '&', '1', '0', '?', '%', '%00', '%ff'],
  ...['+', ' ', '.', ',', 'true', '\u202e', 'pay', 'glance', 'us', 'us-fl', '2026-11-25', 'PAY'],
  ...['__proto__', 'constructor', 'toString', '<script>', 'javascript:', '../..', '\ud800', ';'],
  ...['%E0%A4%A', '%252C', 'р\u0430y', '1e9', 'NaN', '-1'],
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.nat(3000).map((length) => '&'.repeat(length)),
);
const hostileAddresses: fc.Arbitrary<ViewAddress> = fc.record({ search: hostile, hash: hostile });

const decode = (address: ViewAddress) => decodeView(address, known);

describe('a link to a view', () => {
  it('decodes to the view that it encodes', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decode(encodeView(view, known))).toEqual({ view, asOf: undefined, ignored: [] });
      }),
      { numRuns: 20_000 },
    );
  });

  it('decodes any text to a view, which survives encoding again', () => {
    fc.assert(
      fc.property(hostileAddresses, (address) => {
        const { view } = decodeView(address, known);
        const written = encodeView(view, known);
        expect(decode(written)).toEqual({ view, asOf: undefined, ignored: [] });
        expect(encodeView(decode(written).view, known)).toEqual(written);
      }),
      { numRuns: 50_000 },
    );
    expect(Object.hasOwn(Object.prototype, 'd')).toBe(false);
  });
});

describe('the script that shows a view before the table is painted', () => {
  beforeEach(() => layOutPage(known));

  it('reads all links as the page does', () => {
    fc.assert(
      fc.property(hostile, hostile, (query, fragment) => {
        const shown = showAddress(`?${query.replaceAll('#', '')}#${fragment}`);
        const { view } = decodeView(window.location, known, []);
        expect(shown).toEqual({
          differencesOnly: view.differencesOnly,
          groups: view.groups,
          place: view.place,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows all views that a link can hold', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { search, hash } = encodeView(view, known);
        const { differencesOnly, groups, place } = view;
        expect(showAddress(`/en/x/${search}${hash}`)).toEqual({
          differencesOnly,
          groups,
          place,
        });
      }),
      { numRuns: 500 },
    );
  });
});
