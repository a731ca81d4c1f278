import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Code cites rules by number, and `docs/rules.md` defines them. */

const defined = [
  ...readFileSync('docs/rules.md', 'utf8').matchAll(/^\| (T\d+) \| .{20,} \|$/gm),
].map(([, rule = '']) => rule);

const cited = ['app', 'components', 'lib', 'tests', 'docs/decisions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) =>
      // Skip times of day such as `T00:00`.
      [...readFileSync(file, 'utf8').matchAll(/\bT\d{1,2}\b(?!:)/g)].map(([rule]) => ({
        rule,
        file,
      })),
    ),
);

describe('the rules of the comparison', () => {
  it('are defined once each, in order', () => {
    expect(defined).toEqual(defined.map((_, index) => `T${index + 1}`));
    expect(defined.length).toBeGreaterThan(0);
  });

  it('are defined if any file cites them', () => {
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter(({ rule }) => !defined.includes(rule))).toEqual([]);
  });
});
