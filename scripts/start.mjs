/** `npm start` installs what is missing, builds the site and serves it. */
import { join } from 'node:path';
import {
  ensureInstalled,
  importTypeScript,
  npm,
  PlainError,
  ROOT,
  run,
  runMain,
} from './install.mjs';

const USUAL_PORT = '3000';

await runMain(async () => {
  await ensureInstalled();
  /** @type {typeof import('./serve')} */
  const { parsePort, serveUntilStopped } = await importTypeScript('serve');
  // Read first, because a wrong port should not cost a build.
  const port = parsePort(process.env.PORT || USUAL_PORT);
  // Always builds, because the content may have changed.
  const { code } = await run(npm(['run', '--silent', 'build']));
  if (code !== 0) throw new PlainError('The site was not built, so nothing is served.', code);
  await serveUntilStopped({ directory: join(ROOT, 'out'), port });
});
