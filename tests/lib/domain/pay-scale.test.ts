import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelSteps, payMarks, payScale, placeLabels } from '@/lib/domain/pay-scale';
import { format } from './sample';

/** The greatest width of a label, and the least gap between two, in em. */
const getWidth = (label: string) => label.length * 0.64;
const leastGap = 0.5;

const ends = fc.tuple(
  fc.integer({ min: 15_000, max: 400_000 }),
  fc.integer({ min: 0, max: 300_000 }),
);
const ranges = fc.array(
  ends.map(([p10, more]) => ({ p10, p90: p10 + more })),
  { minLength: 1, maxLength: 4 },
);

describe('the labels of a scale', () => {
  it('fit under their lines without touching each other or the edges, at any width', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 120 }), (pay, width) => {
        const shown = payMarks(payScale(pay), format)
          .filter(({ from = Number.POSITIVE_INFINITY }) => from <= width)
          .map(({ at, label }) => {
            const half = getWidth(label) / 2;
            return { left: at * width - half, right: at * width + half };
          });
        for (const [index, { left, right }] of shown.entries()) {
          expect(left).toBeGreaterThanOrEqual(-1e-9);
          expect(right).toBeLessThanOrEqual(width + 1e-9);
          const before = shown[index - 1]?.right ?? Number.NEGATIVE_INFINITY;
          expect(left - before).toBeGreaterThanOrEqual(leastGap - 1e-9);
        }
      }),
    );
  });

  it('are all shown if they fit, and evenly spaced ones if not', () => {
    const years = Array.from({ length: 11 }, (_, index) => ({
      at: index / 10,
      label: String(2015 + index),
    }));
    const at = (width: number) =>
      placeLabels(years, 'free')
        .filter(({ from = Number.POSITIVE_INFINITY }) => from <= width)
        .map(({ label }) => Number(label));
    expect(at(65)).toHaveLength(11);
    expect(at(20)).toEqual([2015, 2017, 2019, 2021, 2023, 2025]);
    expect(at(9)).toEqual([2017, 2021, 2025]);
    expect(at(5)).toEqual([2017, 2025]);
    expect(at(4)).toEqual([]);
  });

  it('show distinct whole thousands, however close the figures', () => {
    fc.assert(
      fc.property(ranges, (pay) => {
        const labels = payMarks(payScale(pay), format).map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
        for (const label of labels) expect(label).toMatch(/^\$\d+k$/);
      }),
    );
  });

  it('have a rule in the style sheet for each width at which one may appear', () => {
    const sheet = readFileSync('components/chart/scale.css', 'utf8');
    const rules = [
      ...sheet.matchAll(/@container \(width < (\d+)em\) \{\s+\.at-(\d+) \{\s+display: none;/g),
    ].map(([, width, name]) => [Number(width), Number(name)]);
    expect(rules).toEqual(labelSteps.map((step) => [step, step]));
  });
});
