import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';

/**
 * The design tokens. Colors change with the reader's system, so the plugin below writes them as custom
 * properties for light, dark, forced colors and print; style sheets use those.
 *
 * The paralegal's line is solid and blue, the legal secretary's double and brown. The columns of any
 * other pair use the same two lines. Text has a contrast of 7:1 or more in light and in dark; a test
 * computes it from these values.
 */
export const palette = {
  light: {
    paper: '#fbfaf6',
    wash: '#f2efe6',
    ink: '#1b1a17',
    'ink-2': '#4b473f',
    rule: '#d8d2c4',
    'rule-2': '#8a8474',
    solid: '#1b4b8a',
    double: '#803a00',
  },
  dark: {
    paper: '#17181b',
    wash: '#212226',
    ink: '#ebe7de',
    'ink-2': '#bdb7aa',
    rule: '#3a3a3e',
    'rule-2': '#7f7a70',
    solid: '#93bbf2',
    double: '#f2ab66',
  },
  forced: {
    paper: 'Canvas',
    wash: 'Canvas',
    ink: 'CanvasText',
    'ink-2': 'CanvasText',
    rule: 'CanvasText',
    'rule-2': 'CanvasText',
    solid: 'CanvasText',
    double: 'CanvasText',
  },
  print: {
    paper: '#fff',
    wash: '#fff',
    ink: '#000',
    'ink-2': '#333',
    rule: '#bbb',
    'rule-2': '#777',
    solid: '#1b4b8a',
    double: '#803a00',
  },
} as const;

type Palette = Readonly<Record<keyof typeof palette.light, string>>;

const properties = (colors: Palette) =>
  Object.fromEntries(Object.entries(colors).map(([name, value]) => [`--${name}`, value]));

/** Type sizes as custom properties, larger on a wide page and smaller on paper. */
const type = {
  narrow: { '--t-m': '1.0625rem', '--t-l': '1.3125rem', '--t-xl': '1.6875rem', '--t-2xl': '2rem' },
  wide: { '--t-m': '1.1875rem', '--t-l': '1.5rem', '--t-xl': '2rem', '--t-2xl': '2.75rem' },
  print: {
    '--t-xs': '7.5pt',
    '--t-s': '8.5pt',
    '--t-m': '10pt',
    '--t-l': '12pt',
    '--t-xl': '14pt',
    '--t-2xl': '18pt',
  },
} as const;

/** Font families and widths, as custom properties for the components' style sheets. */
const fixed = {
  '--serif': 'Charter, "Iowan Old Style", "Sitka Text", Cambria, "Noto Serif", Georgia, serif',
  '--sans': 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  /** The maximum width of body text, of a lead, and of a page. */
  '--measure': '34em',
  '--lead': '30em',
  '--page': '76rem',
  /** The minimum height of a control. */
  '--hit': '2.75rem',
  '--t-xs': '.8125rem',
  '--t-s': '.9375rem',
} as const;

const tokens = plugin(({ addBase }) => {
  addBase({
    ':root': {
      'color-scheme': 'light dark',
      ...properties(palette.light),
      ...fixed,
      ...type.narrow,
    },
    '@media (min-width: 60em)': { ':root': type.wide },
    '@media (prefers-color-scheme: dark)': { ':root': properties(palette.dark) },
    '@media (forced-colors: active)': { ':root': properties(palette.forced) },
    '@media print': {
      ':root': { 'color-scheme': 'light', ...properties(palette.print), ...type.print },
    },
  });
});

export default { content: [], plugins: [tokens] } satisfies Config;
