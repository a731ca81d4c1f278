import { describe, expect, it } from 'vitest';
import { getGrade, getSentences, highestGrade } from '@/lib/content/reading-level';

const plain = getSentences(
  'You read the post. You call a client. You book a room. You file a form. You go home at six.',
);
const stiff = getSentences(
  'Organizational considerations necessitate administrative flexibility. '.repeat(5),
);

describe('the reading level', () => {
  it('is low for short sentences of short words', () => {
    expect(getGrade(plain, [])).toBeLessThan(4);
  });

  it('is too high for long words', () => {
    expect(getGrade(stiff, [])).toBeGreaterThan(highestGrade);
  });

  it('is not graded on fewer than five sentences', () => {
    expect(getGrade(stiff.slice(0, 4), [])).toBeUndefined();
  });

  it('leaves out listed terms, in singular and plural, whatever their case', () => {
    const legal = plain.map((sentence) => `${sentence} Unauthorized representations count.`);
    const words = legal.flatMap(getSentences);
    const terms = ['unauthorized representation'];
    expect(getGrade(words, terms)).toBeLessThan(getGrade(words, []) ?? 0);
  });

  it('takes the marks of a listed term as they stand', () => {
    expect(getGrade(plain, ['C++ (advanced)', '[x'])).toBeLessThan(4);
  });

  it('is nothing for a text without words that count', () => {
    expect(getGrade(['A.', 'A.', 'A.', 'A.', 'A.'], ['a'])).toBeUndefined();
  });
});

describe('sentences', () => {
  it('end at points, not at abbreviations', () => {
    expect(getSentences('The U.S. bureau counts jobs. Is it so? “Yes.” They agree!')).toEqual([
      'The US bureau counts jobs.',
      'Is it so?',
      '“Yes.',
      'They agree!',
    ]);
  });
});
