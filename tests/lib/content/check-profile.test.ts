import { remark } from 'remark';
import { describe, expect, it } from 'vitest';
import {
  checkBalance,
  checkFactProse,
  checkLists,
  checkNames,
  checkSections,
  sourceUses,
} from '@/lib/content/check-profile';
import { type Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import { parseFrontMatter, positionsIn } from '@/lib/content/front-matter';
import type { Document } from '@/lib/content/read-document';
import type { ReadRole } from '@/lib/content/reader';
import { checkRows, roleRemark } from '@/lib/content/role-rows';
import type { RoleProfile } from '@/lib/domain/profile';
import { authoredRows } from '@/lib/domain/rows';

/** A role file of these lines of front matter; they begin on line 2. */
function getDocument(lines: string, id = 'nurse'): Document {
  const { data, places } = parseFrontMatter(`\n${lines}`);
  return {
    file: `${id}.md`,
    id,
    data,
    body: { type: 'root', children: [] },
    ...positionsIn(`${id}.md`, places),
  };
}

const said = (problems: readonly Diagnostic[]) => problems.map(formatDiagnostic);

const basis = { place: 'us', period: '2024', sources: ['onet'] } as const;

/** A role with the values under test. */
function getRole(front: string, parts: Partial<RoleProfile> = {}): ReadRole {
  const id = parts.id ?? 'nurse';
  const role: RoleProfile = {
    id,
    name: `Name of ${id}`,
    singular: `one ${id}`,
    plural: `many ${id}`,
    summary: `What ${id} does`,
    occupation: { code: `code of ${id}`, title: '' },
    alsoCalled: [],
    accent: 'solid',
    compareWith: [],
    reviewed: '',
    facts: {},
    sections: [],
    ...parts,
  };
  return { role, document: getDocument(front, id) };
}

describe('a key of a role file in a place that is not its own', () => {
  it('is a row at the start of a line', () => {
    expect(roleRemark(['license'], [])).toEqual({
      path: ['license'],
      message:
        'Unexpected row `license` at the start of a line, expected it inside `facts` or `missing`; put two spaces before it, and two more before its lines',
    });
    expect(roleRemark(['nickname'], [])).toBeUndefined();
    expect(roleRemark(['nickname', 'license'], [])).toBeUndefined();
    expect(roleRemark(['license', 'nickname'], [])).toBeUndefined();
  });

  it('is a row that a table serves', () => {
    for (const group of ['facts', 'missing']) {
      expect(roleRemark([group, 'pay'], [])).toEqual({
        path: [group, 'pay'],
        message: `Unexpected \`pay\` in \`${group}\`; its value comes from the official tables by \`occupation.code\`, so delete it here`,
      });
      expect(roleRemark([group, 'salary'], [])).toBeUndefined();
      expect(roleRemark([group, 'pay', 'text'], [])).toBeUndefined();
    }
  });

  it('is a reason among the values', () => {
    expect(roleRemark(['facts', 'license', 'why'], ['why', 'reason'])).toEqual({
      path: ['facts', 'license'],
      message:
        'Unexpected `why` in `facts`, expected a value; move `license` under `missing`, where `why` and `reason` stand',
    });
    expect(roleRemark(['facts', 'license', 'reason'], ['reason', 'period'])).toBeUndefined();
    expect(roleRemark(['facts', 'license', 'why', 'x'], [])).toBeUndefined();
    expect(roleRemark(['missing', 'license', 'why'], ['why'])).toBeUndefined();
  });

  it('is a value among the reasons, as the time it holds for shows', () => {
    expect(roleRemark(['missing', 'license', 'answer'], ['answer', 'period'])).toEqual({
      path: ['missing', 'license'],
      message:
        'Unexpected value in `missing`, expected `why` and `reason`; move `license` under `facts`, where values stand',
    });
    expect(roleRemark(['missing', 'license', 'note'], ['note'])).toBeUndefined();
  });
});

describe('the rows of a role file', () => {
  const rest = authoredRows.map(({ id }) => id).filter((id) => id !== 'license' && id !== 'papers');
  const others = rest.map((id) => `  ${id}: x`).join('\n');
  const rows = (lines: string) => said(checkRows(getDocument(lines)));

  it('have a value or a reason each', () => {
    expect(rows(`facts:\n  license: x\n  papers: x\n${others}`)).toEqual([]);
    expect(rows(`facts:\n  papers: x\n${others}\nmissing:\n  license: x`)).toEqual([]);
    expect(rows(`name: x\nfacts:\n  papers: x\n${others}`)).toEqual([
      'nurse.md:3:1: Missing `license`, expected a value in `facts` or a reason in `missing` [E_SCHEMA_REQUIRED]',
    ]);
  });

  it('have not both', () => {
    expect(rows(`facts:\n  license: x\n  papers: x\n${others}\nmissing:\n  license: x`)).toEqual([
      `nurse.md:${rest.length + 6}:3: Unexpected \`license\` in \`missing\`, which has a value in \`facts\` already; keep one of the two [E_FACT_TWICE]`,
    ]);
  });

  it('are not missing where they are misspelt, in either group', () => {
    expect(rows(`facts:\n  licence: x\n  papers: x\n${others}`)).toEqual([]);
    expect(rows(`facts:\n  papers: x\n${others}\nmissing:\n  licence: x`)).toEqual([]);
    expect(rows(`facts:\n  nickname: x\n  papers: x\n${others}`)).toHaveLength(1);
    // A row that is there is not taken for one that is not.
    expect(rows(`facts:\n  paper: x\n  papers: x\n${others}`)).toHaveLength(1);
  });

  it('are not said to be missing while their group is none', () => {
    for (const facts of ['', 'facts: ~', 'facts: x', 'facts: [x]', 'facts: {}\nmissing: [x]']) {
      expect(rows(`name: x\n${facts}`)).toEqual([]);
    }
    expect(rows('facts: {}\nmissing: ~')).toEqual([]);
    expect(checkRows({ ...getDocument('name: x'), data: undefined })).toEqual([]);
  });

  it('are not said to be missing while one stands at the start of a line', () => {
    expect(rows('name: x\nfacts:\n  papers: x\nlicense:\n  answer: x')).toEqual([]);
  });
});

describe('a list of a role file', () => {
  it('has no item twice, whatever its letters', () => {
    const role = getRole('also-called: [Aide, Clerk, aide, AIDE]\ncompare-with: [a, a]', {
      alsoCalled: ['Aide', 'Clerk', 'aide', 'AIDE'],
      compareWith: ['a', 'a'],
    });
    expect(said(checkLists(role))).toEqual([
      'nurse.md:2:28: Unexpected second `"aide"` in this list; keep one [E_LIST_DUP]',
      'nurse.md:2:34: Unexpected second `"AIDE"` in this list; keep one [E_LIST_DUP]',
      'nurse.md:3:19: Unexpected second `"a"` in this list; keep one [E_LIST_DUP]',
    ]);
  });

  it('has none twice among the sources and items of facts', () => {
    const role = getRole(
      'facts:\n  tools:\n    items: [a, a]\n    sources: [b, b]\nmissing:\n  license:\n    sources: [c, c]\n  papers:\n    sources: [d]',
      {
        facts: {
          tools: { kind: 'list', items: ['a', 'a'], ...basis, sources: ['b', 'b'] },
          license: { kind: 'missing', why: 'varies', sources: ['c', 'c'] },
          papers: { kind: 'missing', why: 'varies', sources: ['d'] },
        },
      },
    );
    expect(said(checkLists(role))).toEqual([
      'nurse.md:5:18: Unexpected second `"b"` in this list; keep one [E_LIST_DUP]',
      'nurse.md:4:16: Unexpected second `"a"` in this list; keep one [E_LIST_DUP]',
      'nurse.md:8:18: Unexpected second `"c"` in this list; keep one [E_LIST_DUP]',
    ]);
  });
});

describe('the detail of a row', () => {
  const text = (length: number, id: string) =>
    getRole('facts:\n  clients:\n    text: x\n  license:\n    reason: x', {
      id,
      facts: { clients: { kind: 'text', text: 'x'.repeat(length), brief: 'x', ...basis } },
    });
  const reason = (length: number, id: string) =>
    getRole('facts:\n  clients:\n    text: x\n  license:\n    reason: x', {
      id,
      facts: { license: { kind: 'answer', answer: 'no', reason: 'x'.repeat(length), ...basis } },
    });

  it('is one and a half times that of another role at most', () => {
    expect(said(checkBalance([text(90, 'a'), text(60, 'b')]))).toEqual([]);
    expect(said(checkBalance([text(60, 'a'), text(91, 'b'), text(70, 'c')]))).toEqual([
      'a.md:4:11: `facts.clients.text` has 60 characters, but b has 91; the longest may be 1.5 times the shortest, so lengthen the one or shorten the other [E_BALANCE]',
    ]);
    expect(said(checkBalance([reason(91, 'a'), reason(60, 'b'), text(10, 'c')]))).toEqual([
      'b.md:6:13: `facts.license.reason` has 60 characters, but a has 91; the longest may be 1.5 times the shortest, so lengthen the one or shorten the other [E_BALANCE]',
    ]);
  });

  it('is free up to sixty characters', () => {
    expect(said(checkBalance([text(60, 'a'), text(1, 'b')]))).toEqual([]);
    expect(said(checkBalance([text(61, 'a'), text(1, 'b')]))).toHaveLength(1);
  });

  it('is not measured in figures, lists and reasons for an absence', () => {
    const list = getRole('facts: {}', {
      facts: {
        clients: { kind: 'missing', why: 'varies', reason: 'x', sources: [] },
        tools: { kind: 'list', items: ['x'], ...basis },
      },
    });
    expect(said(checkBalance([text(200, 'a'), list]))).toEqual([]);
    expect(said(checkBalance([]))).toEqual([]);
  });
});

describe('the names of a role', () => {
  const names = 'name: x\nsingular: y\nplural: z';

  it("are no other role's, whatever their letters and accents", () => {
    const first = getRole(names, { id: 'a', plural: 'Atachés' });
    expect(said(checkNames([first, getRole(names, { id: 'b', plural: 'ATACHES' })]))).toEqual([
      'b.md:4:9: Unexpected `"ATACHES"` for `plural`, expected another than in a.md; delete this file if it is only a copy [E_TITLE_CLASH]',
    ]);
    expect(said(checkNames([first, getRole(names, { id: 'b', plural: 'Attachés' })]))).toEqual([]);
  });

  it('may be one word for itself, in the singular and the plural', () => {
    const staff = { name: 'Staff', singular: 'staff', plural: 'staff' };
    expect(said(checkNames([getRole(names, staff)]))).toEqual([]);
  });

  it('clash one by one where a file is a copy, and so do its sentence and its code', () => {
    const lines = `${names}\nsummary: s\noccupation:\n  code: 11-1111`;
    const occupation = { code: '11-1111', title: 'N' };
    const own = { name: 'A', singular: 'b', plural: 'c', summary: 'S', occupation };
    const [first, copy] = [getRole(lines, own), getRole(lines, { id: 'copy', ...own })];
    const from = 'expected another than in nurse.md';
    expect(said(checkNames([first, copy]))).toEqual([
      `copy.md:2:7: Unexpected \`"A"\` for \`name\`, ${from}; delete this file if it is only a copy [E_TITLE_CLASH]`,
      `copy.md:3:11: Unexpected \`"b"\` for \`singular\`, ${from} [E_TITLE_CLASH]`,
      `copy.md:4:9: Unexpected \`"c"\` for \`plural\`, ${from} [E_TITLE_CLASH]`,
      `copy.md:5:10: Unexpected \`"S"\` for \`summary\`, ${from} [E_TITLE_CLASH]`,
      `copy.md:7:9: Unexpected \`"11-1111"\` for \`occupation.code\`, ${from} [E_TITLE_CLASH]`,
    ]);
  });

  it('are all that two roles of one occupation need to have of their own', () => {
    const occupation = { code: '11-1111', title: 'N' };
    const roles = ['a', 'b'].map((id) => getRole(names, { id, occupation }));
    expect(said(checkNames(roles))).toEqual([]);
  });
});

describe('the sources of a role', () => {
  it('are named with their places, under `facts` and under `missing`', () => {
    const role = getRole('', {
      facts: {
        tools: { kind: 'list', items: ['x'], ...basis, sources: ['a', 'b'] },
        license: { kind: 'missing', why: 'varies', sources: ['c'] },
      },
    });
    expect(sourceUses(role)).toEqual([
      { id: 'a', path: ['facts', 'tools', 'sources', 0] },
      { id: 'b', path: ['facts', 'tools', 'sources', 1] },
      { id: 'c', path: ['missing', 'license', 'sources', 0] },
    ]);
  });
});

describe('the reading level', () => {
  const hard =
    'Notwithstanding considerable administrative responsibilities, practitioners coordinate.';
  const harder =
    'Multidisciplinary organizational considerations necessitate extraordinary coordination.';
  const easy = 'You read. ';

  const section = (markdown: string) => ({
    heading: 'The work',
    content: remark()
      .parse(`\n\n${markdown}`)
      .children.map((node) => ({ node, sources: [] })),
  });
  const getLevel = (markdown: string) =>
    said(checkSections('nurse.md', [section(markdown)], ['nurse']));

  it('is that of a section, at its first line, with its longest sentence', () => {
    const messages = getLevel(`${hard} ${hard} ${harder} ${hard}\n\n${hard}`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^nurse\.md:3:1: The section `The work` reads at US grade \d\d\.\d, expected 8 or below; its longest sentence begins `"Notwithstanding considerable administrative respon"` \[E_READING_LEVEL\]$/,
    );
    expect(getLevel(easy.repeat(9))).toEqual([]);
  });

  it('counts each item of a list as a sentence, and no heading', () => {
    const items = `- ${hard}\n`.repeat(5).replaceAll('.', '');
    expect(getLevel(items)).toHaveLength(1);
    expect(getLevel(`### ${hard}\n\n${easy.repeat(9)}`)).toEqual([]);
    expect(getLevel(`${`### ${hard}\n\n`.repeat(5)}`)).toEqual([]);
  });

  it('is asked of no section that is empty', () => {
    expect(checkSections('nurse.md', [{ heading: 'The work', content: [] }], [])).toEqual([]);
  });

  it('is that of all facts together, at their key', () => {
    const facts: RoleProfile['facts'] = {
      clients: { kind: 'text', text: `${hard} ${hard}`, brief: 'x', ...basis },
      license: { kind: 'answer', answer: 'no', reason: `${hard} ${hard}`, ...basis },
      tools: { kind: 'list', items: ['x'], ...basis },
      papers: { kind: 'missing', why: 'varies', reason: hard, sources: [] },
      exams: { kind: 'missing', why: 'varies', sources: [] },
    };
    const messages = said(checkFactProse(getRole('name: x\nfacts: {}', { facts }), ['nurse']));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^nurse\.md:3:1: The text in `facts` reads at US grade \d\d\.\d, expected 8 or below; its longest sentence begins `"Notwithstanding considerable administrative respon"` \[E_READING_LEVEL\]$/,
    );
    const { papers: _papers, ...fewer } = facts;
    expect(checkFactProse(getRole('facts: {}', { facts: fewer }), ['nurse'])).toEqual([]);
  });
});
