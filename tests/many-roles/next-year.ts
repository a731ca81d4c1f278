import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { readSite } from '@/lib/content/load-site';
import { writeHistory } from '@/lib/content/write-history';
import { type TableName, tableFiles } from '@/lib/domain/table-rows';

/**
 * This site's content as it may be in a year: a third role, the next release of the pay survey, and edited
 * texts. It must pass every test that is independent of the content. Nothing in it is real.
 */

/** The role added by the README's steps. Only the national table has a row for it. */
export const newcomer = {
  id: 'sample-clerk',
  name: 'Sample clerk',
  singular: 'sample clerk',
  plural: 'sample clerks',
  code: '99-0001',
} as const;

type Row = Record<string, string>;

/** The front matter of a file, without the dashes. */
const getFrontMatter = (path: string) => readFileSync(path, 'utf8').split('---\n')[1] ?? '';

/** Changes values in the front matter of a file, and keeps the body. */
function changeFrontMatter(
  path: string,
  values: readonly (readonly [path: readonly string[], value: unknown])[],
): void {
  const head = getFrontMatter(path);
  const body = readFileSync(path, 'utf8').slice(head.length + 2 * '---\n'.length);
  const document = parseDocument(head);
  for (const [keys, value] of values) document.setIn(keys, value);
  writeFileSync(path, `---\n${document.toString({ lineWidth: 0 })}---\n${body}`);
}

/**
 * Adds the role by the README's steps, except for the last one, the history.
 *
 * @param root the folder that holds `content/`
 */
export function addRole(root: string): void {
  const roles = join(root, 'content', 'en', 'roles');
  const path = join(roles, `${newcomer.id}.md`);
  writeFileSync(path, readFileSync(join(roles, 'paralegal.md')));
  changeFrontMatter(path, [
    [['name'], newcomer.name],
    [['singular'], newcomer.singular],
    [['plural'], newcomer.plural],
    [['summary'], `A ${newcomer.singular} shows that a third role fits in.`],
    [['occupation', 'code'], newcomer.code],
    [['occupation', 'title'], 'Sample Clerks'],
    [['also-called'], ['Clerk of samples']],
    // A different day from the other roles, because some pages show the date.
    [['reviewed'], '2026-11-24'],
  ]);
}

const getPath = (root: string, table: TableName) =>
  join(root, 'content', 'data', tableFiles[table].file);

function readRows(path: string): Row[] {
  return parse(readFileSync(path, 'utf8'), { columns: true });
}

function writeRows(path: string, rows: readonly Row[]): void {
  const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  writeFileSync(path, `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`);
}

const nextMay = (may: string) => `${Number(may.slice(0, 4)) + 1}-05`;
/** Rounds jobs and yearly pay as BLS does. */
const toTen = (value: number) => String(Math.round(value / 10) * 10);

/** A survey row a year later, with slightly more pay and jobs. */
function grown(row: Row): Row {
  const cells = Object.entries(row).map(([column, cell]): [string, string] => {
    const value = Number(cell);
    if (cell === '') return [column, cell];
    if (column === 'reference_period') return [column, nextMay(cell)];
    if (column === 'employment') return [column, toTen(value * 1.02)];
    if (column.startsWith('hourly_')) return [column, String(Math.round(value * 104) / 100)];
    if (column.startsWith('annual_')) return [column, toTen(value * 1.04)];
    return [column, cell];
  });
  return Object.fromEntries(cells);
}

/**
 * Adds the next release of the pay survey to the tables and updates its sources.
 *
 * @param root the folder that holds `content/`
 */
export function addRelease(root: string): void {
  const nationalPath = getPath(root, 'oewsNational');
  const national = readRows(nationalPath);
  const newest =
    national
      .map((row) => row.reference_period ?? '')
      .toSorted()
      .at(-1) ?? '';
  const isNewest = (row: Row) => row.reference_period === newest;

  for (const table of ['oewsState', 'oewsArea'] as const) {
    writeRows(getPath(root, table), readRows(getPath(root, table)).map(grown));
  }
  const floridaPath = getPath(root, 'oewsFlorida');
  const florida = readRows(floridaPath).filter(isNewest);
  writeRows(floridaPath, [...florida, ...florida.map(grown)]);

  // Sectors must add up to the national count, and shares follow from the counts.
  const sectorsPath = getPath(root, 'oewsSector');
  const sectors = readRows(sectorsPath).map(grown);
  const getJobs = (soc: string | undefined) =>
    sectors.reduce((sum, row) => (row.soc === soc ? sum + Number(row.employment) : sum), 0);
  for (const row of sectors.filter(({ employment }) => employment !== '')) {
    const share = (100 * Number(row.employment)) / getJobs(row.soc);
    row.share_of_occupation_pct = String(Math.round(share * 100) / 100);
  }
  writeRows(sectorsPath, sectors);

  const released = national.filter(isNewest).map((row) => {
    const next = grown(row);
    for (const name of ['mean', 'p10', 'p25', 'median', 'p75', 'p90']) {
      next[`annual_${name}_usd`] = toTen(Number(next[`hourly_${name}_usd`]) * 2080);
    }
    return { ...next, employment: String(getJobs(row.soc) || next.employment) };
  });
  writeRows(nationalPath, [...national, ...released]);

  const pricesPath = getPath(root, 'consumerPrices');
  const prices = readRows(pricesPath);
  const last = prices.at(-1);
  if (last !== undefined && Number(last.year) < Number(nextMay(newest).slice(0, 4))) {
    const index = (Number(last.cpi_u_may) * 1.03).toFixed(3);
    const next = { ...last, year: String(Number(last.year) + 1), cpi_u_may: index };
    writeRows(pricesPath, [...prices, { ...next, cpi_u_annual_avg: '' }]);
  }

  const sources = join(root, 'content', 'en', 'sources.md');
  const year = Number(newest.slice(0, 4));
  const text = readFileSync(sources, 'utf8').replaceAll(
    /^( {4}title: Occupational Employment and Wage .*)$/gm,
    (title) =>
      title.replace(`May ${year - 1}`, `May ${year}`).replace(`May ${year}`, `May ${year + 1}`),
  );
  writeFileSync(sources, text);
  changeFrontMatter(
    sources,
    ['bls-oews', 'bls-oews-places'].flatMap((id) => [
      [['sources', id, 'shown'], `${year + 2}-04-02`] as const,
      [['sources', id, 'read'], `${year + 2}-05`] as const,
    ]),
  );
}

/** Adds a national row for the added role: a copy of another occupation's newest row. */
export function addNationalRow(root: string): void {
  const path = getPath(root, 'oewsNational');
  const rows = readRows(path);
  const row = rows.at(-1);
  const occupation = {
    soc: newcomer.code,
    occupation: newcomer.id.replaceAll('-', '_'),
    occ_title_in_release: 'Sample Clerks',
  };
  writeRows(path, [...rows, { ...row, ...occupation }]);
}

/**
 * Makes edits that an author may make any day: changes names, titles and prose, and adds a question, a
 * source and the article of a state.
 *
 * @param root the folder that holds `content/`
 */
export function changeWords(root: string): void {
  const file = (name: string) => join(root, 'content', 'en', name);
  changeFrontMatter(file('site.md'), [
    [['site', 'name'], 'Two Careers in Law'],
    [['navigation', 'faq'], 'Answers'],
    [['rows', 'pay', 'label'], 'Yearly pay'],
  ]);
  changeFrontMatter(file('about.md'), [[['title'], 'What this site is for']]);
  changeFrontMatter(file('pay.md'), [[['lead'], 'What both jobs pay.']]);
  appendFileSync(
    file('about.md'),
    '\n## What is new\n\nThis part is new. It says no more than that.\n',
  );
  changeFrontMatter(file('roles/legal-secretary.md'), [
    [['name'], 'Law office secretary'],
    [['reviewed'], '2026-11-25'],
  ]);
  changeFrontMatter(file('sources.md'), [
    [
      ['sources', 'sample-survey'],
      {
        kind: 'statistics',
        short: 'Sample survey',
        title: 'A Survey of Samples',
        publisher: 'The Bureau of Samples',
        address: 'https://example.org/survey',
        shown: '2026-05',
        read: '2026-11',
        confidence: 'low',
        note: 'none',
      },
    ],
  ]);
  const ask = 'Is there one question more?';
  const [group, questions] = [
    { id: 'sample-group', heading: 'What is new?', questions: ['one-more'] },
    { ask, roles: [newcomer.id], rows: ['pay'], also: ['sample'] },
  ];
  const faq = parseDocument(getFrontMatter(file('faq.md')));
  const groups = [...(faq.toJS() as { groups: object[] }).groups, group];
  changeFrontMatter(file('faq.md'), [
    [['groups'], groups],
    [['questions', 'one-more'], questions],
  ]);
  const answer = [
    'There is. It has [a source of its own](source:sample-survey), which was not there before, and it names',
    `what a new role earns: {${newcomer.id}.pay}. An answer has to have forty words or more, so this one goes`,
    'on for a while. Then it comes to its end, as all of them do.',
  ].join(' ');
  appendFileSync(file('faq.md'), `\n## ${ask}\n\n${answer}\n`);
  const article = readFileSync(file('pay/florida.md'), 'utf8');
  writeFileSync(file('pay/ohio.md'), article.replaceAll('Florida', 'Ohio'));
}

/**
 * Turns the content into next year's, and writes its history.
 *
 * @param root the folder that holds `content/` and the screenshots
 * @throws Error with the diagnostics, if the content check reports any
 */
export function writeNextYear(root: string): void {
  addRole(root);
  addRelease(root);
  addNationalRow(root);
  changeWords(root);
  const day = '2199-01-01';
  const { problems } = writeHistory({ root, date: day, why: 'A year has gone by.' });
  const found = readSite({ root, language: 'en', today: day, holdToHistory: true }).problems;
  const all = [...problems, ...found.map(formatDiagnostic)];
  if (all.length > 0) throw new Error(`The content of the next year:\n${all.join('\n')}`);
}
