// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layNginx, missingFor, startNginx } from '@/scripts/host-servers';
import { ROOT } from '@/scripts/install.mjs';
import { makeCertificate } from './certificate.mjs';

/** The shipped files unedited, and with their commented lines enabled. */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configurations-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, ...env },
  });
  return { status, said: `${stdout}${stderr}` };
}

const placeFile = () => join(folder, 'legal-careers', 'place.conf');

describe('nginx', () => {
  it('takes the files as they are, without a warning', async () => {
    const { status, said } = run('nginx', [...(await layNginx(folder)), '-t']);
    expect(said).toContain('syntax is ok');
    expect(said).not.toContain('[warn]');
    expect(status).toBe(0);
  });

  it('takes the lines for a certificate once they are no comments', async () => {
    const args = await layNginx(folder);
    const { certificate, key } = makeCertificate(folder);
    const lines = readFileSync(placeFile(), 'utf8').split('\n');
    const waiting = lines.filter((line) => line.startsWith('# ') && line.endsWith(';'));
    expect(waiting.length).toBeGreaterThan(5);
    const place = waiting
      .map((line) => line.slice(2))
      .join('\n')
      .replace('/etc/letsencrypt/live/example.org/fullchain.pem', certificate)
      .replace('/etc/letsencrypt/live/example.org/privkey.pem', key);
    writeFileSync(placeFile(), `${place}\nroot ${folder};\nset $site_path "";\n`);
    const site = join(folder, 'legal-careers', 'site.conf');
    const [before = '', after = ''] = readFileSync(site, 'utf8').split('\n# server {');
    expect(after).toContain('return 301 https://');
    writeFileSync(site, `${before}\n# server {${after}`.replaceAll(/^# (?=server|\}| {2})/gm, ''));
    const { status, said } = run('nginx', [...args, '-t']);
    expect(said).not.toContain('[warn]');
    expect(status).toBe(0);
    expect(readFileSync(site, 'utf8')).toMatch(/^ {2}return 301/m);
  });

  it('names the file to delete where the Brotli module is missing, and goes on without it', async () => {
    const args = await layNginx(folder);
    const main = join(folder, 'nginx.conf');
    const text = readFileSync(main, 'utf8');
    writeFileSync(main, text.replace('/etc/nginx/modules-enabled/', '/nowhere/'));
    const without = run('nginx', [...args, '-t']);
    expect(without.status).not.toBe(0);
    expect(without.said).toContain('legal-careers/brotli.conf:');
    rmSync(join(folder, 'legal-careers', 'brotli.conf'));
    expect(run('nginx', [...args, '-t']).status).toBe(0);
  });
});

describe('Caddy', () => {
  const file = join(ROOT, 'deploy', 'Caddyfile');
  const adapt = (env) => {
    const { status, said } = run(
      'caddy',
      ['adapt', '--config', file, '--adapter', 'caddyfile'],
      env,
    );
    expect(status, said).toBe(0);
    return said;
  };

  it('answers on port 8080 where no setting is made', () => {
    const said = adapt({});
    expect(said).toContain('"listen":[":8080"]');
    expect(said).toContain('"root":"/srv/legal-careers/site"');
  });

  it('answers over https where it is given a name', () => {
    const said = adapt({ SERVE_AT: 'example.org' });
    expect(said).toContain('"listen":[":443"]');
    expect(said).toContain('"host":["example.org"]');
  });
});

describe('a server that is not installed', () => {
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
  });

  it('is named in one line, with what to install', async () => {
    process.env.PATH = folder;
    expect(await missingFor('nginx')).toBe(
      'nginx is not installed: apt-get install -y --no-install-recommends nginx-light libnginx-mod-http-brotli-static',
    );
    expect(await missingFor('caddy')).toBe(
      'caddy is not installed: apt-get install -y --no-install-recommends caddy',
    );
    await expect(startNginx({ directory: folder })).rejects.toThrow('nginx is not installed');
  });
});
