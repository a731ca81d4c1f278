/**
 * `npm test` runs every check, two steps at a time, and prints one count. `npm run check` skips browser tests
 * and extra builds.
 * `npm test -- build built` runs the named steps. `npm test -- tests/lib/share` runs some unit tests.
 */
import { ensureInstalled, importTypeScript, PlainError, runMain } from './install.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
await runMain(async () => {
  try {
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
    return;
  }
  await (await importTypeScript('run-tests')).main(process.argv.slice(2));
});
