import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '@/lib/domain/prose';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import type { Source } from '@/lib/domain/source';
import { getArticle } from '@/lib/pages/registry';
import { buildSourcesPage } from '@/lib/pages/sources-page';
import { readFrozenSite, sampleRoles } from '@/tests/lib/domain/sample';

/** A made-up source, so that no test repeats an entry of the content. */
const source = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  kind: 'guides',
  short: id,
  title: `About ${id}`,
  publisher: 'unknown',
  address: 'none',
  shown: 'none',
  read: '2026-11',
  confidence: 'low',
  ...more,
});

/** Prose that cites sources. */
const block = (...sources: readonly string[]): Block => ({
  node: { type: 'paragraph', children: [] },
  sources,
});

let frozen: Site;
let site: Site;

beforeAll(() => {
  frozen = readFrozenSite();
  const [nurse, teacher] = sampleRoles(frozen);
  const heading = { id: 'work', heading: 'The work' } as const;
  const withFact = {
    kind: 'text',
    text: 'Helps people.',
    brief: 'help people',
    place: 'us',
    period: '2025',
    sources: ['guide', 'rule'],
  } as const;
  site = {
    ...frozen,
    words: { ...frozen.words, home: { ...frozen.words.home, pair: ['nurse', 'teacher'] } },
    roles: [
      {
        ...nurse,
        facts: { ...nurse.facts, 'in-short': withFact },
        sections: [{ ...heading, content: [block('rule'), block('rule')] }],
      },
      { ...teacher, sections: [{ ...heading, content: [block()] }] },
      {
        ...teacher,
        id: 'pilot',
        name: 'Pilot',
        sections: [{ ...heading, content: [block('guide')] }],
      },
    ],
    sources: new Map(
      [
        source('guide'),
        source('rule', { kind: 'rules', address: 'https://example.org/' }),
        source('bls-oews', { kind: 'statistics' }),
      ].map((entry) => [entry.id, entry]),
    ),
    articles: new Map([
      ...frozen.articles,
      [
        'about',
        {
          ...getArticle(frozen, 'about'),
          sections: [{ id: 'why', heading: 'Why', content: [block('guide')] }],
        },
      ],
      ['sources', { ...getArticle(frozen, 'sources'), sections: [] }],
    ]),
    faq: { ...frozen.faq, groups: [] },
  };
});

const getUses = (id: string) => {
  const found = buildSourcesPage(site)
    .kinds.flatMap((kind) => kind.sources)
    .find(({ entry }) => entry.id === id);
  if (found === undefined) throw new Error(`No source ${id}`);
  return found.uses;
};

const partsOfAbout = (source: string) =>
  getUses(source).articles.find(({ id }) => id === 'about')?.parts;

describe('the sources page', () => {
  it('lists each source once, under its kind, and leaves out kinds without sources', () => {
    const { kinds } = buildSourcesPage(site);
    expect(kinds.map(({ id, sources }) => [id, sources.map(({ entry }) => entry.id)])).toEqual([
      ['statistics', ['bls-oews']],
      ['rules', ['rule']],
      ['guides', ['guide']],
    ]);
  });

  it('lists every source of the content', () => {
    const { kinds } = buildSourcesPage(frozen);
    const ids = kinds.flatMap(({ sources }) => sources.map(({ entry }) => entry.id));
    expect([...ids].sort()).toEqual([...frozen.sources.keys()].sort());
  });

  it('lists the rows and sections of a role that use a source, each once', () => {
    const [nurse, ...others] = getUses('rule').roles;
    expect(others).toEqual([]);
    expect(nurse?.role).toEqual({ id: 'nurse', name: 'Nurse' });
    expect(nurse?.rows.map(({ id }) => id)).toEqual(['in-short']);
    expect(nurse?.sections).toEqual([{ id: 'work', label: 'The work' }]);
  });

  it('links to the home page’s pair, or to another pair with the role', () => {
    expect(getUses('guide').roles.map(({ role, pair }) => [role.id, pair])).toEqual([
      ['nurse', ['nurse', 'teacher']],
      ['pilot', ['nurse', 'pilot']],
    ]);
  });

  it('lists the rows that come from an official table, and every table copied from the source', () => {
    const { roles, tables } = getUses('bls-oews');
    const { oewsNational, topCodes, oewsSector } = frozen.words.sources.tables;
    expect(tables).toEqual([oewsNational, topCodes, oewsSector]);
    for (const { rows } of roles) expect(rows.map(({ id }) => id)).toContain('pay');
    expect(getUses('rule').tables).toEqual([]);
  });

  it('lists the sections of About', () => {
    expect(partsOfAbout('guide')).toEqual([{ id: 'why', label: 'Why' }]);
    expect(partsOfAbout('rule')).toEqual([]);
  });
});

describe('the tolerances', () => {
  it('have every row once, in the order of the comparison', () => {
    const { tolerances } = buildSourcesPage(frozen);
    expect(tolerances.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(
      rowDefinitions.map(({ id }) => id),
    );
  });

  it('explain in the unit of the row which values count as the same', () => {
    const { tolerances } = buildSourcesPage(frozen);
    const rows = tolerances.flatMap((group) => group.rows);
    for (const { id, kind, tolerance } of rowDefinitions) {
      const same = rows.find((row) => row.id === id)?.same;
      if ('relative' in tolerance) {
        expect(same, id).toBe(`within ${Math.round(tolerance.relative * 100)}% of the lower value`);
      } else if (tolerance.absolute === 0) expect(same, id).toBe('exactly equal');
      else if (kind === 'percent') {
        expect(same, id).toBe(`within ${tolerance.absolute} percentage points`);
      } else if (kind === 'range') expect(same, id).toBe(`both ends within $${tolerance.absolute}`);
      else if (kind === 'duration') {
        const ends = `both ends within ${tolerance.absolute} month`;
        expect([ends, `${ends}s`], id).toContain(same);
      } else expect(same, id).toBe(`within ${tolerance.absolute.toLocaleString('en-US')}`);
    }
  });
});
