import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFault } from './apply-fault';

/**
 * Every message that a case expects, as one list to be read from top to bottom: one voice. faults.test.ts
 * proves that the reader says them. After a change of wording: `npm test -- tests/lib/content/messages.test.ts -u`
 * (the path first: after `-u` it is not taken for a path).
 */

const folder = join(import.meta.dirname, 'faults');

const messages = readdirSync(folder).flatMap((name) =>
  readFault(join(folder, name)).expect.map((line) => {
    const [place = '', ...rest] = line.split(': ');
    const [code, ...words] = rest.join(': ').split(' ').reverse();
    return { line, place, text: words.reverse().join(' '), code: code?.slice(1, -1) ?? '' };
  }),
);

const compare = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0);

describe('the messages to authors', () => {
  it('all have a place, a text and a code', () => {
    const isWhole = ({ place, text, code }: (typeof messages)[number]) =>
      /:(?:\d+|@(?:[+-]\d+)?):\d+$/.test(place) && text !== '' && /^E_[A-Z0-9_]+$/.test(code);
    expect(messages.filter((message) => !isWhole(message))).toEqual([]);
  });

  it('are the ones in the list', async () => {
    const list = new Map<string, string>();
    for (const { place, text, code } of messages) {
      const message = `${code} ${text}`;
      const first = list.get(message);
      if (first === undefined || compare(place, first) < 0) list.set(message, place);
    }
    const lines = [...list]
      .sort(([one], [two]) => compare(one, two))
      .map(([message, place]) => `${message}\n    ${place}\n`);
    await expect(lines.join('')).toMatchFileSnapshot('../../content/messages.txt');
  });
});
