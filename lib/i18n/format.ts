import type { Format } from '@/lib/domain/format';
import { getLocale, type Language } from './languages';

/** The true minus sign: as wide as a plus, and never separated from its number by a line break. */
const minus = '−';

/**
 * Caches of `Intl` formats: creating one takes a hundred times as long as using it, and its memory is freed late.
 * A site with many roles formats hundreds of thousands of values.
 */
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function keptIn<Made>(made: Map<string, Made>, key: string, make: () => Made): Made {
  const kept = made.get(key) ?? make();
  made.set(key, kept);
  return kept;
}

/**
 * The formats of a language, based on `Intl`. Pages build it once each, at build time: it never ships to the
 * browser.
 */
export function createFormat(language: Language, words: { readonly to: string }): Format {
  const locale = getLocale(language);
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = keptIn(numberFormats, key, () => new Intl.NumberFormat(locale, options));
    return (value: number) => format.format(value).replace('-', minus);
  };
  const sign = (signed: boolean | undefined) => (signed ? 'exceptZero' : 'auto');
  const date = (value: Date, options: Intl.DateTimeFormatOptions) =>
    keptIn(
      dateFormats,
      `${locale} ${JSON.stringify(options)}`,
      () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
    ).format(value);
  /** Caches periods in words: a comparison repeats the same few about a hundred times. */
  const periods = new Map<string, string>();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const single = (period: string): string => {
    const [year = '', month, day] = period.split('-');
    if (month === undefined) return year;
    const value = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
    return day === undefined
      ? date(value, { month: 'long', year: 'numeric' })
      : date(value, { day: 'numeric', month: 'long', year: 'numeric' });
  };

  const inWords = (period: string): string => {
    if (period === 'undated') return '';
    const [from = '', until] = period.split('/');
    if (until === undefined) return single(from);
    return until.length === 2 ? `${from}–${until}` : `${from} ${words.to} ${until}`;
  };

  return {
    money: (dollars, decimals = 0) =>
      numberFormat({
        style: 'currency',
        currency: 'USD',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })(dollars),
    count: (value, { signed } = {}) =>
      numberFormat({ maximumFractionDigits: 0, signDisplay: sign(signed) })(value),
    percent: (percent, { decimals = 0, signed } = {}) =>
      numberFormat({
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: sign(signed),
      })(percent / 100),
    number: (value, decimals) => numberFormat({ maximumFractionDigits: decimals })(value),
    duration: (value, unit) =>
      numberFormat({ style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' })(value),
    period: (period) => keptIn(periods, period, () => inWords(period)),
    list: (items) => list.format(items),
  };
}
