import { describe, expect, it } from 'vitest';
import { fill, placesIn } from '@/lib/domain/template';

describe('a sentence template', () => {
  it('is filled by name, and a capital starts a sentence', () => {
    expect(fill('{Higher}: more than {lower}', { higher: 'nurses', lower: 'teachers' })).toBe(
      'Nurses: more than teachers',
    );
  });

  it('names its places once each, without capitals', () => {
    expect(placesIn('{Higher}, {gap}, {higher}')).toEqual(['higher', 'gap']);
  });

  it('leaves values as they are, braces included', () => {
    expect(fill('{one}', { one: '{two}' })).toBe('{two}');
  });

  it.each(['constructor', 'toString'])('has no value for {%s}', (name) => {
    expect(() => fill(`{${name}}`, {})).toThrow('No value for');
  });
});
