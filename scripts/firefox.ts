import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Firefox is: `FIREFOX_PATH`, or a place where systems put it. */
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
