import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The page about publishing, as far as a machine can tell whether it says what is so. */

const page = readFileSync('docs/publishing.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };

/** What the build makes, which a fresh clone lacks. */
const made = ['deploy/headers/', 'deploy/headers/vercel.json'];

describe('the page about publishing', () => {
  it('names commands that there are', () => {
    const named = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(new Set(named)).toEqual(new Set(['build', 'deploy']));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('names files that there are', () => {
    const named = [...page.matchAll(/deploy\/[\w./-]*/g)].map(([name]) => name.replace(/[.]$/, ''));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !made.includes(name) && !existsSync(name))).toEqual([]);
  });

  it('names the version of Node that the project is built with', () => {
    expect(page).toContain(`${readFileSync('.nvmrc', 'utf8').trim()}, which stands in \`.nvmrc\``);
  });

  it('names the settings of the build, and those of the Caddyfile that are used in it', () => {
    const settings = [...readFileSync('lib/settings.ts', 'utf8').matchAll(/process\.env\.(\w+)/g)];
    expect(settings.length).toBe(4);
    for (const [, name = ''] of settings) expect(page).toContain(`| \`${name}\` |`);
    const ofCaddy = readFileSync('deploy/Caddyfile', 'utf8');
    const used = [...page.matchAll(/^Environment=(\w+)=/gm)].map(([, name = '']) => name);
    expect(used).toEqual(['SERVE_AT', 'SITE_HEADERS']);
    for (const name of used) expect(ofCaddy).toContain(`{$${name}:`);
  });
});
