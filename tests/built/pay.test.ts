import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { getSlug, getState, isState } from '@/lib/domain/places';
import { type TableName, tableFiles } from '@/lib/domain/table-rows';
import { getStates } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getArticle } from '@/lib/pages/registry';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, type Element, getElements, getText, readPages } from './pages';

/**
 * Computes the figures on the pay pages a second time, from the table files and by other methods than the site's,
 * and compares them with the built pages.
 */

type Line = Readonly<Record<string, string>>;
const read = (table: TableName): readonly Line[] =>
  parse(readFileSync(join(process.cwd(), 'content', 'data', tableFiles[table].file)), {
    columns: true,
  });
const national = read('oewsNational');
const byState = read('oewsState');
const byArea = read('oewsArea');
const prices = read('prices');
const florida = read('oewsFlorida');
const projections = read('stateProjections');

const site = readOwnSite();
const { words } = site;
const own = words['pay-page'];
const roles = words.home.pair.map((id) => {
  const role = site.roles.find((candidate) => candidate.id === id);
  if (role === undefined) throw new Error(`No role ${id}`);
  return role;
});
const [first, second] = roles as [(typeof roles)[0], (typeof roles)[0]];
const pages = readPages();
const pageAt = (path: string) => {
  const page = pages.find((candidate) => candidate.path === path);
  if (page === undefined) throw new Error(`No page ${path}`);
  return page;
};

/** Dollars as the pages print them, formatted without the site's code. */
const dollars = (amount: number, cents = 0) => {
  const [whole = '', part] = amount.toFixed(cents).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) {
    groups.unshift(whole.slice(Math.max(0, end - 3), end));
  }
  return `$${groups.join(',')}${part === undefined ? '' : `.${part}`}`;
};
const plain = (count: number) => dollars(count).slice(1);

const number = (text: string | undefined) =>
  text === undefined || text === '' ? undefined : Number(text);
const newest = (lines: readonly Line[]) =>
  [...lines].sort((one, two) =>
    (two.reference_period ?? '').localeCompare(one.reference_period ?? ''),
  )[0];

/** The newest line of each role in a table. */
const getLines = (table: readonly Line[], isWanted: (line: Line) => boolean) =>
  roles.map(({ occupation }) =>
    newest(table.filter((line) => line.soc === occupation.code && isWanted(line))),
  ) as [Line | undefined, Line | undefined];
const getMedian = (line: Line | undefined) => number(line?.annual_median_usd);

const ranks = { 10: 'p10', 25: 'p25', 50: 'median', 75: 'p75', 90: 'p90' } as const;

/** The pay at a percentile (the quantile function), from 10 to 90. */
function quantile(line: Line, rank: number): number {
  const known = Object.entries(ranks).map(
    ([at, name]) => [Number(at), Number(line[`annual_${name}_usd`])] as const,
  );
  for (const [index, [at, pay]] of known.entries()) {
    const [before, least] = known[index - 1] ?? [at, pay];
    if (rank > at) continue;
    return at === before ? pay : least + ((pay - least) * (rank - before)) / (at - before);
  }
  throw new Error(`${rank} is beyond`);
}

/** The share that earns more, by bisecting the quantile function. */
function shareAbove(line: Line, amount: number): number | 'over' | 'under' {
  if (amount < quantile(line, 10)) return 'over';
  if (amount > quantile(line, 90)) return 'under';
  let [low, high] = [10, 90];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (quantile(line, middle) <= amount) low = middle;
    else high = middle;
  }
  return 100 - low;
}

function shareWords(share: number | 'over' | 'under'): string {
  if (share === 'over') return own.shares.over;
  if (share === 'under') return own.shares.under;
  const tenths = share / 10;
  // This near the midpoint between two tenths, two methods could round differently.
  expect(Math.abs(tenths - Math.floor(tenths) - 0.5)).toBeGreaterThan(1e-6);
  const rounded = tenths.toFixed(0);
  return rounded === '5' ? own.shares.half : fill(own.shares.tenths, { tenths: rounded });
}

/** The role with the lower median, and the share of it that earns more than the other's median. */
function getLower(lines: readonly [Line | undefined, Line | undefined]) {
  const [one, two] = lines.map(getMedian);
  if (one === undefined || two === undefined || one === two) return undefined;
  const [lower, higher] = one < two ? [0, 1] : [1, 0];
  const line = lines[lower as 0 | 1];
  if (line === undefined || number(line.annual_p10_usd) === undefined) return undefined;
  return {
    subject: roles[lower]?.plural ?? '',
    other: roles[higher]?.singular ?? '',
    share: shareWords(shareAbove(line, Math.max(one, two))),
  };
}

/** `paralegals $7,320 more`. */
function gapWords([one, two]: readonly (number | undefined)[], cents = 0): string {
  if (one === undefined || two === undefined) return own['gap-unknown'];
  if (one === two) return own['gap-same'];
  const higher = (one > two ? first : second).plural;
  return fill(own.gap, { higher, gap: dollars(Math.abs(one - two), cents) });
}

const withClass = (elements: readonly Element[], name: string) =>
  elements.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes(name));
/** The text in place of a missing figure. */
const absences: readonly (string | undefined)[] = Object.values(words.missing);
const within = (elements: readonly Element[], id: string) => {
  const section = elements.find((element) => attribute(element, 'id') === id);
  if (section === undefined) throw new Error(`No part ${id}`);
  return { text: getText(section), elements: getElements(section) };
};
const rowsIn = (table: Element) =>
  getElements(table)
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) =>
      getElements(row)
        .filter(({ tagName }) => ['th', 'td'].includes(tagName))
        .map(getText),
    );
const tablesIn = (elements: readonly Element[]) =>
  elements.filter(({ tagName }) => tagName === 'table');
/** The rows between the head and its copy for print. */
const bodyRows = (table: Element | undefined) =>
  getElements(table as Element)
    .filter(({ tagName }) => tagName === 'tbody')
    .flatMap(rowsIn);

const may = `May ${newest(national)?.reference_period?.slice(0, 4)}`;
const sections = getArticle(site, 'pay').sections.map(({ id }) => id);
const [rangesId = '', statesId = '', pricesId = '', , , , methodId = ''] = sections;
const code = (state: string) => state.slice(3).toUpperCase();
const getName = (state: string) => words.places[state as keyof typeof words.places] ?? '';
const states = getStates(site.tables);
const linesAt = (state: string) =>
  getLines(byState, ({ state_abbr }) => state_abbr === code(state));
const priceAt = (state: string) => prices.find(({ state_abbr }) => state_abbr === code(state));
const getThousandths = (price: Line) => {
  const [whole = '', part = ''] = (price.rpp_all_items ?? '').split('.');
  return Number(whole) * 1000 + Number(part.padEnd(3, '0'));
};
/** What a median buys at US prices, in tens of dollars, in integer arithmetic. */
const adjusted = (median: number, price: Line) => {
  const thousandths = getThousandths(price);
  return Math.floor((median * 100_000 * 2 + thousandths * 10) / (thousandths * 20)) * 10;
};

describe('the page about pay', () => {
  const page = pageAt('/en/pay/');
  const us = getLines(national, () => true);

  it('has every point of both ranges, by the year and the hour, with the gap', () => {
    const part = within(page.elements, rangesId);
    const rows = bodyRows(tablesIn(part.elements)[0]);
    expect(rows).toHaveLength(5);
    for (const [index, name] of Object.values(ranks).entries()) {
      const yearly = us.map((line) => number(line?.[`annual_${name}_usd`]) ?? Number.NaN);
      const hourly = us.map((line) => number(line?.[`hourly_${name}_usd`]) ?? Number.NaN);
      const gap = Math.abs((hourly[0] ?? 0) - (hourly[1] ?? 0));
      expect(rows[index]).toEqual([
        own.points[name],
        ...yearly.map(
          (amount, side) =>
            dollars(amount) + fill(own.hourly, { amount: dollars(hourly[side] ?? 0, 2) }),
        ),
        gapWords(yearly) + fill(own.hourly, { amount: dollars(gap, 2) }),
      ]);
    }
  });

  it('says how far the two overlap, and shows the calculation', () => {
    const found = getLower(us);
    if (found === undefined) throw new Error('The two cannot be compared');
    const sentence = fill(own.overlap, { ...found, basis: `${words.places.us}, ${may}` });
    expect(within(page.elements, rangesId).text).toContain(sentence);
    expect(within(page.elements, methodId).text).toContain(sentence);
  });

  it('keeps the mean apart from the median', () => {
    const text = within(page.elements, rangesId).text;
    for (const line of us) expect(text).toContain(dollars(Number(line?.annual_mean_usd)));
  });

  const part = within(page.elements, statesId);
  const [table] = tablesIn(part.elements);

  it('counts the states in which each median is higher, and names those of the smaller group', () => {
    const leads = new Map<string, string[]>([
      [first.plural, []],
      [second.plural, []],
    ]);
    const unknown: string[] = [];
    const mainland = states.filter((state) => linesAt(state)[0]?.area_kind !== 'territory');
    for (const state of mainland) {
      const [one, two] = linesAt(state).map(getMedian);
      if (one === undefined || two === undefined) unknown.push(getName(state));
      else if (one !== two) leads.get((one > two ? first : second).plural)?.push(getName(state));
    }
    const [few, many] = [...leads].sort(([, one], [, two]) => one.length - two.length);
    expect(part.text).toContain(
      fill(own.counts, {
        role: many?.[0] ?? '',
        count: String(many?.[1].length),
        all: String(mainland.length),
      }),
    );
    const list = (names: readonly string[]) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
    const [role = '', names = []] = few ?? [];
    const said = [
      ...(names.length === 0
        ? []
        : [fill(own['counts-other'], { role, count: String(names.length), places: list(names) })]),
      ...(unknown.length === 0 ? [] : [fill(own['counts-unknown'], { places: list(unknown) })]),
    ];
    for (const sentence of said) expect(part.text).toContain(sentence);
  });

  it('has all places in its table, Florida first, each with its link, medians and gap', () => {
    const rows = bodyRows(table);
    const order = [
      'us-fl',
      ...states
        .filter((state) => state !== 'us-fl')
        .sort((one, two) => (getName(one) < getName(two) ? -1 : 1)),
    ];
    expect(rows).toHaveLength(new Set(byState.map(({ state_abbr }) => state_abbr)).size);
    expect(rows.map(([name]) => name)).toEqual(order.map(getName));
    for (const [index, state] of order.entries()) {
      const medians = linesAt(state).map(getMedian);
      const [, ...cells] = rows[index] ?? [];
      for (const [side, median] of medians.entries()) {
        if (median === undefined) expect(absences).toContain(cells[side]);
        else expect(cells[side]).toBe(dollars(median));
      }
      expect(cells[2], state).toBe(gapWords(medians));
    }
  });

  it('links each tile to its state, and names state, sign and gap', () => {
    const tiles = getElements(withClass(part.elements, 'tiles')[0] as Element).filter(
      ({ tagName }) => tagName === 'a',
    );
    expect(tiles).toHaveLength(51);
    for (const tile of tiles) {
      const [, abbr = '', shown] = /^([A-Z]{2}) (.+)$/.exec(getText(tile)) ?? [];
      expect(isState(abbr)).toBe(true);
      const state = getState(abbr);
      const medians = linesAt(state).map(getMedian);
      expect(attribute(tile, 'href')).toBe(`/en/pay/${getSlug(state)}/`);
      expect(attribute(tile, 'aria-label')).toBe(
        `${abbr} ${shown}, ${getName(state)}: ${gapWords(medians)}`,
      );
      const [one, two] = medians;
      if (one === undefined || two === undefined) {
        expect(shown).toBe(own['tile-unknown']);
        expect(attribute(tile, 'class')).toBe('unknown');
        continue;
      }
      if (one === two) {
        expect(attribute(tile, 'class')).toBe('same');
        continue;
      }
      const sign = one > two ? '+' : '−';
      const thousands = (Math.abs(one - two) / 1000).toFixed(0);
      expect(shown).toBe(thousands === '0' ? '0' : `${sign}${thousands}`);
      const kind =
        one < two
          ? 'other'
          : `step-${1 + [5000, 10_000, 15_000].filter((step) => one - two > step).length}`;
      expect(attribute(tile, 'class')).toBe(kind);
    }
    const key = withClass(part.elements, 'tile-map').flatMap(getElements);
    const counts = key
      .filter(({ tagName }) => tagName === 'li')
      .map((item) => Number(/\((\d+)\)/.exec(getText(item))?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(tiles.length);
  });

  it('has the prices of each state, and what both medians buy there', () => {
    const money = within(page.elements, pricesId);
    const rows = bodyRows(tablesIn(money.elements)[0]);
    expect(rows).toHaveLength(prices.length - 1);
    for (const [name, level, ...cells] of rows) {
      const state = states.find((candidate) => getName(candidate) === name) ?? '';
      const price = priceAt(state);
      if (price === undefined) throw new Error(`No prices for ${name}`);
      expect(level).toBe(String(Math.floor((getThousandths(price) + 50) / 100) / 10));
      for (const [side, median] of linesAt(state).map(getMedian).entries()) {
        if (median === undefined) expect(cells[side]).toMatch(/not/);
        else expect(cells[side], name).toBe(dollars(adjusted(median, price)));
      }
    }
    for (const [side, { plural }] of roles.entries()) {
      const moves = states.flatMap((state) => {
        const [median, price] = [getMedian(linesAt(state)[side]), priceAt(state)];
        if (median === undefined || price === undefined) return [];
        return [{ name: getName(state), median, real: adjusted(median, price) }];
      });
      const by = ({ median, real }: { median: number; real: number }) => real - median;
      const up = moves.reduce((best, each) => (by(each) > by(best) ? each : best));
      const down = moves.reduce((best, each) => (by(each) < by(best) ? each : best));
      expect(money.text).toContain(
        fill(own['prices-effect'], {
          role: plural,
          upPlace: up.name,
          upPay: dollars(up.median),
          upReal: dollars(up.real),
          downPlace: down.name,
          downPay: dollars(down.median),
          downReal: dollars(down.real),
        }),
      );
    }
  });
});

describe.each(states.map((state) => ({ state, path: `/en/pay/${getSlug(state)}/` })))(
  'the page $path',
  ({ state, path }) => {
    const page = pageAt(path);
    const lines = linesAt(state);
    const medians = lines.map(getMedian);
    const part = within(page.elements, 'ranges');

    it('says how far the two overlap, or why that is unknown', () => {
      const [say] = withClass(part.elements, 'say').map(getText);
      const found = getLower(lines);
      const basis = `${getName(state)}, ${may}`;
      if (found !== undefined) {
        expect(say).toBe(fill(own.overlap, { ...found, basis }));
        // Once, since the sentence on the difference omits it.
        const clause = fill(words.differences.overlap, found).slice(0, -1);
        expect(part.text.split(clause)).toHaveLength(2);
        return;
      }
      const side = medians.indexOf(undefined);
      expect(side, 'a median is missing').toBeGreaterThanOrEqual(0);
      const reason =
        lines[side]?.status_annual_median === 'not_released'
          ? words.missing['not-released']
          : words.missing['not-in-source'];
      expect(say).toBe(fill(own['overlap-unknown'], { role: roles[side]?.plural ?? '', reason }));
    });

    it('has every point of both ranges with its gap, or the reason for its absence', () => {
      const rows = bodyRows(tablesIn(part.elements)[0]);
      for (const [index, name] of Object.values(ranks).entries()) {
        const amounts = lines.map((line) => number(line?.[`annual_${name}_usd`]));
        const [label, ...cells] = rows[index] ?? [];
        expect(label).toBe(own.points[name]);
        for (const [side, amount] of amounts.entries()) {
          if (amount === undefined) expect(absences).toContain(cells[side]);
          else expect(cells[side]).toBe(dollars(amount));
        }
        expect(cells[2]).toBe(gapWords(amounts));
      }
    });

    it('has employees and how common the jobs are', () => {
      const rows = bodyRows(tablesIn(within(page.elements, 'jobs').elements)[0]);
      for (const [side, line] of lines.entries()) {
        const [, jobs, common] = rows[side] ?? [];
        const count = number(line?.employment);
        expect(jobs).toMatch(count === undefined ? /not/ : /^[\d,]+$/);
        if (count !== undefined) expect(jobs).toBe(plain(count));
        const quotient = number(line?.location_quotient);
        if (quotient === undefined) expect(common).toBe(own['common-unknown']);
        else expect(common).toContain(` ${quotient} times`);
      }
    });

    it('has what both medians buy, or says that there is no price level', () => {
      const money = within(page.elements, 'prices');
      const price = priceAt(state);
      if (price === undefined) {
        expect(lines[0]?.area_kind).toBe('territory');
        expect(money.text).toContain(fill(own['prices-none'], { place: getName(state) }));
        expect(tablesIn(money.elements)).toEqual([]);
        return;
      }
      const rows = bodyRows(tablesIn(money.elements)[0]);
      for (const [side, median] of medians.entries()) {
        const [, paid, real] = rows[side] ?? [];
        if (median === undefined) {
          for (const text of [paid, real]) expect(absences).toContain(text);
          continue;
        }
        expect(paid).toBe(dollars(median));
        expect(real).toBe(dollars(adjusted(median, price)));
      }
    });

    it('has all its areas, with figures, missing values and overlap', () => {
      const here = byArea.filter(({ states: codes }) => codes?.split('|').includes(code(state)));
      const areas = new Map(here.map((line) => [line.area_code, line]));
      const [table] = withClass(page.elements, 'areas');
      const bodies = getElements(table as Element)
        .filter(({ tagName }) => tagName === 'tbody')
        .map(rowsIn)
        .filter((rows) => rows.length === 2);
      expect(bodies).toHaveLength(areas.size);
      for (const [areaCode, line] of areas) {
        const name = line.area_name ?? '';
        const isShared = (line.states ?? '').includes('|');
        const body = bodies.find(([[head = ''] = []]) =>
          isShared ? head.startsWith(`${name}It lies in`) : head === name,
        );
        const [, cells = []] = body ?? [];
        const both = getLines(here, (each) => each.area_code === areaCode);
        for (const [side, each] of both.entries()) {
          const median = getMedian(each);
          const count = number(each?.employment);
          const jobs =
            count === undefined
              ? own['area-no-jobs']
              : fill(own['area-jobs'], { count: plain(count) });
          expect(cells[side], name).toBe(
            median === undefined
              ? words.missing['not-released'] + jobs
              : dollars(median) +
                  fill(own['area-range'], {
                    low: dollars(Number(each?.annual_p10_usd)),
                    high: dollars(Number(each?.annual_p90_usd)),
                  }) +
                  jobs,
          );
        }
        const found = getLower(both);
        const [one, two] = both.map(getMedian);
        if (found !== undefined) expect(cells[2]).toBe(fill(own['area-overlap'], found));
        else if (one !== undefined && one === two) expect(cells[2]).toMatch(/^No gap$/);
        else expect(cells[2]).toMatch(/^Cannot be compared$/);
      }
    });
  },
);

describe('the page of Florida', () => {
  const page = pageAt('/en/pay/florida/');

  it('shows how much small areas swing, by the one that changed most', () => {
    const changes = roles.flatMap(({ plural, occupation }) => {
      const ours = florida.filter(({ soc }) => soc === occupation.code);
      return [...new Set(ours.map(({ area_name }) => area_name))].flatMap((name = '') => {
        const two = ours
          .filter((line) => line.area_name === name && getMedian(line) !== undefined)
          .sort((a, b) => ((a.reference_period ?? '') < (b.reference_period ?? '') ? -1 : 1));
        const [before, after] = two.map((line) => getMedian(line) ?? 0);
        return before === undefined || after === undefined
          ? []
          : [{ plural, name, before, after, size: Math.abs(Math.log(after / before)) }];
      });
    });
    const most = changes.reduce((best, each) => (each.size > best.size ? each : best));
    const text = within(page.elements, 'areas').text;
    for (const part of [most.name, most.plural, dollars(most.before), dollars(most.after)]) {
      expect(text.split('.').slice(0, 5).join('.')).toContain(part);
    }
  });

  it('has the state’s projection for paralegals, and says that there is none for the other job', () => {
    const text = within(page.elements, 'projection').text;
    const [line] = projections.filter(({ area_abbr }) => area_abbr === 'FL');
    for (const column of ['employment_base', 'employment_projected', 'openings_annual_avg']) {
      expect(text).toContain(plain(Number(line?.[column])));
    }
    for (const column of ['base_year', 'projected_year']) expect(text).toContain(line?.[column]);
    expect(text).toContain(fill(own['projection-missing'], { role: second.plural }));
  });
});
