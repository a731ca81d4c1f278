/**
 * The states, the capital and three territories in official tables: postal codes and address slugs.
 * Links contain the ids, so never change one, and add a new one to `tests/share-links/ids.txt` too.
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

/** A state, the capital or a territory. */
export type StateId = `us-${StateCode}`;
export type PlaceId = 'us' | StateId;

const getId = (code: string) => `us-${code}` as StateId;

/** All states, by name. */
export const stateIds: readonly StateId[] = Object.keys(states).map(getId);
/** Every place, the whole US first because pages start with it. */
export const placeIds: readonly [PlaceId, ...PlaceId[]] = ['us', ...stateIds];

/** The featured state: first in lists, and shown on role pages. */
export const firstState: StateId = 'us-fl';

/** Whether a table's state code, such as `FL`, is known. */
export const isState = (code: string): boolean => Object.hasOwn(states, code.toLowerCase());

/** The state of a table's code: `us-fl` for `FL`. */
export const getState = (code: string): StateId => getId(code.toLowerCase());

/** The code of a state in tables: `FL`. */
export const getCode = (state: StateId): string => state.slice('us-'.length).toUpperCase();

/** The slug of a state in addresses: `new-york`. */
export const getSlug = (state: StateId): string => states[state.slice('us-'.length) as StateCode];

/** The state with this slug. */
export const stateOfSlug = (slug: string): StateId | undefined =>
  stateIds.find((state) => getSlug(state) === slug);
