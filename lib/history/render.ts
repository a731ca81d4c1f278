import { scaleFor } from '@/lib/domain/build-comparison';
import type { Fact, Missing } from '@/lib/domain/fact';
import { basisText, buildCell, getBasis, getBrief } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site, Text } from '@/lib/domain/site';
import { capitalise } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { type History, type RowValue, replay, valueKey } from './history';
import type { Names } from './public-history';
import { rowValues } from './row-values';
import { isSameValue, type StoredValue } from './value';

/** What a cell asks of a role, for values that need none. */
const noRole = { plural: '', occupation: { code: '', title: '' } };

/** The name of an id that the content no longer has: as `former` in `site.md` has it, or the id in words. */
function formerName(id: string, { former }: Words): string {
  const name = Object.hasOwn(former.names, id) ? former.names[id] : undefined;
  return name ?? capitalise(id.replaceAll('-', ' '));
}

/**
 * A stored value in the words of today: all its figures, then place, period and who was counted, as in
 * `$135 (Florida, 2022, firms that use paralegals)`.
 *
 * @param id of the row, which says how figures are written; a row that is gone writes them plainly
 */
export function valueText(id: string, value: StoredValue, { words, format }: Text): string {
  const row = rowDefinitions.find((definition) => definition.id === id) ?? { id };
  const fact = { brief: '', ...value, sources: [] } as unknown as Fact | Missing;
  const { levels } = words;
  const isGone = value.kind === 'level' && !Object.hasOwn(levels, value.level);
  const known = isGone
    ? { ...words, levels: { ...levels, [value.level]: formerName(value.level, words) } }
    : words;
  const site = { words: known, format, sources: new Map() };
  const cell = buildCell({ row, role: noRole, value: fact, scale: scaleFor([fact]) }, site);
  const { half, tenths } = cell.kind === 'pay' ? cell.range : {};
  const text = half === undefined ? getBrief(cell) : `${getBrief(cell)}. ${half}. ${tenths}.`;
  const basis = getBasis(fact);
  if (basis === undefined) return text;
  return `${text} (${[basisText(basis, { words, format }), basis.who].filter(Boolean).join(', ')})`;
}

/** A value without what was written in another language; nothing where that is all there is. */
function withoutProse(value: StoredValue): StoredValue | undefined {
  if (value.kind === 'text' || value.kind === 'list') return undefined;
  return value.kind === 'missing' ? { ...value, reason: undefined } : { ...value, who: undefined };
}

/**
 * How a language names what the history stores.
 *
 * @param isTranslation whether the prose in the history is in another language: the newest value is then
 *   shown as this language has it, and of older ones only what needs no translation
 */
export function createNames(
  site: Pick<Site, 'roles' | 'sources' | 'tables' | 'words' | 'format'>,
  { history, isTranslation }: { readonly history: History; readonly isTranslation: boolean },
): Names {
  const { format } = site;
  const { words, sources } = site;
  const newest = replay(isTranslation ? history : []);
  const today = new Map(
    (isTranslation ? rowValues(site) : []).map((value) => [valueKey(value), value.is]),
  );
  const translate = (entry: RowValue, value: StoredValue) => {
    const key = valueKey(entry);
    const isNewest = isSameValue(newest.get(key)?.is, value);
    return (isNewest ? today.get(key) : undefined) ?? withoutProse(value);
  };
  return {
    row: (id) =>
      Object.entries(words.rows).find(([known]) => known === id)?.[1].label ??
      formerName(id, words),
    source: (id) => sources.get(id)?.short ?? formerName(id, words),
    value: (entry, stored) => {
      const value = isTranslation ? translate(entry, stored) : stored;
      return value === undefined
        ? words.former.text
        : valueText(entry.row, value, { words, format });
    },
  };
}
