import { describe, expect, it } from 'vitest';
import { chooseCore, coreLimit } from '@/lib/offline/core';

const weights: Readonly<Record<string, number>> = {
  '/first/': 10_000,
  '/shared.js': 200_000,
  '/second/': 30_000,
  '/third/': 10_001,
  '/fourth/': 10_000,
};
const compressedSize = async (path: string) => weights[path] ?? Number.NaN;
const pageAt = (path: string, ...files: string[]) => ({ path, files });

describe('what is stored for every reader', () => {
  it('is each page in order with its files, each file counted once, up to the exact limit', async () => {
    const pages = [
      pageAt('/first/', '/shared.js'),
      pageAt('/second/', '/shared.js'),
      pageAt('/third/'),
      pageAt('/fourth/'),
    ];
    expect(await chooseCore(pages, compressedSize)).toEqual({
      paths: ['/first/', '/fourth/', '/second/', '/shared.js'],
      bytes: coreLimit,
    });
  });

  it('must include the first page', async () => {
    const heavy = async () => coreLimit;
    await expect(chooseCore([pageAt('/first/', '/shared.js')], heavy)).rejects.toThrow(
      '/first/ weighs 500000 bytes with its files, expected 250000 at most',
    );
  });
});
