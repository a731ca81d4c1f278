/** Formats a fraction between 0 and 1 as a percentage. Two decimals are finer than any screen. */
export const percent = (fraction: number) => `${Math.round(fraction * 1e4) / 100}%`;
