// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { View } from '@/lib/domain/comparison';
import { decodeView, defaultView, encodeView, type Ignored } from '@/lib/share/view-link';
import { viewScript } from '@/lib/share/view-script';

const views: fc.Arbitrary<View> = fc.record({ differencesOnly: fc.boolean() });

/** Queries as people, programs and attackers write them. */
const fragments = fc.constantFrom(
  ...['d', 'D', '=', '&', '1', '0', '?', '%', '%00', '%E0%A4%A', '+', ' ', '.', 'true', '\u202e'],
  ...['__proto__', 'constructor', 'toString', '<script>', 'javascript:', '../..', '\ud800', ';'],
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.nat(3000).map((length) => '&'.repeat(length)),
);

describe('a link to a view', () => {
  it('carries nothing for the view that every page begins with', () => {
    expect(encodeView(defaultView)).toBe('');
    expect(decodeView('')).toEqual({ view: defaultView, ignored: [] });
  });

  it('brings back every view that it was made from', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decodeView(encodeView(view))).toEqual({ view, ignored: [] });
      }),
      { numRuns: 20_000 },
    );
  });

  it('gives a view for any text, and the same view when that view is written again', () => {
    fc.assert(
      fc.property(hostile, (query) => {
        const { view } = decodeView(query);
        const written = encodeView(view);
        expect(decodeView(written)).toEqual({ view, ignored: [] });
        expect(encodeView(decodeView(written).view)).toBe(written);
      }),
      { numRuns: 50_000 },
    );
    expect(Object.hasOwn(Object.prototype, 'd')).toBe(false);
  });
});

describe('an odd link', () => {
  const onlyDifferences: View = { differencesOnly: true };
  const none: readonly Ignored[] = [];
  const cases: readonly (readonly [string, View, readonly Ignored[], string])[] = [
    ['?d=1', onlyDifferences, none, 'the link itself'],
    ['d=1', onlyDifferences, none, 'without its question mark'],
    ['?d=%31', onlyDifferences, none, 'escaped without need'],
    ['?d=+1+', onlyDifferences, none, 'with spaces around the value'],
    ['?d=0', defaultView, none, 'the default said aloud'],
    ['?d=%2531', defaultView, ['unknown-value'], 'escaped twice'],
    ['?d=1&d=0', onlyDifferences, ['repeated'], 'a key twice: the first counts'],
    ['?d=0&d=1', defaultView, ['repeated'], 'a key twice the other way round'],
    ['?d=true', defaultView, ['unknown-value'], 'a word for a digit'],
    ['?d=2', defaultView, ['unknown-value'], 'another digit'],
    ['?d=', defaultView, ['unknown-value'], 'no value'],
    ['?d', defaultView, ['unknown-value'], 'not even an equals sign'],
    ['?=1', defaultView, ['unknown-key'], 'no key'],
    ['?D=1', defaultView, ['unknown-key'], 'a key in capitals'],
    ['??d=1', defaultView, ['unknown-key'], 'two question marks'],
    ['?d=1&utm_source=mail', onlyDifferences, ['unknown-key'], 'a mark added by a mail program'],
    ['?__proto__=1&constructor=1', defaultView, ['unknown-key'], 'names of the language itself'],
    ['?d=%', defaultView, ['unknown-value'], 'a lone percent sign'],
    ['?d=%E0%A4%A', defaultView, ['unknown-value'], 'an escape cut short'],
    ['?d=%00', defaultView, ['unknown-value'], 'a NUL'],
    ['?d=1%E2%80%AE', defaultView, ['unknown-value'], 'a sign that turns the direction'],
    ['?d=１', defaultView, ['unknown-value'], 'a digit of another width'],
    ['?d=<script>', defaultView, ['unknown-value'], 'markup'],
    ['?d=1;x=2', defaultView, ['unknown-value'], 'a semicolon between keys'],
    [`?${'&'.repeat(1500)}`, defaultView, none, 'nothing but separators'],
    [`?d=1&x=${'a'.repeat(3000)}`, defaultView, ['too-long'], 'a link that is too long'],
  ];

  it.each(cases)('%s is read as meant (%#)', (query, view, ignored) => {
    expect(decodeView(query)).toEqual({ view, ignored });
  });

  it('of 400 KB is refused at once', () => {
    expect(decodeView(`?${'d=1&'.repeat(100_000)}`).ignored).toEqual(['too-long']);
  });
});

describe('the script that shows a view before the table is drawn', () => {
  beforeEach(() => {
    document.body.innerHTML = '<input type="checkbox" name="d" value="1" data-view>';
  });

  const shownFor = (query: string): View => {
    const box = document.querySelector('input') as HTMLInputElement;
    box.checked = false;
    // The browser's own reading of an address: what it would hold after a visit.
    window.history.replaceState(null, '', new URL(query, 'http://localhost:3000/').href);
    new Function(viewScript)();
    return { differencesOnly: box.checked };
  };

  it('reads every link as the page does', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const query = `?${text.replaceAll('#', '')}`;
        const shown = shownFor(query);
        expect(shown).toEqual(decodeView(window.location.search).view);
      }),
      { numRuns: 3_000 },
    );
  });

  it('ticks the box of a shared view, and leaves it alone without one', () => {
    expect(shownFor('?d=1')).toEqual({ differencesOnly: true });
    expect(shownFor('/')).toEqual({ differencesOnly: false });
  });
});
