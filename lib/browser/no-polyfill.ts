/**
 * Stands in for Next's polyfills: every browser of `browserslist` in package.json has what they bring.
 * `next.config.ts` puts it there.
 */
export {};
