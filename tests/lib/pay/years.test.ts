import { describe, expect, it } from 'vitest';
import { buildYears, type YearBreak, yearBreaks } from '@/lib/pay/years';
import { csv, getRow, pair, paralegal, secretary, site, stranger, withTables } from './sample';

const part = buildYears(pair, site);
const [nominal, constant] = part.views;

const paid = csv('oewsNational').filter(
  ({ reference_period: may }) => Number(may?.slice(0, 4)) >= 2015,
);
const priceOf = new Map(
  csv('consumerPrices').map(({ year, cpi_u_may: index }) => [year, Number(index)]),
);
const dollars = (value: number) => `$${value.toLocaleString('en-US')}`;

/** The site with a role's median changed in some years. */
const withMedians = (code: string, medians: Readonly<Record<number, number>>) =>
  withTables(({ oewsNational }) => ({
    oewsNational: oewsNational.map((row) => {
      const median = medians[Number(row.reference_period.slice(0, 4))];
      return row.soc === code && median !== undefined ? { ...row, annual_median_usd: median } : row;
    }),
  }));

/** The site without pay in some years, for one occupation or all. */
const withoutPay = (years: readonly number[], code?: string) =>
  withTables(({ oewsNational }) => ({
    oewsNational: oewsNational.filter(
      (row) =>
        !years.includes(Number(row.reference_period.slice(0, 4))) ||
        (code !== undefined && row.soc !== code),
    ),
  }));

const withPrices = (change: (year: number, price: number) => number | undefined) =>
  withTables(({ consumerPrices }) => ({
    consumerPrices: consumerPrices.flatMap((row) => {
      const price = change(row.year, row.cpi_u_may);
      return price === undefined ? [] : [{ ...row, cpi_u_may: price }];
    }),
  }));

const runs = (found = part) =>
  found.views.map(({ lines }) => lines.map(({ segments }) => segments.map((run) => run.length)));

describe('pay over the years', () => {
  it("has each year's median from 2015 in dollars of that year, like the file", () => {
    expect(paid.length).toBeGreaterThan(10);
    for (const { soc, reference_period: may = '', annual_median_usd: median } of paid) {
      const cell = getRow(nominal?.table, may.slice(0, 4)).cells[soc === '23-2011' ? 0 : 1];
      expect(cell?.text, `${soc} ${may}`).toBe(dollars(Number(median)));
    }
    expect(nominal?.table.groups[0]?.rows[0]?.label).toBe('2015');
  });

  it('has the same in dollars of the newest May by the price index, rounded to dollars', () => {
    const now = priceOf.get('2025') ?? 0;
    for (const { soc, reference_period: may = '', annual_median_usd: median } of paid) {
      const year = may.slice(0, 4);
      const cell = getRow(constant?.table, year).cells[soc === '23-2011' ? 0 : 1];
      const expected = Math.round((Number(median) * now) / (priceOf.get(year) ?? 0));
      expect(cell?.text, `${soc} ${may}`).toBe(dollars(expected));
    }
    // By hand: 48,810 × 321.465 / 237.805 = 65,981.4
    expect(getRow(constant?.table, '2015').cells[0]?.text).toBe('$65,981');
    expect(constant?.label).toBe('Dollars of May 2025');
    expect(constant?.notes.join(' ')).toContain('Our calculation');
    expect(nominal?.notes).toEqual([]);
  });

  it('draws runs of years without a break or a missing year', () => {
    // 2015 alone, 2017 and 2018, 2019 and 2020, 2021 to 2025
    const each = [1, 2, 2, 5];
    expect(runs()).toEqual([
      [each, each],
      [each, each],
    ]);
  });

  it('joins years if nothing divides them', () => {
    expect(runs(buildYears(pair, site, []))[0]).toEqual([
      [1, 9],
      [1, 9],
    ]);
  });

  it('places years evenly, and dollars on one scale for both choices', () => {
    const [first] = nominal?.lines ?? [];
    const spots = first?.segments.flat() ?? [];
    // 2015 to 2025: 2017 comes after two of ten years.
    expect(spots.slice(0, 2).map(({ x }) => x)).toEqual([0, 0.2]);
    // Calculated by hand: the scale runs from 40,000 to 70,000, so 62,890 is at 22,890 / 30,000.
    expect(spots.at(-1)?.y).toBeCloseTo(0.763, 9);
    expect(constant?.lines[0]?.segments.at(-1)?.at(-1)).toEqual(spots.at(-1));
    expect(part.heights.map(({ label }) => label)).toEqual([
      '$40k',
      '$45k',
      '$50k',
      '$55k',
      '$60k',
      '$65k',
      '$70k',
    ]);
    expect(part.heights.map(({ y }) => y)[3]).toBeCloseTo(0.5, 9);
    const all = part.views.flatMap(({ lines }) => lines.flatMap(({ segments }) => segments.flat()));
    expect(all.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
    expect(part.notes).toEqual([site.words['pay-years'].scale]);
    const labels = (width: number) =>
      part.years.filter(({ from = width }) => from <= width).map(({ label }) => label);
    const every = Array.from({ length: 11 }, (_, index) => String(2015 + index));
    expect(labels(60)).toEqual(every);
    expect(labels(16)).toEqual(every.filter((_, index) => index % 2 === 0));
    expect(part.years.at(-1)?.at).toBe(1);
  });

  it('labels the two ends, the higher one above, whichever role comes first', () => {
    const ends = (found: typeof part) =>
      found.views[0]?.lines.map(({ last: { text, side } }) => [text, side]);
    expect(ends(part)).toEqual([
      ['$62,890', 'above'],
      ['$55,570', 'below'],
    ]);
    expect(ends(buildYears([secretary, paralegal], site))).toEqual([
      ['$55,570', 'below'],
      ['$62,890', 'above'],
    ]);
    const even = buildYears(pair, withMedians('43-6012', { 2025: 62890 }));
    expect(ends(even)?.map(([, side]) => side)).toEqual(['above', 'below']);
  });

  it("describes where each drawing's lines start, end and break", () => {
    expect(nominal?.description).toContain(
      'Paralegals: $48,810 in May 2015, $62,890 in May 2025. Legal secretaries: $43,200 in May 2015',
    );
    expect(constant?.description).toContain('Paralegals: $65,981 in May 2015');
    for (const { letter, text } of part.breaks) {
      expect(nominal?.description).toContain(`${letter}: ${text}`);
    }
  });

  it('names the source and both occupations', () => {
    expect(part.source.entries.map(({ id }) => id)).toEqual(['bls-oews', 'bls-cpi']);
    expect(part.source.grain).toContain('23-2011');
    expect(part.source.grain).toContain('43-6012');
  });
});

describe('the breaks in pay over the years', () => {
  it('have letters from left to right, half a year before the year that starts a new run', () => {
    expect(part.breaks.map(({ letter }) => letter)).toEqual(['a', 'b', 'c']);
    // 2016, and the turn of 2018 and of 2020: 1, 3.5 and 5.5 of ten years
    expect(part.breaks.map(({ x }) => x)).toEqual([0.1, 0.35, 0.55]);
  });

  it('explain each letter, and until when a job had another name', () => {
    const [gap, codes, method] = part.breaks.map(({ text }) => text);
    expect(gap).toBe('We have no figure for May 2016.');
    expect(codes).toContain('From May 2019 on');
    expect(codes).toContain(
      'Until May 2018 the code of legal secretaries was called “Legal Secretaries”',
    );
    expect(codes, 'the title of the others stayed').not.toContain('paralegals');
    expect(method).toContain('From May 2021 on');
  });

  it('repeat the letters in the rows of the table, and tell there what is missing', () => {
    const letters = nominal?.table.groups[0]?.rows.flatMap(({ label, letters: said }) =>
      said === undefined ? [] : [[label, said]],
    );
    expect(letters).toEqual([
      ['2016', 'a'],
      ['2019', 'b'],
      ['2021', 'c'],
    ]);
    const missing = { kind: 'missing', text: site.words['pay-years']['no-figure'] };
    expect(getRow(nominal?.table, '2016').cells).toEqual([missing, missing]);
    expect(getRow(constant?.table, '2016').cells).toEqual([missing, missing]);
  });

  it('each have a text, and no text is unused', () => {
    const ids = yearBreaks.map(({ id }) => id);
    expect(Object.keys(site.words['pay-years'].breaks)).toEqual(ids);
  });

  it('combine consecutive missing years under one letter, and name the role if it is only one', () => {
    const found = buildYears(pair, withoutPay([2023, 2024], '43-6012'));
    expect(found.breaks.map(({ text }) => text)).toContain(
      'We have no figure of legal secretaries for May 2023 and May 2024.',
    );
    expect(runs(found)[0]).toEqual([
      [1, 2, 2, 5],
      [1, 2, 2, 2, 1],
    ]);
    const [, second] = getRow(found.views[0]?.table, '2024').cells;
    expect(second?.kind).toBe('missing');
    expect(getRow(found.views[0]?.table, '2023').letters).toBe('d');
    expect(getRow(found.views[0]?.table, '2024').letters).toBeUndefined();
  });

  it('separate the missing years of one role from those of both', () => {
    const both = withoutPay([2023]);
    const tables = { ...both.tables };
    const found = buildYears(pair, {
      ...both,
      tables: {
        ...tables,
        oewsNational: tables.oewsNational.filter(
          (row) => row.soc !== '23-2011' || row.reference_period !== '2024-05',
        ),
      },
    });
    expect(found.breaks.slice(3).map(({ text }) => text)).toEqual([
      'We have no figure for May 2023.',
      'We have no figure of paralegals for May 2024.',
    ]);
  });

  it('leave out a break before the first year or after the last', () => {
    const breaks: readonly YearBreak[] = [
      { id: 'codes', from: 2015 },
      { id: 'method', from: 2026 },
    ];
    expect(buildYears(pair, site, breaks).breaks.map(({ letter }) => letter)).toEqual(['a']);
  });

  it('leave the newest year alone after a break, and compare it with none', () => {
    const breaks: readonly YearBreak[] = [...yearBreaks, { id: 'method', from: 2025 }];
    const found = buildYears(pair, site, breaks);
    expect(runs(found)[0]?.[0]).toEqual([1, 2, 2, 4, 1]);
    expect(found.since).toEqual([
      'For paralegals the line breaks just before May 2025. There is no earlier year to set beside it yet.',
      'For legal secretaries the line breaks just before May 2025. There is no earlier year to set beside it yet.',
    ]);
  });
});

describe('the change of a median since the last break', () => {
  const said = (changed: typeof site) => buildYears(pair, changed).since[0];

  it('tells the change in dollars of each year, that of prices, and the difference', () => {
    // By hand, from May 2021 to May 2025. Prices: 321.465 / 269.195 = 1.1942. Paralegals: 62,890 − 56,230
    // = 6,660, 11.8 % of 56,230; 1.1184 / 1.1942 = 0.937. Legal secretaries: 55,570 − 47,710 = 7,860,
    // 16.5 % of 47,710; 1.1647 / 1.1942 = 0.975.
    expect(part.since).toEqual([
      'Since May 2021 the median of paralegals rose by $6,660, or 11.8%. Prices rose by 19.4%. So the pay of May 2025 buys 6.3% less than that of May 2021.',
      'Since May 2021 the median of legal secretaries rose by $7,860, or 16.5%. Prices rose by 19.4%. So the pay of May 2025 buys 2.5% less than that of May 2021.',
    ]);
  });

  it('tells that it fell', () => {
    // 62,890 / 69,000 − 1 = −8.9 %; × 269.195 / 321.465 = −23.7 %
    expect(said(withMedians('23-2011', { 2021: 69000 }))).toBe(
      'Since May 2021 the median of paralegals fell by $6,110, or 8.9%. Prices rose by 19.4%. So the pay of May 2025 buys 23.7% less than that of May 2021.',
    );
  });

  it('tells that pay rose more than prices', () => {
    // 62,890 / 50,000 = 1.2578; / 1.19417 = 1.0533
    expect(said(withMedians('23-2011', { 2021: 50000 }))).toContain(
      'buys 5.3% more than that of May 2021.',
    );
  });

  it('tells that pay and prices stayed the same', () => {
    const even = withMedians('23-2011', { 2021: 62890 });
    const flat = withPrices(() => 300);
    expect(
      said({ ...even, tables: { ...even.tables, consumerPrices: flat.tables.consumerPrices } }),
    ).toBe(
      'Since May 2021 the median of paralegals stayed the same. Prices stayed the same. So the pay of May 2025 buys as much as that of May 2021.',
    );
  });

  it('tells that prices fell', () => {
    const found = said(withPrices((year, price) => (year === 2021 ? 400 : price)));
    // 321.465 / 400 = 0.8037
    expect(found).toContain('Prices fell by 19.6%.');
    expect(found).toContain('more than that of May 2021.');
  });
});

describe('a price index with gaps', () => {
  it('leaves a year without an index out of constant dollars, and tells so', () => {
    const found = buildYears(
      pair,
      withPrices((year, price) => (year === 2018 ? undefined : price)),
    );
    const [first, second] = found.views;
    expect(runs(found)[0]?.[0]).toEqual([1, 2, 2, 5]);
    expect(runs(found)[1]?.[0], '2017 stands alone').toEqual([1, 1, 2, 5]);
    expect(getRow(first?.table, '2018').cells[0]?.kind).toBe('figure');
    expect(getRow(second?.table, '2018').cells[0]).toEqual({
      kind: 'missing',
      text: site.words['pay-years']['no-price'],
    });
    expect(second?.notes).toContain(
      'Not in dollars of one year, since May has no price index: 2018.',
    );
    expect(found.since).toEqual(part.since);
  });

  it('shows only dollars of each year if the newest May has no index, and tells so', () => {
    const found = buildYears(
      pair,
      withPrices((year, price) => (year === 2025 ? undefined : price)),
    );
    expect(found.views.map(({ id }) => id)).toEqual(['nominal']);
    expect(found.notes.join(' ')).toContain('There is no price index for May 2025 yet.');
    expect(found.since[0]).toBe(
      'Since May 2021 the median of paralegals rose by $6,660, or 11.8%.',
    );
  });

  it('draws no line for a role that only has pay in such years', () => {
    const years = [2015, 2017, 2018, 2019, 2020, 2022, 2023, 2024, 2025];
    const early = withoutPay(years, '43-6012');
    const { consumerPrices } = withPrices((year, price) =>
      year === 2021 ? undefined : price,
    ).tables;
    const found = buildYears(pair, { ...early, tables: { ...early.tables, consumerPrices } });
    expect(found.views.map(({ lines }) => lines.length)).toEqual([2, 1]);
    expect(found.views[1]?.table.columns).toHaveLength(2);
  });
});

describe('a role without figures over the years', () => {
  it('is named as missing, and the other one is shown', () => {
    const found = buildYears([stranger, paralegal], site);
    expect(found.absences).toEqual(['We have no figure for strangers.']);
    expect(found.roles.map(({ id }) => id)).toEqual(['paralegal']);
    expect(found.views[0]?.lines).toHaveLength(1);
    expect(found.views[0]?.lines[0]?.last.side).toBe('above');
    expect(found.views[0]?.table.columns.map(({ name }) => name)).toEqual([paralegal.name]);
  });

  it('leaves nothing to draw if the other one has none either', () => {
    const found = buildYears([stranger, { ...stranger, id: 'other' }], site);
    expect(found.absences).toHaveLength(2);
    expect(found.views).toEqual([]);
    expect(found.since).toEqual([]);
  });

  it('shows a single year', () => {
    const only = withTables(({ oewsNational }) => ({
      oewsNational: oewsNational.filter(({ reference_period: may }) => may === '2025-05'),
    }));
    const found = buildYears(pair, only);
    expect(found.breaks).toEqual([]);
    expect(runs(found)).toEqual([
      [[1], [1]],
      [[1], [1]],
    ]);
    expect(found.views[0]?.lines[0]?.last.x).toBe(0);
    expect(found.views[0]?.description.endsWith('.')).toBe(true);
  });
});
