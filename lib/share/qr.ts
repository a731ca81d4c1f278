import { correction, generate } from 'lean-qr/nano';

/**
 * QR codes, made where they are shown: no other site draws them, so none learns the link.
 *
 * The quiet zone is part of the drawing: without it readers do not find the code, and what stands
 * around it is not ours to know.
 */

/** A code as squares: `size` in each direction without the quiet zone, counted from the upper left. */
export type QrModules = {
  readonly size: number;
  readonly isDark: (x: number, y: number) => boolean;
};

/** The light margin that the standard asks for, in modules. */
export const quietZone = 4;

/** How many modules a code is wide with its quiet zone. */
export const qrWidth = ({ size }: QrModules): number => size + 2 * quietZone;

/** What a code of the largest size holds at level M, in bytes. */
const longest = 2330;

/**
 * The code of a text; none where the text is longer than any code. Links of ours are not: `longestLink`
 * leaves room for their path.
 *
 * It is read with 15 % of it spoiled, level M. The next level asks for smaller squares on the same paper,
 * and a copier blurs those sooner than it spoils any: tried at all lengths, M was read at least as often.
 */
export function qrModules(text: string): QrModules | undefined {
  if (new TextEncoder().encode(text).length > longest) return undefined;
  const code = generate(text, { minCorrectionLevel: correction.M });
  return { size: code.size, isDark: (x, y) => code.get(x, y) };
}

/** A module on paper, in millimetres: a copy of a copy at 150 dots an inch can still be read. */
const leastModule = 0.6;

/** How wide a code with its quiet zone must be printed, in millimetres. */
export const qrMillimetres = (modules: QrModules): number =>
  Math.max(26, Math.ceil(qrWidth(modules) * leastModule));

/** The dark squares as one SVG path, in modules, with the quiet zone around them: a line is one move. */
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

/** The code as an SVG file of its own, which needs no style: black on white in every color scheme. */
export function qrSvg(modules: QrModules): string {
  const width = qrWidth(modules);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${width}v${width}h-${width}z"/>`,
    `<path d="${qrPath(modules)}"/></svg>\n`,
  ].join('');
}
