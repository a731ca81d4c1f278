/**
 * Stands in for the part of Next that fetches pages before they are asked for: links here are plain, and
 * the browser does it by the rules in each page. `next.config.ts` puts it there.
 */
const nothing = () => {};

export const cancelPrefetchTask = nothing;
export const isPrefetchTaskDirty = () => false;
export const needsSpeculativePrefetch = () => false;
export const pingPrefetchScheduler = nothing;
export const pingPrefetchTask = nothing;
export const reschedulePrefetchTask = nothing;
export const schedulePrefetchTask = nothing;
export const startRevalidationCooldown = nothing;
