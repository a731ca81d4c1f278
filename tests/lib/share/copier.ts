import jsqr from 'jsqr';
import { type QrModules, qrWidth, quietZone } from '@/lib/share/qr';

/** A grayscale sheet: 0 is black, 255 white. */
export type Sheet = { readonly width: number; readonly grey: readonly number[] };

const dotsInMillimetre = 150 / 25.4;

/** Prints a code with its quiet zone as a square, at 150 dots an inch: a dot may be half a module. */
export function print(modules: QrModules, millimetres: number): Sheet {
  const width = Math.round(millimetres * dotsInMillimetre);
  const fine = 5;
  const moduleAt = (part: number) =>
    Math.floor((part * qrWidth(modules)) / (width * fine)) - quietZone;
  const grey = Array.from({ length: width * width }, (_, dot) => {
    const [left, top] = [(dot % width) * fine, Math.floor(dot / width) * fine];
    let light = 0;
    for (let part = 0; part < fine * fine; part += 1) {
      const [x, y] = [moduleAt(left + (part % fine)), moduleAt(top + Math.floor(part / fine))];
      if (!modules.isDark(x, y)) light += 1;
    }
    return (255 * light) / (fine * fine);
  });
  return { width, grey };
}

/** Replaces each dot by the mean of itself and its eight neighbors. Beyond the sheet all is white. */
function blurOnce({ width, grey }: Sheet): Sheet {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= width ? 255 : (grey[y * width + x] ?? 255);
  return {
    width,
    grey: grey.map((_, dot) => {
      const [x, y] = [dot % width, Math.floor(dot / width)];
      let sum = 0;
      for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) sum += at(x + dx, y + dy);
      return sum / 9;
    }),
  };
}

/** Pseudorandom numbers from 0 to 1, the same in every run. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Simulates a copier: it blurs, adds grain and specks, and prints black or white. */
export function photocopy(
  sheet: Sheet,
  { blurs, noise, specks = 0 }: { blurs: number; noise: number; specks?: number },
): Sheet {
  const chance = createChance(7);
  let blurred = sheet;
  for (let round = 0; round < blurs; round += 1) blurred = blurOnce(blurred);
  const grey = blurred.grey.map((value) => {
    if (chance() < specks) return chance() < 0.5 ? 0 : 255;
    return value + (chance() - 0.5) * noise < 128 ? 0 : 255;
  });
  return { width: sheet.width, grey };
}

/** A sheet on a white desk, seen from nearer or farther away. */
function look({ width, grey }: Sheet, close: number): Sheet {
  const desk = 10;
  const wide = (width + 2 * desk) * close;
  const at = (dot: number) => Math.floor(dot / close) - desk;
  const seen = Array.from({ length: wide * wide }, (_, dot) => {
    const [x, y] = [at(dot % wide), at(Math.floor(dot / wide))];
    return x < 0 || y < 0 || x >= width || y >= width ? 255 : (grey[y * width + x] ?? 255);
  });
  return { width: wide, grey: seen };
}

/**
 * Reads the code on a sheet as a phone does: frame after frame, each slightly blurred by the lens, until one is
 * readable.
 */
export function readCode(sheet: Sheet): string | undefined {
  for (const close of [2, 3]) {
    let frame = look(sheet, close);
    for (let blurs = 0; blurs <= 4; blurs += 1) {
      const pixels = Uint8ClampedArray.from({ length: frame.grey.length * 4 }, (_, at) =>
        at % 4 === 3 ? 255 : (frame.grey[at >> 2] ?? 255),
      );
      const text = jsqr(pixels, frame.width, frame.width)?.data;
      if (text) return text;
      frame = blurOnce(frame);
    }
  }
  return undefined;
}
