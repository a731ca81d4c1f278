/** Runs the `main` of a TypeScript command: `node scripts/run.mjs build`. */
import { importTypeScript, runMain } from './install.mjs';

const [, , name = '', ...args] = process.argv;
await runMain(async () => (await importTypeScript(name)).main(args));
