import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type KnownIds, type View, wholeView } from '@/lib/domain/comparison';
import { placeIds } from '@/lib/domain/places';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import { decodeView, encodeView, type IdKind, migrateId } from '@/lib/share/view-link';

/** Links that people have shared, and all ids that they can hold: see tests/share-links/README.md. */
const folder = join(process.cwd(), 'tests', 'share-links');
const getLines = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split('\n');

type Shared = {
  readonly search: string;
  readonly hash: string;
  readonly view: Partial<View>;
  readonly asOf?: string;
};

const known: KnownIds = {
  groups: groupIds,
  rows: rowDefinitions.map(({ id }) => id),
  places: placeIds,
};
const idsOf: Readonly<Record<IdKind, readonly string[]>> = {
  group: known.groups,
  place: known.places,
  row: known.rows,
};

const shared = getLines('links.jsonl').map((line) => JSON.parse(line) as Shared);
const registered = getLines('ids.txt').map((line) => {
  const [kind, id = '', state] = line.split(' ');
  return { kind: kind as IdKind, id, isGone: state === 'gone' };
});

describe('a link that has been shared', () => {
  it.each(shared)('keeps its meaning: $search$hash', ({ search, hash, view, asOf }) => {
    expect(decodeView({ search, hash }, known)).toEqual({
      view: { ...wholeView(known), ...view },
      asOf,
      ignored: [],
    });
  });

  it('is encoded as it was shared, without defaults', () => {
    for (const { search, hash, view, asOf } of shared) {
      if (search.startsWith('?v=')) continue;
      expect(encodeView({ ...wholeView(known), ...view }, known, asOf)).toEqual({ search, hash });
    }
  });
});

describe('the register of ids', () => {
  it('holds all current ids: add a new one at its end', () => {
    for (const [kind, ids] of Object.entries(idsOf)) {
      const listed = registered.filter((entry) => entry.kind === kind).map(({ id }) => id);
      expect(ids.filter((id) => !listed.includes(id))).toEqual([]);
    }
  });

  it('marks ids that links can no longer hold as gone', () => {
    const lost = registered.filter(
      ({ kind, id, isGone }) => !isGone && !idsOf[kind].includes(migrateId(kind, id)),
    );
    expect(lost).toEqual([]);
  });

  it('does not let an id that is gone be used again', () => {
    const reused = registered.filter(({ kind, id, isGone }) => isGone && idsOf[kind].includes(id));
    expect(reused).toEqual([]);
  });

  it('has each id once, in a form that needs no escape', () => {
    const names = registered.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { id } of registered) expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
  });
});
