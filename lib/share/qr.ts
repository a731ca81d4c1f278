import { correction, generate } from 'lean-qr/nano';

/**
 * QR codes, drawn in the browser: no other site learns the link. The drawing includes the quiet zone, because
 * scanners need it and we cannot know the background.
 */

/** A code's modules: `size` in each direction without the quiet zone, counted from the upper left. */
export type QrModules = {
  readonly size: number;
  readonly isDark: (x: number, y: number) => boolean;
};

/** The light margin that the standard requires, in modules. */
export const quietZone = 4;

/** A code's width with its quiet zone, in modules. */
export const qrWidth = ({ size }: QrModules): number => size + 2 * quietZone;

/** How many bytes the largest code holds at level M. */
const longest = 2330;

/**
 * The code for a text, or `undefined` if the text fits no code. Our links fit: `longestLink` leaves room for
 * their path.
 *
 * Level M can be read with 15 % damaged. The next level needs smaller modules, which a copier blurs sooner: in
 * tests at all lengths, M was read at least as often.
 */
export function qrModules(text: string): QrModules | undefined {
  if (new TextEncoder().encode(text).length > longest) return undefined;
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size, isDark: (x, y) => code.get(x, y) };
}

/** The size of a module on paper, in millimeters: a copy of a copy at 150 dots an inch still scans. */
const leastModule = 0.6;

/** The printed width that a code with its quiet zone needs, in millimeters. */
export const qrMillimetres = (modules: QrModules): number =>
  Math.max(26, Math.ceil(qrWidth(modules) * leastModule));

/** The dark modules as one SVG path, in modules, offset by the quiet zone. Each horizontal run is one rectangle. */
export function qrPath({ size, isDark }: QrModules): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x + 1, y)) x += 1;
      const run = x + 1 - from;
      path += `M${from + quietZone} ${y + quietZone}h${run}v1h-${run}z`;
    }
  }
  return path;
}

/** The code as an SVG file that needs no style sheet: black on white in every color scheme. */
export function qrSvg(modules: QrModules): string {
  const width = qrWidth(modules);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${width}v${width}h-${width}z"/>`,
    `<path d="${qrPath(modules)}"/></svg>\n`,
  ].join('');
}
