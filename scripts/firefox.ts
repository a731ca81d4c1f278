import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Finds Firefox: `FIREFOX_PATH`, or a usual location. */
export function findFirefox(): string | undefined {
  const names = ['firefox', 'firefox-esr', 'firefox.exe'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    process.env.FIREFOX_PATH,
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ].find((path) => path && existsSync(path));
}
