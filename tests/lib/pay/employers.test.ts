import { describe, expect, it } from 'vitest';
import { sectorIds } from '@/lib/domain/sectors';
import { buildEmployers } from '@/lib/pay/employers';
import {
  csv,
  getRow,
  getText,
  pair,
  paralegal,
  secretary,
  site,
  stranger,
  withTables,
} from './sample';

const own = site.words['pay-employers'];
const part = buildEmployers(pair, site);
const published = csv('oewsSector');
const codes = ['23-2011', '43-6012'] as const;
const getLabel = (sector: string | undefined) =>
  own.sectors[sector as keyof typeof own.sectors] ?? `no words for ${sector}`;

const sector = (code: string, naics: string) =>
  published.find(({ soc, naics_sector: found }) => soc === code && found === naics);

/** The sectors with separate rows: 1% or more of one role. */
const large = [
  ...new Set(
    published
      .filter(({ share_of_occupation_pct: share }) => Number(share) >= 1)
      .map(({ naics_sector: naics }) => naics),
  ),
];

const withSectors = (
  change: (
    row: (typeof site.tables.oewsSector)[number],
  ) => Partial<(typeof site.tables.oewsSector)[number]>,
) =>
  withTables(({ oewsSector }) => ({
    oewsSector: oewsSector.map((row) => ({ ...row, ...change(row) })),
  }));

describe('where the people of two jobs work', () => {
  it('lists each sector of 1% or more of either job, with share and count like the file', () => {
    expect(large).toHaveLength(5);
    expect(part.table?.groups[0]?.rows).toHaveLength(6);
    for (const naics of large) {
      for (const [index, code] of codes.entries()) {
        const row = sector(code, naics as string);
        expect(getRow(part.table, getLabel(naics)).cells[index], `${code} ${naics}`).toEqual({
          kind: 'figure',
          text: `${Number(row?.share_of_occupation_pct).toFixed(1)}%`,
          detail: Number(row?.employment).toLocaleString('en-US'),
          bar: Number(row?.share_of_occupation_pct) / 100,
        });
      }
    }
  });

  it('combines the small sectors into one last row, with the sum of published figures', () => {
    const jobs = codes.map((code) =>
      published
        .filter(({ soc, naics_sector: naics }) => soc === code && !large.includes(naics))
        .reduce((sum, { employment }) => sum + Number(employment), 0),
    );
    // The file has 392,880 and 156,280 employees in total, and 381,220 and 153,300 in the large sectors.
    expect(jobs).toEqual([11_660, 2_980]);
    expect(getText(part.table).at(-1)).toEqual([own.others, '3.0% 11,660', '1.9% 2,980']);
  });

  it('starts with the largest sector, and tells that it includes law firms', () => {
    const rows = part.table?.groups[0]?.rows ?? [];
    expect(rows.map(({ label }) => label)).toEqual([
      ...['54', '99', '52', '56', '55'].map(getLabel),
      own.others,
    ]);
    expect(rows[0]?.note).toBe(own['sector-notes']['54']);
    expect(rows[1]?.note).toBe(own['sector-notes']['99']);
    expect(rows[2]?.note).toBeUndefined();
    expect(rows.at(-1)?.note).toContain('1%');
    expect(part.table?.caption).toContain('May 2025');
  });

  it('names the sectors without a published figure for each role', () => {
    expect(part.unpublished).toHaveLength(2);
    for (const [index, code] of codes.entries()) {
      const text = part.unpublished[index] ?? '';
      for (const { soc, naics_sector: naics, status } of published) {
        if (soc !== code) continue;
        expect(text.includes(getLabel(naics)), `${code} ${naics}`).toBe(status === 'no_figure');
      }
    }
    expect(part.unpublished[1]).toContain('legal secretaries');
  });

  it('tells in the cell that a large sector of the other job has no published figure', () => {
    const found = buildEmployers(
      pair,
      withSectors((row) =>
        row.soc === '43-6012' && row.naics_sector === '52'
          ? { employment: null, share_of_occupation_pct: null, status: 'no_figure' }
          : {},
      ),
    );
    const cells = getRow(found.table, getLabel('52')).cells;
    expect(cells[1]).toEqual({ kind: 'missing', text: own['not-published'] });
    expect(cells[0]?.kind).toBe('figure');
    expect(found.unpublished[1]).toContain(getLabel('52'));
  });

  it('has no row for others if no sector is small, and no sentence if all figures are published', () => {
    const found = buildEmployers(
      pair,
      withSectors(() => ({ employment: 100, share_of_occupation_pct: 5, status: 'published' })),
    );
    const labels = getText(found.table).map(([label]) => label);
    expect(labels).toEqual(sectorIds.map(getLabel));
    expect(found.unpublished).toEqual([]);
  });

  it('has a name for each sector of the table', () => {
    const known: readonly string[] = sectorIds;
    expect(published.filter(({ naics_sector: naics }) => !known.includes(naics ?? ''))).toEqual([]);
  });

  it('keeps the order of the columns', () => {
    const swapped = buildEmployers([secretary, paralegal], site);
    expect(swapped.table?.columns.map(({ name }) => name)).toEqual([
      secretary.name,
      paralegal.name,
    ]);
    expect(getText(swapped.table)[0]).toEqual([getLabel('54'), '81.7% 127,630', '79.0% 310,490']);
  });
});

describe('pay by kind of workplace', () => {
  const pay = csv('industryPay');

  it('has what is published for paralegals, highest first', () => {
    expect(part.pay).toHaveLength(1);
    const expected = pay
      .map(({ industry, annual_median_usd: median }) => [industry, Number(median)] as const)
      .sort((one, other) => other[1] - one[1])
      .map(([industry, median]) => [industry, `$${median.toLocaleString('en-US')}`]);
    expect(getText(part.pay[0])).toEqual(expected);
    expect(part.pay[0]?.caption).toContain('paralegals');
  });

  it('tells that it is from another year than the jobs', () => {
    expect(part.payPeriod).toContain('May 2024');
    expect(part.payPeriod).toContain('May 2025');
    expect(part.pay[0]?.caption).toContain('May 2024');
  });

  it('does not mention the year if it is the same', () => {
    const same = withTables(({ industryPay }) => ({
      industryPay: industryPay.map((row) => ({ ...row, reference_period: '2025-05' })),
    }));
    expect(buildEmployers(pair, same).payPeriod).toBeUndefined();
  });

  it('shows only the newest May', () => {
    const two = withTables(({ industryPay }) => ({
      industryPay: [
        ...industryPay.map((row) => ({
          ...row,
          reference_period: '2023-05',
          annual_median_usd: 1,
        })),
        ...industryPay,
      ],
    }));
    expect(getText(buildEmployers(pair, two).pay[0])).toEqual(getText(part.pay[0]));
  });

  it('tells that none is published for legal secretaries', () => {
    expect(part.payAbsences).toEqual([
      'No pay by kind of workplace is published for legal secretaries.',
    ]);
  });

  it('names the source of that pay only if there is some', () => {
    expect(part.source.entries.map(({ id }) => id)).toEqual(['bls-oews', 'ooh-paralegals']);
    const found = buildEmployers([secretary, stranger], site);
    expect(found.source.entries.map(({ id }) => id)).toEqual(['bls-oews']);
    expect(found.pay).toEqual([]);
    expect(found.payAbsences).toHaveLength(2);
  });
});

describe('a role without employers in the table', () => {
  it('is named as missing, and the other one is shown', () => {
    const found = buildEmployers([stranger, paralegal], site);
    expect(found.absences).toEqual(['We have no figure for strangers.']);
    expect(found.table?.columns.map(({ name }) => name)).toEqual([paralegal.name]);
    expect(found.unpublished).toHaveLength(1);
  });

  it('leaves no table if the other has none either', () => {
    const found = buildEmployers([stranger, { ...stranger, id: 'other' }], site);
    expect(found.absences).toHaveLength(2);
    expect(found.table).toBeUndefined();
    expect(found.payPeriod).toBeUndefined();
  });
});
