import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingFor } from '@/scripts/host-servers';
import { PlainError, ROOT, run } from '@/scripts/install.mjs';

/** Reports what this machine lacks, in a line each, before the first test. */
export async function setup() {
  const missing = [await missingFor('nginx'), await missingFor('caddy')];
  const openssl = await run({ command: 'openssl', args: ['version'], quiet: true });
  if (openssl.code !== 0) missing.push('openssl is not installed: apt-get install -y openssl');
  if (!existsSync(join(ROOT, 'out', '_headers')) || !existsSync(join(ROOT, 'deploy', 'headers'))) {
    missing.push('There is no built site: run "npm run build" first.');
  }
  const lines = missing.filter((line) => line !== undefined);
  if (lines.length > 0) throw new PlainError(lines.join('\n'));
}
