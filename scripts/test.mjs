/**
 * `npm test`: every check of the project, two steps at a time, with one count at the end.
 * `npm run check` (`--no-browser`) leaves out the slowest: browser tests and further builds.
 * `npm test -- build built` runs the steps that it names; without `build` they take the last one.
 * `npm test -- tests/lib/share` runs some unit tests alone.
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
