import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '@/lib/domain/prose';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import type { Source } from '@/lib/domain/source';
import { articleOf } from '@/lib/pages/registry';
import { buildSourcesPage } from '@/lib/pages/sources-page';
import { format, readFrozenSite, sampleRoles } from '@/tests/lib/domain/sample';

/** A source that is no real one, so that no test repeats an entry of the content. */
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

/** Prose that names sources. */
const block = (...sources: readonly string[]): Block => ({
  node: { type: 'paragraph', children: [] },
  sources,
});

let own: Site;
let site: Site;

beforeAll(() => {
  own = readFrozenSite();
  const [nurse, teacher] = sampleRoles(own);
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
    ...own,
    words: { ...own.words, home: { ...own.words.home, pair: ['nurse', 'teacher'] } },
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
      ...own.articles,
      [
        'about',
        {
          ...articleOf(own, 'about'),
          sections: [{ id: 'why', heading: 'Why', content: [block('guide')] }],
        },
      ],
      ['sources', { ...articleOf(own, 'sources'), sections: [] }],
    ]),
    faq: { ...own.faq, groups: [] },
  };
});

const usesOf = (id: string) => {
  const found = buildSourcesPage(site, format)
    .kinds.flatMap((kind) => kind.sources)
    .find(({ entry }) => entry.id === id);
  if (found === undefined) throw new Error(`No source ${id}`);
  return found.uses;
};

const partsOfAbout = (source: string) =>
  usesOf(source).articles.find(({ id }) => id === 'about')?.parts;

describe('the page of sources', () => {
  it('lists each source once, under its kind, and leaves out a kind without sources', () => {
    const { kinds } = buildSourcesPage(site, format);
    expect(kinds.map(({ id, sources }) => [id, sources.map(({ entry }) => entry.id)])).toEqual([
      ['statistics', ['bls-oews']],
      ['rules', ['rule']],
      ['guides', ['guide']],
    ]);
  });

  it('lists every source of the content', () => {
    const { kinds } = buildSourcesPage(own, format);
    const ids = kinds.flatMap(({ sources }) => sources.map(({ entry }) => entry.id));
    expect([...ids].sort()).toEqual([...own.sources.keys()].sort());
  });

  it('names the rows and the sections of a role that rest on a source, each once', () => {
    const [nurse, ...others] = usesOf('rule').roles;
    expect(others).toEqual([]);
    expect(nurse?.role).toEqual({ id: 'nurse', name: 'Nurse' });
    expect(nurse?.rows.map(({ id }) => id)).toEqual(['in-short']);
    expect(nurse?.sections).toEqual([{ id: 'work', label: 'The work' }]);
  });

  it('leads to the pair of the home page, or to a pair that shows the role', () => {
    expect(usesOf('guide').roles.map(({ role, pair }) => [role.id, pair])).toEqual([
      ['nurse', ['nurse', 'teacher']],
      ['pilot', ['nurse', 'pilot']],
    ]);
  });

  it('names rows that an official table serves, and every table that was copied from it', () => {
    const { roles, tables } = usesOf('bls-oews');
    const { oewsNational, topCodes, oewsSector } = own.words.sources.tables;
    expect(tables).toEqual([oewsNational, topCodes, oewsSector]);
    for (const { rows } of roles) expect(rows.map(({ id }) => id)).toContain('pay');
    expect(usesOf('rule').tables).toEqual([]);
  });

  it('names the sections of About', () => {
    expect(partsOfAbout('guide')).toEqual([{ id: 'why', label: 'Why' }]);
    expect(partsOfAbout('rule')).toEqual([]);
  });
});

describe('the tolerances', () => {
  it('hold every row once, in the order of the comparison', () => {
    const { tolerances } = buildSourcesPage(own, format);
    expect(tolerances.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(
      rowDefinitions.map(({ id }) => id),
    );
  });

  it('say what counts as the same in the unit of the row', () => {
    const { tolerances } = buildSourcesPage(own, format);
    const rows = tolerances.flatMap((group) => group.rows);
    for (const { id, kind, tolerance } of rowDefinitions) {
      const said = rows.find((row) => row.id === id)?.same;
      if ('relative' in tolerance) {
        expect(said, id).toBe(`within ${Math.round(tolerance.relative * 100)}% of the lower value`);
      } else if (tolerance.absolute === 0) expect(said, id).toBe('exactly equal');
      else if (kind === 'percent') {
        expect(said, id).toBe(`within ${tolerance.absolute} percentage points`);
      } else if (kind === 'range') expect(said, id).toBe(`both ends within $${tolerance.absolute}`);
      else if (kind === 'duration') {
        const ends = `both ends within ${tolerance.absolute} month`;
        expect([ends, `${ends}s`], id).toContain(said);
      } else expect(said, id).toBe(`within ${tolerance.absolute.toLocaleString('en-US')}`);
    }
  });
});
