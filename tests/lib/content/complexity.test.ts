import { describe, expect, it } from 'vitest';
import { checkComplexity } from '@/lib/content/complexity';

const messages = (body: string) =>
  checkComplexity(body, 7).map(
    ({ line, column, reason, ruleId }) => `${line}:${column}: ${reason} [${ruleId}]`,
  );

/** The limit that a message names. */
const limitIn = ([message = '']: readonly string[]) => Number(/at most (\d+)/.exec(message)?.[1]);

describe('a text that a parser would take too long over', () => {
  it.each([
    ['backticks', '`'],
    ['square brackets', '['],
    ['vertical bars', '|'],
    ['asterisks and underscores', '*'],
    ['asterisks and underscores', '_'],
    ['angle brackets', '<'],
  ])('is told by more %s than the message allows: %s', (name, mark) => {
    const most = limitIn(messages(mark.repeat(9999)));
    expect(messages(`a${mark.repeat(most)}`)).toEqual([]);
    expect(messages(`a${mark.repeat(most + 1)}`)).toEqual([
      `7:1: The text has ${most + 1} ${name}, expected at most ${most} [E_MD_COMPLEX]`,
    ]);
  });

  it('is told by more lines than the message allows', () => {
    const most = limitIn(messages('\n'.repeat(9999)));
    expect(messages('\n'.repeat(most - 1))).toEqual([]);
    expect(messages('\n'.repeat(most))).toEqual([
      `7:1: Unexpected length of the text, ${most + 1} lines, expected at most ${most} [E_MD_COMPLEX]`,
    ]);
  });

  /** Where a text is nested too deep. */
  const tooDeep = (body: string) =>
    checkComplexity(body, 7).flatMap(({ line, column, ruleId }) =>
      ruleId === 'E_MD_DEPTH' ? { line, column } : [],
    );

  it.each([
    '- - - - a',
    '> > > > a',
    '>>>> a',
    '+ * - 1. a',
    '1. 2) 3. 123456789. a',
    '    - - - - a',
    `${' '.repeat(17)}a`,
  ])('is told by the nesting of a line: %s', (line) => {
    expect(tooDeep(`a\n\n${line}`)).toEqual([{ line: 9, column: 1 }]);
  });

  it.each([
    '- - - a',
    '> > > a',
    '1. 2. 3. a',
    '10. 20. a',
    '----',
    '- - - -a',
    '1.2.3.4.',
    'a - - - - b',
    'a > > > > b',
    `${' '.repeat(16)}a`,
  ])('is no line like this: %s', (line) => {
    expect(messages(`a\n\n${line}`)).toEqual([]);
  });

  it('has a message for each of its faults', () => {
    const body = `${'`'.repeat(9999)}\n- - - - a\n> > > > a`;
    expect(messages(body)[0]).toContain('7:1: The text has 9999 backticks');
    expect(tooDeep(body).map(({ line }) => line)).toEqual([8, 9]);
  });
});
