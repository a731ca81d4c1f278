/**
 * Stands in for the imitation of Node's `process` that Next brings to browsers. What is asked of it there
 * is its environment, which is empty: values of ours are written into the code at build time.
 * `next.config.ts` puts it there.
 */
export const env = {};
