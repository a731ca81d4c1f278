import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type QrModules,
  qrMillimetres,
  qrModules,
  qrPath,
  qrSvg,
  qrWidth,
  quietZone,
} from '@/lib/share/qr';
import { qrPng } from '@/lib/share/qr-png';
import { longestLink } from '@/lib/share/view-link';
import { photocopy, print, readCode } from './copier';

const siteAddress = 'https://legal-careers-side-by-side.example';
const page = `${siteAddress}/en/compare/paralegal-vs-legal-secretary/`;
const links = {
  short: `${siteAddress}/en/`,
  page,
  typical: `${page}?d=1&place=us-fl#p=pay.school.outlook`,
  longest: `${page}?d=1&g=glance.work.entry.people.limits.next&place=us-fl&asof=2026-11-25#p=supervision.first-voice.study-cost.experience.job-change&at=first-voice`,
};
const named = Object.entries(links);

function getCode(text: string): QrModules {
  const modules = qrModules(text);
  if (modules === undefined) throw new Error(`No code for ${text}`);
  return modules;
}

/** The modules of an SVG path, found by filling its rectangles. */
function fillPath(path: string, width: number): readonly boolean[] {
  const dark = Array.from({ length: width * width }, () => false);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const from = Number(y) * width + Number(x);
    dark.fill(true, from, from + Number(run));
  }
  return dark;
}

const withQuietZone = (modules: QrModules): readonly boolean[] => {
  const width = qrWidth(modules);
  return Array.from({ length: width * width }, (_, at) =>
    modules.isDark((at % width) - quietZone, Math.floor(at / width) - quietZone),
  );
};

describe('a QR code', () => {
  it.each(named)('of the %s link is read from a photocopy', (_, link) => {
    const modules = getCode(link);
    const sheet = print(modules, qrMillimetres(modules));
    expect(readCode(photocopy(sheet, { blurs: 2, noise: 80 }))).toBe(link);
  });

  it.each([links.short, links.page, links.typical])(
    '26 mm wide is read from a copy: %s',
    (link) => {
      const copy = photocopy(print(getCode(link), 26), { blurs: 1, noise: 120 });
      expect(readCode(copy)).toBe(link);
    },
  );

  it('that is too blurred is not read, so this test can fail', () => {
    const copy = photocopy(print(getCode(links.typical), 26), { blurs: 14, noise: 80 });
    expect(readCode(copy)).toBeUndefined();
  });

  it('is made for the longest link that decodes, and not for text that fits no code', () => {
    const link = `${page}?${'x'.repeat(longestLink - 1)}`;
    const modules = getCode(link);
    expect(readCode(print(modules, qrMillimetres(modules)))).toBe(link);
    expect(qrModules('x'.repeat(2330))).toBeDefined();
    expect(qrModules('x'.repeat(2331))).toBeUndefined();
    // Counts bytes, since a letter may take two.
    expect(qrModules('é'.repeat(1200))).toBeUndefined();
  });

  it('has four light modules on each side and a finder pattern in three corners', () => {
    const modules = getCode(links.page);
    const last = modules.size - 1;
    expect(qrWidth(modules)).toBe(modules.size + 8);
    for (const [x, y] of [
      [0, 0],
      [last, 0],
      [0, last],
    ] as const) {
      expect(modules.isDark(x, y)).toBe(true);
    }
    for (let at = -quietZone; at <= last + quietZone; at += 1) {
      for (const [x, y] of [
        [at, -1],
        [-1, at],
        [at, last + 1],
        [last + 1, at],
      ] as const) {
        expect(modules.isDark(x, y)).toBe(false);
      }
    }
  });

  it('is printed wide enough for a copier: at least 26 mm, and wider for a longer link', () => {
    expect(qrMillimetres(getCode('x'))).toBe(26);
    expect(qrMillimetres(getCode(links.longest))).toBe(42);
  });
});

describe('the files of a QR code', () => {
  const modules = getCode(links.typical);
  const width = qrWidth(modules);

  it('draw the same modules as SVG, black on white in any color scheme', () => {
    const svg = qrSvg(modules);
    expect(fillPath(qrPath(modules), width)).toEqual(withQuietZone(modules));
    expect(svg).toContain(`d="${qrPath(modules)}"`);
    expect(svg).toContain(`viewBox="0 0 ${width} ${width}"`);
    expect(svg).toContain(`<path fill="#fff" d="M0 0h${width}v${width}h-${width}z"/>`);
    expect(svg).not.toContain('style');
  });

  it('draw the same modules as PNG, with whole pixels and correct checksums', async () => {
    const png = Buffer.from(await qrPng(modules));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 80, 78, 71, 13, 10, 26, 10]);
    const chunks: { name: string; data: Buffer }[] = [];
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at);
      const named = png.subarray(at + 4, at + 8 + length);
      chunks.push({ name: named.toString('latin1', 0, 4), data: named.subarray(4) });
      expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
      at += 12 + length;
    }
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'IDAT', 'IEND']);
    const [head, body] = chunks;
    if (head === undefined || body === undefined) throw new Error('A chunk is missing');
    const wide = head.data.readUInt32BE(0);
    expect(head.data.readUInt32BE(4)).toBe(wide);
    expect([...head.data.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
    expect(wide).toBeGreaterThanOrEqual(1000);
    expect(wide % width).toBe(0);
    const lines = inflateSync(body.data);
    const lineLength = 1 + Math.ceil(wide / 8);
    expect(lines).toHaveLength(lineLength * wide);
    const scale = wide / width;
    const drawn = Array.from({ length: width * width }, (_, at) => {
      const [x, y] = [(at % width) * scale, Math.floor(at / width) * scale];
      const isLight = (dx: number, dy: number) =>
        ((lines[(y + dy) * lineLength + 1 + ((x + dx) >> 3)] ?? 0) >> (7 - ((x + dx) & 7))) & 1;
      // Two opposite corners of a module, which has one color.
      expect(isLight(0, 0)).toBe(isLight(scale - 1, scale - 1));
      return isLight(0, 0) === 0;
    });
    expect(drawn).toEqual(withQuietZone(modules));
  });
});

/** The checksum by a table, as in the PNG standard: another way than the code under test. */
function crc32(bytes: Buffer): number {
  const table = Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
