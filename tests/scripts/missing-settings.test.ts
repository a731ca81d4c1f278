// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  missingSettings,
  SECURITY,
  SITEMAP,
  tellMissingSettings,
} from '@/scripts/missing-settings';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'missing-settings-'));
  mkdirSync(join(out, '.well-known'));
});
afterEach(() => rmSync(out, { recursive: true }));

it('names each setting that a build lacked, by its missing files', () => {
  expect(missingSettings(out).map((line) => line.split(' ')[0])).toEqual([
    'SITE_ADDRESS',
    'REPORT_ADDRESS',
  ]);
  writeFileSync(join(out, SITEMAP), '');
  expect(missingSettings(out)).toEqual([
    'REPORT_ADDRESS was not set: readers cannot report an error, and there is no security.txt.',
  ]);
  writeFileSync(join(out, SECURITY), '');
  expect(missingSettings(out)).toEqual([]);
});

it('is printed once, with where to read more, and not at all if nothing is missing', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  tellMissingSettings(out);
  expect(log).toHaveBeenCalledOnce();
  expect(log.mock.calls[0]?.[0]).toMatch(/docs\/publishing\.md\.$/);
  writeFileSync(join(out, SITEMAP), '');
  writeFileSync(join(out, SECURITY), '');
  tellMissingSettings(out);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});
