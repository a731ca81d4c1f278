// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deploy } from '@/scripts/deploy';
import { startCaddy, startNginx } from '@/scripts/host-servers';
import { ROOT } from '@/scripts/install.mjs';
import { filesBelow } from '@/scripts/variant';
import { allowsStyle, writeRelease } from '@/tests/scripts/release-folder';
import { ask } from './raw-request.mjs';

/** Replaces releases while a server is running and readers request pages. */

let folder = '';
let place = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-test-'));
  place = join(folder, 'place');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['nginx', startNginx],
  ['Caddy', startCaddy],
])('%s', (_name, start) => {
  it('never sends a page whose style its headers refuse, or whose script is missing', async () => {
    await deploy({ place, ...writeRelease(folder, 'one') });
    const server = await start({
      directory: join(place, 'site'),
      headers: join(place, 'headers'),
    });
    let goesOn = true;
    const seen = new Set();
    const faults = [];
    const visit = async () => {
      while (goesOn) {
        // A server may close connections while it reloads. Browsers retry too.
        const visited = await ask(server, '/').catch(() => undefined);
        if (visited === undefined) continue;
        const { status, headers, body } = visited;
        const page = body.toString('utf8');
        const [, script = ''] = /src="([^"]*)"/.exec(page) ?? [];
        seen.add(script);
        if (status !== 200) faults.push(`status ${status}`);
        if (!allowsStyle(page, headers['content-security-policy'] ?? '')) faults.push(script);
        const loaded = await ask(server, script).catch(() => undefined);
        if (loaded !== undefined && loaded.status !== 200)
          faults.push(`${script}: ${loaded.status}`);
      }
    };
    try {
      const visitors = [visit(), visit(), visit()];
      const wait = () => new Promise((settle) => setTimeout(settle, 300));
      for (const name of ['two', 'three']) {
        await wait();
        await deploy({ place, ...writeRelease(folder, name), reload: server.reload });
        // nginx checks open files again after some seconds, or when it reloads.
        await server.reload();
      }
      await wait();
      goesOn = false;
      await Promise.all(visitors);
      expect(faults).toEqual([]);
      expect([...seen]).toEqual(
        ['one', 'two', 'three'].map((name) => `/_next/static/site/${name}.js`),
      );
      const older = await ask(server, '/_next/static/site/one.js');
      const kept = await ask(server, '/_next/static/site/two.js');
      expect([older.status, kept.status]).toEqual([404, 200]);
    } finally {
      goesOn = false;
      await server.close();
    }
  });
});

describe('the command', () => {
  const command = join(ROOT, 'scripts', 'run.mjs');
  const run = (...args) =>
    spawnSync(process.execPath, [command, 'deploy', place, ...args], {
      encoding: 'utf8',
      env: { ...process.env, SITE_PATH: '' },
    });

  it('puts the last build into a folder, and can be done again', () => {
    const first = run();
    expect(first.stderr).toBe('');
    expect(first.stdout).toMatch(/^Release [0-9a-f]{20} is in /);
    expect(first.stdout).toContain('Reload the server now');
    const built = filesBelow(join(ROOT, 'out')).filter((file) => file !== '_headers');
    expect(filesBelow(join(place, 'site'))).toEqual(built);
    for (const file of filesBelow(join(place, 'headers'))) {
      const own = readFileSync(join(ROOT, 'deploy', 'headers', file), 'utf8');
      expect(readFileSync(join(place, 'headers', file), 'utf8')).toBe(own);
    }
    const second = run('--reload', 'exit 0');
    expect(second.stdout).toContain(`: 0 files are new, ${built.length} stood there`);
    expect(second.stdout).not.toContain('Reload the server');
  });

  it('stops before the pages where the server cannot be reloaded', async () => {
    await deploy({ place, ...writeRelease(folder, 'one') });
    const { status, stderr } = run('--reload', 'exit 3');
    expect(status).toBe(1);
    expect(stderr).toContain(
      '"exit 3" ended with code 3. The pages are still those of the release before',
    );
    expect(readFileSync(join(place, 'site', 'index.html'), 'utf8')).toContain('<h1>one</h1>');
  });

  it('that is killed half way is mended when it is done again', async () => {
    await deploy({ place, ...writeRelease(folder, 'one') });
    // The parent of the shell is the command.
    expect(run('--reload', 'kill -9 $PPID').signal).toBe('SIGKILL');
    expect(readFileSync(join(place, 'site', 'index.html'), 'utf8')).toContain('<h1>one</h1>');
    expect(run().status).toBe(0);
    const built = readFileSync(join(ROOT, 'out', 'index.html'), 'utf8');
    expect(readFileSync(join(place, 'site', 'index.html'), 'utf8')).toBe(built);
    expect(filesBelow(place).filter((file) => file.startsWith('coming'))).toEqual([]);
  });

  it('changes nothing in a folder that is not its own', () => {
    mkdirSync(place);
    writeFileSync(join(place, 'precious.txt'), 'mine');
    const { status, stderr } = run();
    expect([status, stderr.split('\n').length]).toEqual([1, 2]);
    expect(stderr).toContain('it is not a folder of this site');
    expect(filesBelow(place)).toEqual(['precious.txt']);
  });
});
