import {
  type IgnoredPart,
  type KnownIds,
  mostPriorities,
  type View,
  wholeView,
} from '@/lib/domain/comparison';

/**
 * Share links: the path names the pair, the query holds the view, and the fragment holds the reader's own
 * choices, because browsers never send it to a server.
 *
 * ```
 * ?v=1 & d=1 & g=glance.pay & place=us-fl & asof=2026-11-25   # p=pay.school & at=pay
 * ```
 *
 * Keys keep this order and defaults are left out, so equal views have equal links. Decoding never fails: any text
 * gives a view, and a value that was not understood is reported, never shown. Other keys (`fbclid`, `utm_source`)
 * are skipped without a report.
 */

/** The version of this grammar. Version 1, the only one so far, is not written into links. */
const grammarVersion = '1';

/** The longest query and fragment together, in characters: a QR code for such a link still scans. */
export const longestLink = 2000;

/** Our keys, each with the part of a view that it sets. */
type Keys = Readonly<Record<string, IgnoredPart>>;
export const queryKeys: Keys = {
  v: 'version',
  d: 'differences',
  g: 'groups',
  place: 'place',
  asof: 'date',
};
export const fragmentKeys: Keys = { p: 'rows', at: 'rows' };

/** Separates ids. A comma would be escaped. */
const separator = '.';

/** The query and the fragment of a URL, as in `location`: with `?` and `#`, or empty. */
export type ViewAddress = { readonly search: string; readonly hash: string };

export type DecodedView = {
  readonly view: View;
  /** The data version that the link was copied from, as a day: 2026-11-25. */
  readonly asOf: string | undefined;
  /** The parts that were left out, each once. */
  readonly ignored: readonly IgnoredPart[];
};

/** A kind of id. Each kind is a separate namespace. */
export type IdKind = 'group' | 'place' | 'row';

/**
 * A renamed id that shared links may still hold. Links keep their meaning forever: add entries, never change or
 * remove them. An id that was removed without a successor needs no entry.
 */
export type Migration = {
  /** The day the id changed: 2027-03-01. Entries are in date order. */
  readonly date: string;
  readonly why: string;
  /** Maps an old id to its new one and returns any other id unchanged. */
  readonly rename: (kind: IdKind, id: string) => string;
};

/** All migrations so far. */
export const migrations: readonly Migration[] = [];

/** The current id for an id from any day. */
export const migrateId = (
  kind: IdKind,
  id: string,
  changes: readonly Migration[] = migrations,
): string => changes.reduce((current, { rename }) => rename(kind, current), id);

/** The query and the fragment for a view. Each is empty if it holds only defaults. */
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

/** Whether a text is a valid date such as 2026-02-28. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const folded = (text: string) => text.trim().toLowerCase();

/** The state of decoding one link: `ignored` collects the parts left out so far. */
type Decoding = {
  readonly known: KnownIds;
  readonly changes: readonly Migration[];
  readonly ignored: Set<IgnoredPart>;
};

/** The values of our keys in a query or fragment. */
function getValues(text: string, keys: Keys, { ignored }: Decoding): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(text)) {
    const part = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (part === undefined) continue;
    if (values.has(key)) ignored.add(part);
    else values.set(key, folded(value));
  }
  return values;
}

/** A kind of id, all known ids of that kind, and the part of a link that holds them. */
type Ids<Id extends string> = readonly [IdKind, readonly Id[], IgnoredPart];

function idsIn<Id extends string>(
  text: string,
  [kind, all, part]: Ids<Id>,
  { changes, ignored }: Decoding,
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

function decodeQuery(search: string, decoding: Decoding): Pick<DecodedView, 'view' | 'asOf'> {
  const { known, ignored } = decoding;
  let view = wholeView(known);
  let asOf: string | undefined;
  const query = getValues(search, queryKeys, decoding);
  const version = query.get('v');
  if (version !== undefined && version !== grammarVersion) ignored.add('version');
  const differences = query.get('d');
  if (differences === '1') view = { ...view, differencesOnly: true };
  // We never write `d=0`, but its meaning is plain.
  else if (differences !== undefined && differences !== '0') ignored.add('differences');
  const groups = query.get('g');
  if (groups !== undefined) {
    const shown = idsIn(groups, ['group', known.groups, 'groups'], decoding);
    // With no group left the table would be empty, so show all.
    if (shown.length > 0) {
      view = { ...view, groups: known.groups.filter((id) => shown.includes(id)) };
    }
  }
  const place = query.get('place');
  if (place !== undefined) {
    const [found] = idsIn(place, ['place', known.places, 'place'], decoding);
    if (found !== undefined) view = { ...view, place: found };
  }
  const date = query.get('asof');
  if (date !== undefined) {
    if (isDay(date)) asOf = date;
    else ignored.add('date');
  }
  return { view, asOf };
}

function decodeFragment(hash: string, decoding: Decoding): Partial<View> {
  const { known, changes, ignored } = decoding;
  // Browsers without text fragments leave `:~:text=…` in the hash. Link trackers put a `?` anywhere.
  const [anchor = ''] = hash.replace(/^#/, '').split(':~:');
  if (!anchor.includes('=')) {
    // Any other anchor is not part of a view: the browser scrolls to it.
    const id = migrateId('row', folded(anchor), changes);
    return { at: known.rows.find((row) => row === id) };
  }
  const fragment = getValues(anchor.replaceAll('?', '&'), fragmentKeys, decoding);
  const getIds = (key: string) => {
    const text = fragment.get(key);
    return text === undefined ? [] : idsIn(text, ['row', known.rows, 'rows'], decoding);
  };
  const priorities = getIds('p');
  if (priorities.length > mostPriorities) ignored.add('rows');
  return { priorities: priorities.slice(0, mostPriorities), at: getIds('at')[0] };
}

/**
 * The view in a URL. Ignores case and spaces around values, takes the first of a repeated key, and leaves out
 * unknown and repeated ids. Never throws.
 *
 * @param changes migrations of ids; tests pass their own
 */
export function decodeView(
  { search, hash }: ViewAddress,
  known: KnownIds,
  changes: readonly Migration[] = migrations,
): DecodedView {
  const decoding: Decoding = { known, changes, ignored: new Set() };
  const { view, asOf } = decodeQuery(search, decoding);
  return {
    view: { ...view, ...decodeFragment(hash, decoding) },
    asOf,
    ignored: [...decoding.ignored],
  };
}
