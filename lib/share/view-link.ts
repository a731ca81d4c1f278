import {
  type IgnoredPart,
  type KnownIds,
  mostPriorities,
  type View,
  wholeView,
} from '@/lib/domain/comparison';

/**
 * Share links: the path names the pair, the query holds the view, and the fragment holds what is
 * personal, since browsers send it to no server.
 *
 * ```
 * ?v=1 & d=1 & g=glance.pay & place=us-fl & asof=2026-11-25   # p=pay.school & at=pay
 * ```
 *
 * Keys stand in this order and a default leaves no trace, so equal views have equal links. Reading is
 * tolerant and total: any text gives a view, and a value that was not understood is reported, never shown.
 * Keys of others (`fbclid`, `utm_source`) belong to whoever sent the link: they change nothing here, and
 * nothing is said of them.
 */

/** The version of this grammar. It is written only when it is not 1, and there is no other yet. */
const grammarVersion = '1';

/** No link of ours is longer, query and fragment together: a code of it can still be scanned. */
export const longestLink = 2000;

/** The keys of ours, and the part of a link that each speaks of. */
type Keys = Readonly<Record<string, IgnoredPart>>;
export const queryKeys: Keys = {
  v: 'version',
  d: 'differences',
  g: 'groups',
  place: 'place',
  asof: 'date',
};
export const fragmentKeys: Keys = { p: 'rows', at: 'rows' };

/** Separates ids: a comma would be escaped. */
const separator = '.';

/** The two parts of an address behind its path, each with its first sign or empty. */
export type ViewAddress = { readonly search: string; readonly hash: string };

export type DecodedView = {
  readonly view: View;
  /** The data version that a copied link was made with, as a day: 2026-11-25. */
  readonly asOf: string | undefined;
  /** What was left out, each part once. */
  readonly ignored: readonly IgnoredPart[];
};

/** What an id is of: each kind has a name space of its own. */
export type IdKind = 'group' | 'place' | 'row';

/**
 * A change of ids after links that hold them have been shared. Links keep their meaning for ever, so
 * an entry is added here and never changed or removed. A removed id has no successor: no entry.
 */
export type Migration = {
  /** The day the id changed: 2027-03-01. Entries stand in the order of their days. */
  readonly date: string;
  readonly why: string;
  /** The id of today for an id of then; any other id comes back as it is. */
  readonly rename: (kind: IdKind, id: string) => string;
};

/** Every change of an id that there has been. */
export const migrations: readonly Migration[] = [];

/** The id of today for an id of any day. */
export const migrateId = (
  kind: IdKind,
  id: string,
  changes: readonly Migration[] = migrations,
): string => changes.reduce((current, { rename }) => rename(kind, current), id);

/** The query and the fragment of a view; each is empty where it would say nothing. */
export function encodeView(view: View, known: KnownIds, asOf?: string): ViewAddress {
  const isWhole = view.groups.length === known.groups.length;
  const query = [
    view.differencesOnly ? 'd=1' : '',
    isWhole ? '' : `g=${view.groups.join(separator)}`,
    view.place === known.places[0] ? '' : `place=${view.place}`,
    asOf === undefined ? '' : `asof=${asOf}`,
  ].filter(Boolean);
  return {
    search: query.length === 0 ? '' : `?${query.join('&')}`,
    hash: encodeFragment(view),
  };
}

function encodeFragment({ priorities, at }: View): string {
  if (priorities.length === 0) return at === undefined ? '' : `#${at}`;
  return `#p=${priorities.join(separator)}${at === undefined ? '' : `&at=${at}`}`;
}

/** Whether a text is a day of the calendar, 2026-02-28. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const folded = (text: string) => text.trim().toLowerCase();

/** What a link is read with: the ids of today, how they changed, and the parts left out so far. */
type Reading = {
  readonly known: KnownIds;
  readonly changes: readonly Migration[];
  readonly ignored: Set<IgnoredPart>;
};

/** The values of our own keys in a query or fragment. */
function valuesOf(text: string, keys: Keys, { ignored }: Reading): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(text)) {
    const part = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (part === undefined) continue;
    if (values.has(key)) ignored.add(part);
    else values.set(key, folded(value));
  }
  return values;
}

/** A kind of ids, all that are known of it, and the part of a link that holds them. */
type Ids<Id extends string> = readonly [IdKind, readonly Id[], IgnoredPart];

function idsIn<Id extends string>(
  text: string,
  [kind, all, part]: Ids<Id>,
  { changes, ignored }: Reading,
): readonly Id[] {
  const found: Id[] = [];
  for (const written of text.split(separator)) {
    const id = migrateId(kind, folded(written), changes);
    const match = all.find((candidate) => candidate === id);
    if (match === undefined || found.includes(match)) ignored.add(part);
    else found.push(match);
  }
  return found;
}

function decodeQuery(search: string, reading: Reading): Pick<DecodedView, 'view' | 'asOf'> {
  const { known, ignored } = reading;
  let view = wholeView(known);
  let asOf: string | undefined;
  const query = valuesOf(search, queryKeys, reading);
  const version = query.get('v');
  if (version !== undefined && version !== grammarVersion) ignored.add('version');
  const differences = query.get('d');
  if (differences === '1') view = { ...view, differencesOnly: true };
  // `d=0` is no form of ours, but its meaning is plain.
  else if (differences !== undefined && differences !== '0') ignored.add('differences');
  const groups = query.get('g');
  if (groups !== undefined) {
    const shown = idsIn(groups, ['group', known.groups, 'groups'], reading);
    // With no group left there is nothing to see: then all are shown.
    if (shown.length > 0) {
      view = { ...view, groups: known.groups.filter((id) => shown.includes(id)) };
    }
  }
  const place = query.get('place');
  if (place !== undefined) {
    const [found] = idsIn(place, ['place', known.places, 'place'], reading);
    if (found !== undefined) view = { ...view, place: found };
  }
  const date = query.get('asof');
  if (date !== undefined) {
    if (isDay(date)) asOf = date;
    else ignored.add('date');
  }
  return { view, asOf };
}

function decodeFragment(hash: string, reading: Reading): Partial<View> {
  const { known, changes, ignored } = reading;
  // A browser that supports links to a text hides what they add. Link trackers put a `?` anywhere.
  const [anchor = ''] = hash.replace(/^#/, '').split(':~:');
  if (!anchor.includes('=')) {
    // Any other anchor of the page is no part of a view, and the browser follows it by itself.
    const id = migrateId('row', folded(anchor), changes);
    return { at: known.rows.find((row) => row === id) };
  }
  const fragment = valuesOf(anchor.replaceAll('?', '&'), fragmentKeys, reading);
  const idsOf = (key: string) => {
    const text = fragment.get(key);
    return text === undefined ? [] : idsIn(text, ['row', known.rows, 'rows'], reading);
  };
  const priorities = idsOf('p');
  if (priorities.length > mostPriorities) ignored.add('rows');
  return { priorities: priorities.slice(0, mostPriorities), at: idsOf('at')[0] };
}

/**
 * The view of an address. Letter case and spaces around a value do not count; of a key that stands
 * twice the first counts; an id that is not known or stands twice is left out. Never throws.
 *
 * @param changes of ids, for tests; the published ones otherwise
 */
export function decodeView(
  { search, hash }: ViewAddress,
  known: KnownIds,
  changes: readonly Migration[] = migrations,
): DecodedView {
  const reading: Reading = { known, changes, ignored: new Set() };
  const { view, asOf } = decodeQuery(search, reading);
  return {
    view: { ...view, ...decodeFragment(hash, reading) },
    asOf,
    ignored: [...reading.ignored],
  };
}
