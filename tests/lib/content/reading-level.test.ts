import { describe, expect, it } from 'vitest';
import { gradeOf, highestGrade, sentencesOf } from '@/lib/content/reading-level';

const plain = sentencesOf(
  'You read the post. You call a client. You book a room. You file a form. You go home at six.',
);
const stiff = sentencesOf(
  'Organizational considerations necessitate administrative flexibility. '.repeat(5),
);

describe('the reading level', () => {
  it('is low for short sentences of short words', () => {
    expect(gradeOf(plain, [])).toBeLessThan(4);
  });

  it('is too high for long words', () => {
    expect(gradeOf(stiff, [])).toBeGreaterThan(highestGrade);
  });

  it('is not graded on fewer than five sentences', () => {
    expect(gradeOf(stiff.slice(0, 4), [])).toBeUndefined();
  });

  it('leaves out listed terms, in singular and plural, whatever their case', () => {
    const legal = plain.map((sentence) => `${sentence} Unauthorized representations count.`);
    const words = legal.flatMap(sentencesOf);
    const terms = ['unauthorized representation'];
    expect(gradeOf(words, terms)).toBeLessThan(gradeOf(words, []) ?? 0);
  });

  it('takes the marks of a listed term as they stand', () => {
    expect(gradeOf(plain, ['C++ (advanced)', '[x'])).toBeLessThan(4);
  });

  it('is nothing for a text without words that count', () => {
    expect(gradeOf(['A.', 'A.', 'A.', 'A.', 'A.'], ['a'])).toBeUndefined();
  });
});

describe('sentences', () => {
  it('end at points, not at abbreviations', () => {
    expect(sentencesOf('The U.S. bureau counts jobs. Is it so? “Yes.” They agree!')).toEqual([
      'The US bureau counts jobs.',
      'Is it so?',
      '“Yes.',
      'They agree!',
    ]);
  });
});
