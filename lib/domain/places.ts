/**
 * The places that official tables speak of: the whole US, its states, the capital and three territories,
 * by the code of the post, and the word of each in addresses. Names are words of the site, in `places`.
 * Links hold the ids: a new one goes into `tests/share-links/ids.txt` too, and none is ever changed.
 */
const states = {
  al: 'alabama',
  ak: 'alaska',
  az: 'arizona',
  ar: 'arkansas',
  ca: 'california',
  co: 'colorado',
  ct: 'connecticut',
  de: 'delaware',
  dc: 'district-of-columbia',
  fl: 'florida',
  ga: 'georgia',
  gu: 'guam',
  hi: 'hawaii',
  id: 'idaho',
  il: 'illinois',
  in: 'indiana',
  ia: 'iowa',
  ks: 'kansas',
  ky: 'kentucky',
  la: 'louisiana',
  me: 'maine',
  md: 'maryland',
  ma: 'massachusetts',
  mi: 'michigan',
  mn: 'minnesota',
  ms: 'mississippi',
  mo: 'missouri',
  mt: 'montana',
  ne: 'nebraska',
  nv: 'nevada',
  nh: 'new-hampshire',
  nj: 'new-jersey',
  nm: 'new-mexico',
  ny: 'new-york',
  nc: 'north-carolina',
  nd: 'north-dakota',
  oh: 'ohio',
  ok: 'oklahoma',
  or: 'oregon',
  pa: 'pennsylvania',
  pr: 'puerto-rico',
  ri: 'rhode-island',
  sc: 'south-carolina',
  sd: 'south-dakota',
  tn: 'tennessee',
  tx: 'texas',
  ut: 'utah',
  vt: 'vermont',
  vi: 'us-virgin-islands',
  va: 'virginia',
  wa: 'washington',
  wv: 'west-virginia',
  wi: 'wisconsin',
  wy: 'wyoming',
} as const;

type StateCode = keyof typeof states;

/** A state, the capital or a territory; the order is that of their names. */
export type StateId = `us-${StateCode}`;
export type PlaceId = 'us' | StateId;

const idOf = (code: string) => `us-${code}` as StateId;

export const stateIds: readonly StateId[] = Object.keys(states).map(idOf);
/** Every place, the whole US first: a page begins with it. */
export const placeIds: readonly [PlaceId, ...PlaceId[]] = ['us', ...stateIds];

/** The state that this site begins with: it stands first in lists, and on the pages of roles. */
export const firstState: StateId = 'us-fl';

/** Whether a table's `FL` is a place that is known here. */
export const isState = (code: string): boolean => Object.hasOwn(states, code.toLowerCase());

/** The place of a table's `FL`. */
export const stateOf = (code: string): StateId => idOf(code.toLowerCase());

/** The code that tables have for a state: `FL`. */
export const codeOf = (state: StateId): string => state.slice('us-'.length).toUpperCase();

/** The word of a state in an address: `new-york`. */
export const slugOf = (state: StateId): string => states[state.slice('us-'.length) as StateCode];

/** The state that an address names. */
export const stateOfSlug = (slug: string): StateId | undefined =>
  stateIds.find((state) => slugOf(state) === slug);
