import { describe, expect, it } from 'vitest';
import { fill, placesIn } from '@/lib/domain/template';

describe('a sentence template', () => {
  it('is filled by name, with capitalized values at the start of a sentence', () => {
    expect(fill('{Higher}: more than {lower}', { higher: 'nurses', lower: 'teachers' })).toBe(
      'Nurses: more than teachers',
    );
  });

  it('lists its distinct placeholders, decapitalized', () => {
    expect(placesIn('{Higher}, {gap}, {higher}')).toEqual(['higher', 'gap']);
  });

  it('does not change values, even with braces', () => {
    expect(fill('{one}', { one: '{two}' })).toBe('{two}');
  });

  it.each(['constructor', 'toString'])('has no value for {%s}', (name) => {
    expect(() => fill(`{${name}}`, {})).toThrow('No value for');
  });
});
