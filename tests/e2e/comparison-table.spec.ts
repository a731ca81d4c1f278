import type { Page } from '@playwright/test';
import { fill } from '@/lib/domain/template';
import {
  beginsWith,
  comparedRows,
  homePair,
  open,
  pairs,
  type Role,
  table,
  tablePaths,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

type Node = { role: string; name: string; children: Node[] };

/** The accessibility tree of the page's table, as screen readers get it. */
async function tableInTree(page: Page): Promise<Node> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const build = (id: string): Node[] => {
    const node = byId.get(id);
    if (node === undefined) return [];
    const children = (node.childIds ?? []).flatMap(build);
    // Replace nodes that the tree ignores by their children.
    if (node.ignored) return children;
    return [{ role: node.role?.value ?? '', name: node.name?.value ?? '', children }];
  };
  const all = (list: Node[]): Node[] => list.flatMap((node) => [node, ...all(node.children)]);
  const tables = all(build(nodes[0]?.nodeId ?? '')).filter(({ role }) => role === 'table');
  expect(tables, 'one table in the accessibility tree').toHaveLength(1);
  return tables[0] as Node;
}

const withRole = (node: Node, ...roles: string[]): Node[] =>
  node.children.filter(({ role }) => roles.includes(role));

/** All text below a node of the tree. */
const getText = (node: Node): string =>
  node.role === 'StaticText' ? node.name : node.children.map(getText).join(' ');

for (const width of [widths.narrowest, widths.tablet, widths.desktop]) {
  test(`a screen reader finds a whole table at ${width} px`, async ({ page }) => {
    for (const path of tablePaths) {
      const at = `${path} at ${width} px`;
      await open(page, path, width);
      const caption = (await table(page).locator('caption').textContent()) ?? '';
      const rowCount = await comparedRows(page).count();
      const groupCount = path === '/' ? 0 : Object.keys(words.groups).length;
      expect(rowCount, `rows of ${at}`).toBeGreaterThan(0);

      await expect(page.getByRole('table', { name: caption, exact: true }), at).toHaveCount(1);
      await expect(table(page).getByRole('columnheader'), at).toHaveCount(4);
      await expect(table(page).getByRole('rowheader'), at).toHaveCount(rowCount + groupCount);
      await expect(table(page).getByRole('cell'), at).toHaveCount(3 * rowCount);

      const tree = await tableInTree(page);
      expect(tree.name, `name of the table, ${at}`).toBe(caption);
      const [head, ...groups] = withRole(tree, 'rowgroup');
      const headRow = head && withRole(head, 'row')[0];
      expect.soft(headRow && withRole(headRow, 'columnheader'), `head, ${at}`).toHaveLength(4);
      expect.soft(groups, `row groups, ${at}`).toHaveLength(Math.max(1, groupCount));

      let seen = 0;
      for (const group of groups) {
        const rows = withRole(group, 'row');
        const groupRow = groupCount > 0 ? rows.shift() : undefined;
        if (groupRow) {
          const names = withRole(groupRow, 'rowheader').map(({ name }) => name);
          expect.soft(Object.values(words.groups), `group of ${at}`).toContain(names.join());
        }
        seen += rows.length;
        for (const row of rows) {
          const cells = withRole(row, 'rowheader', 'cell', 'gridcell');
          const what = `row "${cells[0]?.name}", ${at}`;
          expect
            .soft(cells.map(({ role }) => role).join(' '), what)
            .toBe('rowheader cell cell cell');
          expect
            .soft(
              cells.map((cell) => getText(cell).trim()),
              what,
            )
            .not.toContain('');
        }
      }
      expect(seen, `rows in groups, ${at}`).toBe(rowCount);
    }
  });
}

test('every row of a comparison has an address and a link to it', async ({ page }) => {
  for (const { path } of pairs) {
    await open(page, path, widths.desktop);
    const rows = await comparedRows(page).evaluateAll((all) =>
      all.map((row) => ({ id: row.id, hash: row.querySelector('th a')?.getAttribute('href') })),
    );
    expect(new Set(rows.map(({ id }) => id)).size, `different ids on ${path}`).toBe(rows.length);
    for (const { id, hash } of rows) expect.soft(hash, `link to ${id} on ${path}`).toBe(`#${id}`);
    const labels = Object.values(words.rows).map(({ label }) =>
      fill(words.compare['row-link'], { row: label }),
    );
    for (const name of labels) {
      const link = table(page).getByRole('link', { name, exact: true });
      expect.soft(await link.count(), `"${name}" on ${path}`).toBe(1);
    }
    expect(rows, `rows of ${path}`).toHaveLength(labels.length);
  }
});

test('the home page says how many rows the comparison has, and its caption counts none', async ({
  page,
}) => {
  await open(page, homePair.path);
  const rows = String(await comparedRows(page).count());
  // A count in the caption would be wrong once the reader hides rows.
  await expect(table(page).locator('caption')).toHaveText(words.compare.caption);
  expect(words.compare.caption).not.toMatch(/\d/);
  await open(page, '/');
  await expect(page.getByRole('link', { name: words.home['door-compare'] })).toContainText(
    fill(words.home['door-compare-text'], { rows }),
  );
});

test('the rows of the home page lead to the same rows of the comparison', async ({ page }) => {
  await open(page, '/');
  const links = comparedRows(page).getByRole('rowheader').getByRole('link');
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(targets.length).toBeGreaterThan(0);
  await open(page, homePair.path);
  for (const target of targets) {
    const [path, id] = (target ?? '').split('#');
    expect.soft(path, `address of ${target}`).toBe(homePair.path);
    expect.soft(await comparedRows(page).locator(`xpath=self::*[@id="${id}"]`).count()).toBe(1);
  }
});

test('the words of a difference tell its kind without any colour', async ({ page }) => {
  const { same, close, unknown, neither } = words.differences;
  for (const path of tablePaths) {
    await open(page, path, widths.desktop);
    const rows = await comparedRows(page).evaluateAll((all) =>
      all.map((row) => ({
        id: row.id,
        tone: ['same', 'unknown', 'different'].find((tone) => row.classList.contains(tone)),
        text: row.querySelector('td:last-child')?.textContent?.trim() ?? '',
      })),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, tone, text } of rows) {
      const what = `difference of ${id} on ${path}: "${text}"`;
      expect.soft(text, what).toMatch(/^\p{Lu}\p{Ll}.*\.$/u);
      const saysSame = [same, close, neither].some((sentence) => beginsWith(sentence).test(text));
      const saysUnknown = beginsWith(unknown).test(text);
      const said = saysUnknown ? 'unknown' : saysSame ? 'same' : 'different';
      expect.soft(said, what).toBe(tone);
    }
  }
});

/** The shape of the mark before a role's name. */
const getMark = (page: Page, role: Role) =>
  table(page)
    .getByRole('columnheader')
    .getByText(role.name, { exact: true })
    .evaluate((name) => {
      const mark = getComputedStyle(name, '::before');
      const visible = mark.borderTopColor !== getComputedStyle(document.body).backgroundColor;
      return {
        isDisc: mark.borderTopLeftRadius === '50%',
        isTurned: mark.transform !== 'none',
        isDrawn: visible && mark.content !== 'none' && Number.parseFloat(mark.borderTopWidth) > 0,
      };
    });

for (const forcedColors of ['none', 'active'] as const) {
  test(`each role has its name and a mark of its own shape, forced colours: ${forcedColors}`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors });
    for (const { path, roles } of pairs) {
      await open(page, path, widths.phone);
      const marks = await Promise.all(roles.map((role) => getMark(page, role)));
      const shapes = marks.map(({ isDisc, isTurned }) => `disc ${isDisc}, turned ${isTurned}`);
      expect
        .soft(shapes.sort(), path)
        .toEqual(['disc false, turned true', 'disc true, turned false']);
      expect
        .soft(
          marks.map(({ isDrawn }) => isDrawn),
          `drawn on ${path}`,
        )
        .toEqual([true, true]);
      // On a phone each value repeats the name, since the column head may be far above.
      for (const [side, role] of roles.entries()) {
        const names = comparedRows(page).locator(`td:nth-of-type(${side + 1}) .who`);
        expect.soft(new Set(await names.allInnerTexts()), path).toEqual(new Set([role.name]));
        const shown = await names.and(page.locator(':visible')).count();
        expect.soft(shown, `names in sight on ${path}`).toBe(await comparedRows(page).count());
      }
    }
  });
}
