import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import type { Site } from '@/lib/domain/site';
import { buildPrices } from '@/lib/pay/prices';
import { buildMethod, buildRanges } from '@/lib/pay/ranges';
import { buildStatePage } from '@/lib/pay/state-page';
import { buildStates } from '@/lib/pay/states';
import { readFrozenSite } from '@/tests/lib/domain/sample';
import { pair, paralegal, withTables } from './sample';

/** The frozen site, with paralegal figures from an older survey than those of legal secretaries. */
const isNewest = ({ soc, reference_period: month }: { soc: string; reference_period: string }) =>
  soc === paralegal.occupation.code && month === '2025-05';
const older = withTables(({ oewsNational, oewsState }) => ({
  oewsNational: oewsNational.filter((row) => !isNewest(row)),
  oewsState: oewsState.map((row) =>
    isNewest(row) ? { ...row, reference_period: '2024-05' } : row,
  ),
}));
const site: Site = { ...readFrozenSite(), tables: older.tables };

const both = 'May 2024 and May 2025';
const differ = 'The dates differ: May 2024 and May 2025.';

describe('figures from two surveys', () => {
  it('name both months in the caption, and tell in the sentence that the dates differ', () => {
    const { table, overlap, drawing, mean } = buildRanges(pair, site);
    expect(table.caption).toContain(`(US, ${both})`);
    expect(mean).toContain(`(US, ${both})`);
    expect(overlap.endsWith(differ)).toBe(true);
    expect(drawing?.description).toContain('paralegals, US, May 2024.');
    expect(drawing?.description).toContain('legal secretaries, US, May 2025.');
  });

  it('give each amount of the worked example its month', () => {
    const [amount, ...steps] = buildMethod(pair, site).steps;
    expect(amount).toContain('(US, May 2024)');
    expect(steps.at(-1)).toContain(differ);
  });

  it("tell so on a state's page, wherever both are side by side", () => {
    const page = buildStatePage(pair, site, 'us-fl');
    expect(page.ranges.table.caption).toContain(both);
    expect(page.difference.rest).toContain(`${both}. ${differ}`);
    expect(page.jobs.table?.caption).toContain(both);
    expect(page.prices.table?.caption).toContain(both);
  });

  it('tell so on the map and in the tables of all states', () => {
    const { map, table } = buildStates(pair, site);
    for (const text of [map.name, map.key, table.caption]) expect(text).toContain(both);
    expect(buildPrices(pair, site).table?.caption).toContain(both);
  });

  it('tell so in the sentence away from its row', () => {
    expect(buildComparison(pair, site).opening.join(' ')).toContain(differ);
  });
});

describe('figures from one survey', () => {
  it('name its month once', () => {
    const { table, overlap } = buildRanges(pair, readFrozenSite());
    expect(table.caption).toContain('(US, May 2025)');
    expect(overlap).not.toContain('The dates differ');
  });
});
