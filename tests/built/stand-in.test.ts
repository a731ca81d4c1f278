import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportAddress, siteAddress } from '@/lib/settings';
import { filesIn, outFolder } from './pages';

/** Made-up hosts: those reserved for examples and tests, and Next's default. */
const madeUp = /[\w-]\.example\b|\bexample\.(?:com|net|org)\b|\blocalhost\b/g;

it('no file names a made-up host, unless a setting does', () => {
  const given = `${siteAddress} ${reportAddress}`;
  const texts = filesIn(outFolder).filter((file) => !/\.(?:br|gz|png|webp)$/.test(file));
  expect(texts.length).toBeGreaterThan(100);
  const found = texts.flatMap((file) => {
    const hosts = readFileSync(join(outFolder, file), 'utf8').match(madeUp) ?? [];
    return hosts.filter((host) => !given.includes(host)).map((host) => `${file}: ${host}`);
  });
  expect(found).toEqual([]);
});
