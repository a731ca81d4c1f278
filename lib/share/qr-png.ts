import { type QrModules, qrWidth, quietZone } from './qr';

/**
 * A QR code as a PNG file, encoded by hand: browsers that block fingerprinting add noise to what a canvas
 * exports.
 */

/** The least width in pixels: printed as wide as a thumb, the code is sharp at 600 dots an inch. */
const leastWidth = 1000;

const text = (letters: string): Uint8Array => new TextEncoder().encode(letters);

/** A PNG integer: four bytes, big-endian. */
const number = (value: number): Uint8Array =>
  new Uint8Array([24, 16, 8, 0].map((shift) => value >>> shift));

/** Concatenates byte arrays. */
function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** PNG's checksum, CRC-32, bit by bit: the data is too short to need a table. */
function checksum(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = join([text(name), data]);
  return join([number(data.length), named, number(checksum(named))]);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Encodes a QR code with its quiet zone as PNG: each module is a square of whole pixels, one bit a pixel. */
export async function qrPng(modules: QrModules): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.ceil(leastWidth / qrWidth(modules));
  const width = qrWidth(modules) * scale;
  const lineLength = 1 + Math.ceil(width / 8);
  const pixels = new Uint8Array(lineLength * width);
  const moduleAt = (pixel: number) => Math.floor(pixel / scale) - quietZone;
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (modules.isDark(moduleAt(x), moduleAt(y))) continue;
      const at = y * lineLength + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  // Grayscale, one bit a pixel: 1 is white.
  const head = join([number(width), number(width), new Uint8Array([1, 0, 0, 0, 0])]);
  return join([
    new Uint8Array([0x89, ...text('PNG\r\n\x1a\n')]),
    chunk('IHDR', head),
    chunk('IDAT', await deflate(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}
