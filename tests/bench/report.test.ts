import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { attribute, getElements, textIn } from '@/bench/markup';
import type { Spread } from '@/bench/measure/statistics';
import { sharedKinds, variantIds } from '@/bench/page-kinds';
import type { BuildResult } from '@/bench/parts/build';
import { barChart, drawCharts } from '@/bench/report/charts';
import { getGrowth, writeReport } from '@/bench/report/page';
import { spread, table } from '@/bench/report/tables';
import { judgeTargets } from '@/bench/report/targets';
import type { AllKept } from '@/bench/results';

const one = (median: number): Spread => ({ median, least: median, most: median, runs: 1 });
const about = {
  date: '2026-11-26',
  machine: { processors: 2, memory: 24, system: 'linux x64' },
  versions: { Node: '20.20.2' },
};

/** Results in which the site sends `ours` bytes and every peer 1,000. */
const getBytes = (ours: number): AllKept => ({
  bytes: {
    ...about,
    result: Object.fromEntries(
      variantIds.map((id) => [
        id,
        Object.fromEntries(
          sharedKinds.map((kind) => [
            kind,
            { bytes: id === 'site' ? ours : 1000, requests: 1, html: 900, icon: 5 },
          ]),
        ),
      ]),
    ) as NonNullable<AllKept['bytes']>['result'],
  },
});

const built = (seconds: number, pages = 100, peakMegabytes = 500) => ({
  seconds: one(seconds),
  peakMegabytes,
  largest: 'Astro',
  parts: { content: one(1), next: one(1), finalize: one(1) },
  pages,
});

const getBuild = (samePages: number, megabytes: number): AllKept => {
  const result: BuildResult = {
    200: {
      site: built(20, 1000),
      samePages: built(10),
      astro: built(10),
      eleventy: built(5),
    },
    1000: {
      site: built(100, 5000, megabytes),
      samePages: built(samePages),
      astro: built(50),
      eleventy: built(25),
    },
  };
  return { build: { ...about, result } };
};

const findTarget = (kept: AllKept, wanted: string) =>
  judgeTargets(kept).find((target) => target.wanted.includes(wanted));

describe('a target', () => {
  it('is neither met nor missed where nothing was measured', () => {
    const targets = judgeTargets({});
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      expect(target).toMatchObject({ found: 'not measured', isMet: undefined });
    }
  });

  it('is met at its limit, and missed beyond', () => {
    expect(findTarget(getBytes(1100), 'faq')).toMatchObject({ found: '1.100 ×', isMet: true });
    expect(findTarget(getBytes(1101), 'faq')).toMatchObject({ found: '1.101 ×', isMet: false });
  });

  it('of a build is judged by the same pages, and by the memory of all of it', () => {
    expect(findTarget(getBuild(75, 700), '× Astro, of')).toMatchObject({ isMet: true });
    expect(findTarget(getBuild(76, 700), '× Astro, of')).toMatchObject({ isMet: false });
    expect(findTarget(getBuild(75, 700), 'Largest process')).toMatchObject({ isMet: true });
    expect(findTarget(getBuild(75, 701), 'Largest process')).toMatchObject({ isMet: false });
    expect(findTarget(getBuild(75, 700), 'in proportion')).toMatchObject({ found: '1.00 ×' });
  });

  it('of a build is unknown where only a small one was measured', () => {
    const { build } = getBuild(75, 700);
    const { 1000: _many, ...few } = build?.result ?? {};
    expect(
      findTarget({ build: { ...about, result: few } }, 'in proportion')?.isMet,
    ).toBeUndefined();
  });
});

describe('a table', () => {
  it('is written in Markdown, figures to the right', () => {
    expect(table(['', 'a'], [['one', '1']])).toBe('|  | a |\n| --- | ---: |\n| one | 1 |');
  });

  it('keeps a stroke in a cell from ending it', () => {
    expect(table(['a'], [['x|y']])).toContain('| x\\|y |');
  });

  it('is refused where a row is too short', () => {
    expect(() => table(['a', 'b'], [['1']])).toThrow('A row has 1 cells, expected 2: 1');
  });

  it('shows how far runs lay apart, where there were several', () => {
    expect(spread({ median: 1234.5, least: 1200, most: 1300, runs: 3 })).toBe(
      '1,235 (1,200–1,300)',
    );
    expect(spread(one(2.345), 1)).toBe('2.3');
  });
});

describe('a chart', () => {
  const bars = [
    { name: 'This site <b>', value: 50, isOurs: true },
    { name: 'Another', value: 100, isOurs: false },
  ];

  it('draws bars in proportion, and says in words what it shows', () => {
    const svg = parse(barChart({ title: 'Bytes', unit: 'B', bars }));
    const [first, second] = getElements(svg, 'rect').map((bar) => Number(attribute(bar, 'width')));
    expect(second).toBe(2 * (first ?? 0));
    expect(getElements(svg, 'title').map(textIn)).toEqual(['Bytes']);
    expect(getElements(svg, 'desc').map(textIn)).toEqual(['This site <b>: 50 B. Another: 100 B.']);
  });

  it('is refused where there is nothing to draw', () => {
    expect(() => barChart({ title: 'Bytes', unit: 'B', bars: [] })).toThrow(
      'nothing to draw for Bytes',
    );
  });

  it('is made of each part that was measured, and of no other', () => {
    expect(drawCharts({})).toEqual([]);
    expect(drawCharts(getBytes(10)).map(({ file }) => file)).toEqual(['benchmarks-bytes.svg']);
  });
});

describe('the page', () => {
  it('says of each part that it was not measured, and keeps the notes', () => {
    const page = writeReport({}, '## What was tried\n\nNothing yet.\n');
    expect(page.split('\nNot measured.\n')).toHaveLength(8);
    expect(page).toContain('## What was tried\n\nNothing yet.\n');
  });

  it('dates a part that was, and sets the site beside each peer', () => {
    const page = writeReport(getBytes(1500), '');
    expect(page).toContain('Measured on 2026-11-26: 2 processors, 24 GiB, linux x64.');
    expect(page).toContain('| This site / Astro, styles inlined | 1.500 × | 1.500 ×');
    expect(page).toContain(
      '| Bytes on a first visit, home: at most 1.1 × Astro | 1.500 × | **missed** |',
    );
    expect(page).toContain('](images/benchmarks-bytes.svg)');
    expect(page).toContain('| Node | 20.20.2 |');
  });

  it('says what a hundred roles more take', () => {
    const { build } = getBuild(50, 700);
    const result = build?.result ?? {};
    expect(getGrowth(result, [200, 1000], ({ site }) => site.seconds.median)).toBe(10);
    expect(getGrowth(result, [2, 1000], ({ site }) => site.seconds.median)).toBeUndefined();
    expect(writeReport({ build: { ...about, result } }, '')).toContain('not run');
  });
});
