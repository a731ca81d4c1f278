import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

/** What each kind of update looks for in its folder. */
const manifests = {
  npm: 'package.json',
  'github-actions': '.github/workflows',
  docker: 'Dockerfile',
};

const days = z.number().int().min(1).max(90);
const names = z.array(z.string()).min(1);

/** The part of Dependabot's options that is used here; a key that it does not know stops it. */
const configuration = z.strictObject({
  version: z.literal(2),
  updates: z
    .array(
      z.strictObject({
        'package-ecosystem': z.literal(Object.keys(manifests) as (keyof typeof manifests)[]),
        directory: z.string().startsWith('/'),
        schedule: z.strictObject({ interval: z.literal('weekly'), day: z.literal('monday') }),
        cooldown: z.strictObject({
          'default-days': days.min(7),
          'semver-major-days': days.optional(),
        }),
        'versioning-strategy': z.literal('increase').optional(),
        'commit-message': z.strictObject({ prefix: z.string() }),
        'open-pull-requests-limit': z.number().int().positive().optional(),
        groups: z.record(
          z.string(),
          z.strictObject({
            patterns: names.optional(),
            'dependency-type': z.enum(['production', 'development']).optional(),
            'update-types': z.array(z.enum(['major', 'minor', 'patch'])).optional(),
          }),
        ),
        ignore: z
          .array(z.strictObject({ 'dependency-name': z.string(), versions: names }))
          .optional(),
      }),
    )
    .min(2),
});

const text = readFileSync('.github/dependabot.yml', 'utf8');
const read = (yaml: string) => configuration.safeParse(parse(yaml));
const { updates } = configuration.parse(parse(text));

describe('the update bot', () => {
  it('looks once a week after packages and actions, in groups, and lets a release age', () => {
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(
      expect.arrayContaining(['npm', 'github-actions']),
    );
    expect(updates.filter(({ groups }) => Object.keys(groups).length === 0)).toEqual([]);
  });

  it.each(updates)('finds something to update: $package-ecosystem in $directory', (update) => {
    const manifest = manifests[update['package-ecosystem']];
    expect(existsSync(join('.', update.directory, manifest))).toBe(true);
  });

  it('keeps back only what we use, and not the version that we use', () => {
    const packages = updates.filter((update) => update['package-ecosystem'] === 'npm');
    expect(packages.map(({ directory }) => directory)).toEqual(['/', '/bench']);
    for (const { directory, ignore: kept = [] } of packages) expectKept(directory, kept);
  });

  const expectKept = (folder: string, kept: NonNullable<(typeof updates)[number]['ignore']>) => {
    const file = join('.', folder, 'package.json');
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8'));
    const used = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(kept.length).toBeGreaterThan(0);
    for (const { 'dependency-name': name, versions } of kept) {
      const [start = '', end] = name.split('*');
      const meant = used.filter(([one]) =>
        end === undefined ? one === name : one.startsWith(start),
      );
      expect(meant, name).not.toEqual([]);
      const [, first = '0', second = '0'] =
        /^>=(\d+)(?:\.(\d+)\.0)?$/.exec(versions[0] ?? '') ?? [];
      for (const [one, version] of meant) {
        const [major = 0, minor = 0] = version.split('.').map(Number);
        const isBefore =
          major < Number(first) || (major === Number(first) && minor < Number(second));
        expect(isBefore, `${one} ${version}`).toBe(true);
      }
    }
  };

  it.each([
    ['a key that does not exist', 'cooldown:', 'cool-down:'],
    ['a release that is a day old', 'default-days: 7', 'default-days: 1'],
    ['a daily look', 'interval: weekly', 'interval: daily'],
  ])('would not do with %s', (_, from, to) => {
    expect(read(text).success).toBe(true);
    expect(read(text.replace(from, to)).success).toBe(false);
  });
});
