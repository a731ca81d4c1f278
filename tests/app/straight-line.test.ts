import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFragment } from 'parse5';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import RootPage from '@/app/(root)/page';
import AboutPage from '@/app/[lang]/about/page';
import ComparisonRoute, {
  generateStaticParams as pairParams,
} from '@/app/[lang]/compare/[pair]/page';
import ChooserPage from '@/app/[lang]/compare/page';
import FaqRoute from '@/app/[lang]/faq/page';
import HomePage from '@/app/[lang]/page';
import StateRoute from '@/app/[lang]/pay/[state]/page';
import PayRoute from '@/app/[lang]/pay/page';
import RoleRoute, { generateStaticParams as roleParams } from '@/app/[lang]/roles/[role]/page';
import RolesPage from '@/app/[lang]/roles/page';
import SourcesPage from '@/app/[lang]/sources/page';
import { tableFiles } from '@/lib/domain/table-rows';

/**
 * The straight line from a file to the screen: changes one figure in one file of a copy of the frozen site and
 * renders the pages before and after.
 */

const project = fileURLToPath(new URL('../..', import.meta.url));
const home = process.cwd();
let folder = '';
let before: ReadonlyMap<string, Page>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'straight-line-'));
  process.chdir(folder);
  cpSync(join(project, 'tests/fixtures/site/content'), 'content', { recursive: true });
  before = await renderAll();
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

type Node = {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
};

/** The visible text, without scripts, which hold data. */
const getText = (node: Node): string => {
  if (node.nodeName === 'script') return '';
  return node.nodeName === '#text'
    ? (node.value ?? '')
    : (node.childNodes ?? []).map(getText).join(' ');
};

/** The text of each table row by its id, and the text of the whole page. */
function read(html: string) {
  const rows = new Map<string, string>();
  const visit = (node: Node) => {
    const id = node.attrs?.find((attribute) => attribute.name === 'id')?.value;
    if (node.nodeName === 'tr' && id !== undefined) rows.set(id, squeeze(getText(node)));
    for (const child of node.childNodes ?? []) visit(child);
  };
  const tree = parseFragment(html) as unknown as Node;
  visit(tree);
  return { rows, text: squeeze(getText(tree)) };
}

const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

type Page = ReturnType<typeof read>;

async function renderAll(): Promise<ReadonlyMap<string, Page>> {
  const params = <Value>(value: Value) => ({ params: Promise.resolve(value) });
  const lang = { lang: 'en' };
  const pages: [string, ReactElement][] = [
    ['/', RootPage()],
    ['/en/', await HomePage(params(lang))],
    ['/en/roles/', await RolesPage(params(lang))],
    ['/en/compare/', await ChooserPage(params(lang))],
    ['/en/about/', await AboutPage(params(lang))],
    ['/en/faq/', await FaqRoute(params(lang))],
    ['/en/sources/', await SourcesPage(params(lang))],
    ['/en/pay/', await PayRoute(params(lang))],
    ['/en/pay/florida/', await StateRoute(params({ ...lang, state: 'florida' }))],
    ['/en/pay/new-york/', await StateRoute(params({ ...lang, state: 'new-york' }))],
  ];
  for (const { role } of roleParams({ params: lang })) {
    pages.push([`/en/roles/${role}/`, await RoleRoute(params({ ...lang, role }))]);
  }
  for (const { pair } of pairParams({ params: lang })) {
    pages.push([`/en/compare/${pair}/`, await ComparisonRoute(params({ ...lang, pair }))]);
  }
  return new Map(pages.map(([path, element]) => [path, read(renderToStaticMarkup(element))]));
}

/** Renders the content before and after one replacement in one file. */
async function renderChanged(file: string, find: string, replace: string) {
  const path = join(folder, 'content', file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(find), `“${find}” stands once in ${file}`).toHaveLength(2);
  writeFileSync(path, text.replace(find, replace));
  const after = await renderAll();
  writeFileSync(path, text);
  const changed = [...before.keys()].filter(
    (page) => before.get(page)?.text !== after.get(page)?.text,
  );
  const page = (path: string) => {
    const [one, two] = [before.get(path), after.get(path)];
    if (one === undefined || two === undefined) throw new Error(`No page ${path}`);
    return { one, two };
  };
  const changedRows = (path: string) => {
    const { one, two } = page(path);
    return [...one.rows.keys()].filter((id) => one.rows.get(id) !== two.rows.get(id));
  };
  return { changed, page, changedRows };
}

const comparisons = [
  '/en/compare/legal-secretary-vs-paralegal/',
  '/en/compare/paralegal-vs-legal-secretary/',
];

describe('one figure changed in one role file', () => {
  it('changes on the role page, in both comparisons and in the sentence, and nowhere else', async () => {
    const { changed, page, changedRows } = await renderChanged(
      'en/roles/paralegal.md',
      'count: 50',
      'count: 73',
    );
    expect(changed.sort()).toEqual([...comparisons, '/en/roles/paralegal/'].sort());
    for (const path of comparisons) {
      expect(changedRows(path)).toEqual(['upkeep']);
      const { one, two } = page(path);
      expect(one.rows.get('upkeep')).toContain('Same.');
      expect(two.rows.get('upkeep')).toContain('73');
      expect(two.rows.get('upkeep')).toContain('Paralegals: 23 more.');
      const [oldRow = '', newRow = ''] = [one.rows.get('upkeep'), two.rows.get('upkeep')];
      // A row that now differs is one fewer to hide.
      const hidden = (text: string) =>
        Number(/\b(\d{1,3}) of \d{1,3} rows are hidden/.exec(text)?.[1]);
      expect(hidden(two.text)).toBe(hidden(one.text) - 1);
      const restored = two.text
        .replace(newRow, oldRow)
        .replace(`${hidden(two.text)} of`, `${hidden(one.text)} of`);
      expect(restored).toBe(one.text);
    }
    const { one, two } = page('/en/roles/paralegal/');
    expect(two.text.replace(' 73 ', ' 50 ')).toBe(one.text);
  });
});

describe('one figure changed in an official table', () => {
  it('changes wherever that pay appears, in the sentence too, and nowhere else', async () => {
    const { changed, page, changedRows } = await renderChanged(
      `data/${tableFiles.oewsNational.file}`,
      '44740,50340,62890,80080,101500',
      '44740,50340,62900,80080,101500',
    );
    // The answers that quote this pay change too, since they reference the value.
    const expected = [
      ...comparisons,
      ...['/', '/en/', '/en/faq/', '/en/pay/'],
      // Each role's page compares its pay with the other's.
      ...['/en/roles/paralegal/', '/en/roles/legal-secretary/'],
    ];
    expect(changed.sort()).toEqual(expected.sort());
    for (const path of [...comparisons, '/', '/en/']) {
      expect(changedRows(path)).toEqual(['pay']);
      expect(page(path).two.rows.get('pay')).toContain(
        'Half of paralegals earn $62,900 or more: $7,330, or 13%, above legal secretaries.',
      );
    }
    expect(page('/en/roles/paralegal/').two.text).toContain('$62,900');
    expect(page('/en/roles/paralegal/').two.text).not.toContain('$62,890');
  });

  it('of a state changes that state’s page and the list of states, and nothing else', async () => {
    const { changed, page } = await renderChanged(
      `data/${tableFiles.oewsState.file}`,
      '48330,57430,68410,94200,115720',
      '48330,57430,69410,94200,115720',
    );
    expect(changed.sort()).toEqual(['/en/pay/', '/en/pay/new-york/']);
    expect(page('/en/pay/new-york/').two.text).toContain('$69,410');
  });
});
