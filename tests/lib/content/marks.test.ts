import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSite } from '@/lib/content/load-site';
import { buildRow } from '@/lib/domain/build-comparison';
import { isDifferent } from '@/lib/domain/comparison';
import type { PlaceId } from '@/lib/domain/places';
import { getBrief } from '@/lib/domain/role-cells';
import { type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { valueText } from '@/lib/history/render';
import { rowValues } from '@/lib/history/row-values';
import { occupationJsonLd } from '@/lib/pages/json-ld';
import { buildRanges } from '@/lib/pay/ranges';
import { buildStatePage } from '@/lib/pay/state-page';
import { buildYears } from '@/lib/pay/years';
import { format } from '@/tests/lib/domain/sample';
import { getText } from '@/tests/lib/pay/sample';

/** The frozen site with the bureau's marks in its tables, as in its published files. */
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'marks-'));
  cpSync('tests/fixtures/site', root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const national = 'content/data/oews_national.csv';
const states = 'content/data/oews_state.csv';
/** Mean, its error and the points of paralegals in the US, by the hour and by the year. */
const us = '33.51,69700,1.3,21.51,24.2,30.24,38.5,48.8,44740,50340,62890,80080,101500';
const florida = '38830,48230,61000,75780,83410';

function siteWith(file: string, find: string, replace: string): Site {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(find);
  writeFileSync(path, before.replace(find, replace));
  const { site, problems } = readSite({ root, language: 'en' });
  expect(problems).toEqual([]);
  if (site === undefined) throw new Error('There is no site');
  return site;
}

const getPair = ({ roles }: Site) => {
  const of = (id: string) => {
    const role = roles.find((each) => each.id === id);
    if (role === undefined) throw new Error(`No role ${id}`);
    return role;
  };
  return [of('paralegal'), of('legal-secretary')] as const;
};

function getRow(site: Site, id: RowId, place: PlaceId = 'us') {
  const row = rowDefinitions.find((each) => each.id === id);
  if (row === undefined) throw new Error(`No row ${id}`);
  return buildRow(row, { roles: getPair(site), site, place });
}

const said = (site: Site, id: RowId, place?: PlaceId) => {
  const { cells, difference } = getRow(site, id, place);
  return [getBrief(cells[0]), `${difference.lead} ${difference.rest}`];
};

describe('a highest tenth above what the bureau prints', () => {
  const lawyers = '87.86,182760,2.2,34.99,47.96,72.67,103.57,#,72780,99760,151160,215420,#';
  const top = 'The bureau prints no pay of $239,200 or more.';

  it('is “over” the bound of its release, with what that means under it', () => {
    const { cells } = getRow(siteWith(national, us, lawyers), 'pay-high');
    expect(cells[0]).toMatchObject({ kind: 'money', text: 'over $239,200', note: top });
  });

  it('leaves the other figures as they are, and the range open', () => {
    const { cells } = getRow(siteWith(national, us, lawyers), 'pay');
    expect(cells[0]).toMatchObject({
      text: '$151,160',
      note: top,
      range: {
        open: true,
        half: 'Middle half: $99,760 to $215,420',
        tenths: 'Lowest to highest tenth: $72,780 to over $239,200',
      },
    });
    expect(cells[0].kind === 'pay' && cells[0].range.description).toContain(
      'Median: $151,160. Highest tenth: over $239,200.',
    );
    expect(cells[1]).not.toHaveProperty('range.open');
  });

  it('makes a difference that is at least so large, and says why no one knows more', () => {
    expect(said(siteWith(national, us, lawyers), 'pay-high')[1]).toBe(
      'Paralegals: over $147,470 more. US, May 2025. The bureau prints no pay of $239,200 or more, so by how much is not known.',
    );
  });

  it('is a point of its own in the table of both ranges, by the year and by the hour', () => {
    const site = siteWith(national, us, lawyers);
    const { table, mean } = buildRanges(getPair(site), site);
    expect(getText(table).at(-1)).toEqual([
      'Highest tenth: over',
      '$239,200 or more $115.00 or more an hour',
      '$91,730 $44.10 an hour',
      'paralegals over $147,470 more over $70.90 an hour',
    ]);
    expect(mean).toContain('$182,760');
  });

  it('stands in the history, and leaves no number in the structured data', () => {
    const site = siteWith(national, us, lawyers);
    const values = rowValues(site).filter(({ role }) => role === 'paralegal');
    const text = (row: string) =>
      values.flatMap((each) =>
        each.row === row ? valueText(row, each.is, { words: site.words, format }) : [],
      );
    expect(text('pay-high')).toEqual(['over $239,200 (US, May 2025)']);
    expect(text('pay').join()).toContain('$72,780 to over $239,200.');
    const { estimatedSalary } = occupationJsonLd(getPair(site)[0], site, 'https://example.org/');
    expect(estimatedSalary).toEqual([expect.objectContaining({ percentile75: 215_420 })]);
    expect(JSON.stringify(estimatedSalary)).not.toContain('percentile90');
  });

  it('is so in a state too, on the page of the state and in the comparison', () => {
    const site = siteWith(states, florida, florida.replace('83410', '#'));
    expect(said(site, 'pay-high', 'us-fl')[0]).toBe('over $239,200');
    const page = buildStatePage(getPair(site), site, 'us-fl');
    expect(getText(page.ranges.table).at(-1)).toEqual([
      'Highest tenth: over',
      '$239,200 or more',
      '$81,340',
      'paralegals over $157,860 more',
    ]);
    expect(page.ranges.drawing?.roles.map(({ open }) => open)).toEqual([true, false]);
  });
});

describe('a median above what the bureau prints', () => {
  const surgeons = '#,#,2.2,21.51,90.1,#,#,#,44740,187410,#,#,#';

  it('is over the bound, without a mark in the drawing', () => {
    const row = getRow(siteWith(national, us, surgeons), 'pay');
    const { cells } = row;
    expect(cells[0]).toMatchObject({ text: 'over $239,200' });
    expect(cells[0].kind === 'pay' && cells[0].range.at.median).toBeUndefined();
    expect(isDifferent(row)).toBe(true);
  });

  it('is higher than a figure by a gap that is at least so large', () => {
    expect(said(siteWith(national, us, surgeons), 'pay')[1]).toBe(
      'Half of paralegals earn over $239,200: at least $183,630, or 330%, above legal secretaries. US, May 2025. The middle halves do not overlap. Fewer than 1 in 10 legal secretaries earn more than the middle paralegal.',
    );
  });

  it('is said in the years too, and joined to no line', () => {
    const site = siteWith(national, us, surgeons);
    const { views } = buildYears(getPair(site), site);
    expect(getText(views[0]?.table).at(-1)?.slice(0, 2)).toEqual(['2025', 'over $239,200']);
    expect(views[0]?.description).toContain(
      'paralegals is above what the bureau prints for May 2025',
    );
  });

  it('is not compared with another one above the bound', () => {
    const site = siteWith(national, us, surgeons);
    const secretary = '29.14,60620,2.1,17.55,21.37,26.72,34.6,44.1,36500,44450,55570,71970,91730';
    const both = siteWith(national, secretary, surgeons);
    expect(site.roles).toHaveLength(both.roles.length);
    const row = getRow(both, 'pay');
    const { difference } = row;
    expect(isDifferent(row)).toBe(false);
    expect(difference).toMatchObject({ lead: 'Not known.', tone: 'unknown' });
    expect(difference.rest).toContain('The bureau prints no pay of $239,200 or more');
  });
});

describe('pay in one unit only', () => {
  it.each([
    ['marks', '*,69700,1.3,*,*,*,*,*,44740,50340,62890,80080,101500'],
    ['empty cells', ',69700,1.3,,,,,,44740,50340,62890,80080,101500'],
  ])('is by the year where the hours have %s', (_, row) => {
    const site = siteWith(national, us, row);
    expect(said(site, 'pay-hour')[0]).toBe('The bureau gives pay by the year only for this job.');
    expect(said(site, 'pay')[0]).toBe('$62,890');
    const { table } = buildRanges(getPair(site), site);
    expect(getText(table)[0]?.[1]).toBe(
      '$44,740 The bureau gives pay by the year only for this job.',
    );
    expect(getText(table)[1]?.[1]).toBe('$50,340');
  });

  it.each([
    ['marks', '33.51,*,1.3,21.51,24.2,30.24,38.5,48.8,*,*,*,*,*'],
    ['empty cells', '33.51,,1.3,21.51,24.2,30.24,38.5,48.8,,,,,'],
  ])('is by the hour where the years have %s', (_, row) => {
    const site = siteWith(national, us, row);
    const only = 'The bureau gives pay by the hour only for this job.';
    expect(said(site, 'pay')[0]).toBe(only);
    expect(said(site, 'pay-high')[0]).toBe(only);
    expect(said(site, 'pay-hour')[0]).toBe('$30.24');
    const { table, drawing } = buildRanges(getPair(site), site);
    expect(getText(table)[2]?.[1]).toBe('By the hour only: $30.24.');
    expect(drawing?.description).toContain(only);
    expect(occupationJsonLd(getPair(site)[0], site, 'https://example.org/')).not.toHaveProperty(
      'estimatedSalary',
    );
  });
});

describe('pay that the bureau does not release', () => {
  it('is said to be so where the mean alone is there', () => {
    const site = siteWith(national, us, '33.51,69700,1.3,*,*,*,*,*,*,*,*,*,*');
    expect(said(site, 'pay')[0]).toBe('The bureau does not release this figure.');
    expect(buildRanges(getPair(site), site).mean).toContain('$69,700');
  });

  it('is said to be so of the mark in a state, whatever the status of the figures beside it', () => {
    const site = siteWith(states, florida, florida.replace('83410', '**'));
    expect(said(site, 'pay-high', 'us-fl')[0]).toBe('The bureau does not release this figure.');
    expect(said(site, 'pay-low', 'us-fl')[0]).toBe('$38,830');
  });
});
