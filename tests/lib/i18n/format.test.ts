import { describe, expect, it } from 'vitest';
import { createFormat } from '@/lib/i18n/format';

const format = createFormat('en', { to: 'to' });

describe('figures in English', () => {
  it('are dollars without cents, or with two decimals if a row asks for them', () => {
    expect(format.money(62890)).toBe('$62,890');
    expect(format.money(30.2, 2)).toBe('$30.20');
  });

  it('have a sign and a true minus if they are changes', () => {
    expect(format.count(600, { signed: true })).toBe('+600');
    expect(format.count(-9000, { signed: true })).toBe('−9,000');
    expect(format.percent(-5.8, { decimals: 1, signed: true })).toBe('−5.8%');
    expect(format.percent(0, { decimals: 1, signed: true })).toBe('0.0%');
  });

  it('name the unit of a length of time', () => {
    expect(format.duration(1, 'months')).toBe('1 month');
    expect(format.duration(12, 'weeks')).toBe('12 weeks');
  });

  it('drop a trailing zero', () => {
    expect(format.number(2, 1)).toBe('2');
    expect(format.number(2.44, 1)).toBe('2.4');
  });
});

describe('periods in English', () => {
  it.each([
    ['2024', '2024'],
    ['2025-05', 'May 2025'],
    ['2024-05-30', 'May 30, 2024'],
    ['2024/2034', '2024 to 2034'],
    ['2024/25', '2024–25'],
    ['undated', ''],
  ])('%s reads “%s”', (period, text) => {
    expect(format.period(period)).toBe(text);
  });
});
