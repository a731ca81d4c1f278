import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';

/** The Dockerfile, which no engine of ours has built: the checker of editors, and rules of our own. */

const text = readFileSync('deploy/Dockerfile', 'utf8');

const complaints = (dockerfile: string) =>
  validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`);

/** The instructions, each with what stands behind it. */
const instructions = text
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({
    name: line.slice(0, line.indexOf(' ')),
    rest: line.slice(line.indexOf(' ') + 1),
  }));

const all = (name: string) =>
  instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

describe('the checker', () => {
  it('finds nothing in the Dockerfile', () => {
    expect(complaints(text)).toEqual([]);
  });

  it('finds faults that are planted into it', () => {
    const planted = (from: string, to: string) => {
      expect(text).toContain(from);
      return complaints(text.replace(from, to));
    };
    expect(planted('EXPOSE 8080', 'EXPOSE eighty').join()).toContain('containerPort');
    expect(planted('WORKDIR /project', 'WORKDIRS /project').join()).toContain('WORKDIRS');
    expect(planted('--from=build /served', '--form=build /served').join()).toContain('form');
    expect(planted('--timeout=3s', '--timeout=3').join()).toContain('missing unit in duration');
    expect(planted('FROM caddy:2.11.4-alpine', 'FROM caddy:').length).toBeGreaterThan(0);
  });
});

describe('the image', () => {
  it('is made from images of one version each, the first with the Node of the project', () => {
    const images = all('FROM').map((rest) => rest.split(' ')[0]);
    for (const image of images)
      expect(image).toMatch(/^[a-z]+:\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[a-z]+)*$/);
    expect(images[0]).toMatch(`node:${readFileSync('.nvmrc', 'utf8').trim()}-`);
  });

  it('runs as nobody, without a shell, and says whether it is well', () => {
    const last = instructions.findLastIndex(({ name }) => name === 'FROM');
    const user = instructions.findIndex(({ name }) => name === 'USER');
    const command = instructions.findIndex(({ name }) => name === 'CMD');
    expect(user).toBeGreaterThan(last);
    expect(command).toBeGreaterThan(user);
    expect(all('USER')).toEqual(['65534:65534']);
    expect(JSON.parse(all('CMD')[0] ?? '')).toEqual(expect.arrayContaining(['caddy', 'run']));
    expect(all('HEALTHCHECK')).toHaveLength(1);
  });

  it('installs by the lockfile without scripts, and adds nothing from the network itself', () => {
    expect(all('RUN')[0]).toBe('npm ci --ignore-scripts');
    expect(all('ADD')).toEqual([]);
    expect(text).not.toMatch(/curl|wget http|apk add|apt-get/);
  });

  it('knows no secret, and takes settings only that the build reads', () => {
    expect(new Set(all('ARG'))).toEqual(
      new Set(['SITE_ADDRESS', 'SITE_PATH', 'REPORT_ADDRESS', 'KEEP_FROM']),
    );
  });

  it('copies files that are there', () => {
    const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      encoding: 'utf8',
    }).split('\n');
    const copied = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1))
      .filter((file) => file !== '.');
    expect(copied).toEqual(['package.json', 'package-lock.json', '.npmrc', 'deploy/Caddyfile']);
    expect(copied.filter((file) => !tracked.includes(file))).toEqual([]);
  });

  it('is not given what was built or installed on this machine, nor the history', () => {
    const ignored = readFileSync('deploy/Dockerfile.dockerignore', 'utf8').split('\n');
    for (const name of ['node_modules', 'out', '.next', '.git', 'deploy/headers', '.env*']) {
      expect(ignored).toContain(name);
    }
  });
});
