import type { PlaceId } from './fact';

/**
 * The places that pay can be shown for, the one that a page begins with first. A place comes here with its
 * tables, and into `tests/share-links/ids.txt`: links hold it.
 */
export const payPlaces = ['us'] as const satisfies readonly [PlaceId, ...PlaceId[]];
