import { describe, expect, it } from 'vitest';
import { palette } from '@/tailwind.config';

/** Relative luminance of a color, by WCAG 2.2. */
function luminance(hex: string): number {
  const long =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.match(/\w\w/g);
  const [red = 0, green = 0, blue = 0] = (long ?? [])
    .map((channel) => Number.parseInt(channel, 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colors, by WCAG 2.2. */
function contrast(one: string, two: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Hue of a color in degrees. */
function hue(hex: string): number {
  const [red = 0, green = 0, blue = 0] = (hex.match(/\w\w/g) ?? []).map((channel) =>
    Number.parseInt(channel, 16),
  );
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least || 1;
  const turn =
    most === red
      ? (green - blue) / span
      : most === green
        ? 2 + (blue - red) / span
        : 4 + (red - green) / span;
  return (turn * 60 + 360) % 360;
}

describe('the colors', () => {
  it.each(['light', 'dark', 'print'] as const)('give all text 7:1 on its paper: %s', (theme) => {
    const colours = palette[theme];
    for (const ink of ['ink', 'ink-2', 'solid', 'double'] as const) {
      expect(contrast(colours[ink], colours.paper), ink).toBeGreaterThanOrEqual(7);
    }
    for (const ink of ['ink', 'ink-2'] as const) {
      expect(contrast(colours[ink], colours.wash), `${ink} on wash`).toBeGreaterThanOrEqual(7);
    }
  });

  it.each(['light', 'dark'] as const)('give the marks in charts 3:1: %s', (theme) => {
    const colours = palette[theme];
    expect(contrast(colours['rule-2'], colours.paper)).toBeGreaterThanOrEqual(3);
  });

  it.each(['light', 'dark'] as const)('of the two roles are neither red nor green: %s', (theme) => {
    expect(hue(palette[theme].solid)).toBeGreaterThan(200);
    expect(hue(palette[theme].solid)).toBeLessThan(260);
    expect(hue(palette[theme].double)).toBeGreaterThan(20);
    expect(hue(palette[theme].double)).toBeLessThan(50);
  });
});
