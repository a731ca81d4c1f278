/** Formats values in one language. Implemented in lib/i18n and passed to the page builders. */
export type Format = {
  /** US dollars: `$62,890`, or with cents `$30.24` where `decimals` is 2. */
  money(dollars: number, decimals?: number): string;
  /** A whole number: `39,300`; signed: `+600`, `−9,000`. */
  count(value: number, options?: { signed?: boolean }): string;
  /** A percentage given in percent: `13%`; signed: `+0.2%`, `−5.8%`. */
  percent(percent: number, options?: { decimals?: number; signed?: boolean }): string;
  /** A plain number with at most `decimals` digits after the point: `2.4`, `2`. */
  number(value: number, decimals: number): string;
  /** A duration: `1 month`, `12 months`. */
  duration(value: number, unit: 'weeks' | 'months' | 'years'): string;
  /** A fact's period: `May 2025`, `2024 to 2034`, `30 May 2024`. Empty for `undated`. */
  period(period: string): string;
  /** A list in a sentence: `a, b and c`. */
  list(items: readonly string[]): string;
};
