import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn } from '@/tests/built/pages';

/** Starts plain scripts where Next hydrates, so no finished page contains it. */
const inNextAlone = 'StartInNext';

const files = ['app', 'components'].flatMap((folder) =>
  filesIn(folder)
    .filter((file) => /(?<!\.client)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);

/** Returns the client components that a server file imports without placing them by `<Island>`. */
function placedOtherwise(text: string): readonly string[] {
  const imports = text.split('import ').map((part) => part.split(';')[0] ?? '');
  const imported = imports
    .filter((part) => part.endsWith(".client'") && !part.startsWith('type '))
    .flatMap((part) => (part.split(/[{}]/)[1] ?? '').split(','))
    .map((name) => name.trim());
  return imported
    .filter((name) => name !== '' && !name.startsWith('type ') && name !== inNextAlone)
    .filter((name) => {
      const uses = (text.match(/\w+/g) ?? []).filter((word) => word === name).length;
      const islands = text.split(`component={${name}}`).length - 1;
      return uses !== islands + 1;
    });
}

describe('a part that the browser hydrates', () => {
  it('is only placed by an island, because nothing else would hydrate it', () => {
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) expect(placedOtherwise(readFileSync(file, 'utf8')), file).toEqual([]);
  });

  it('is found if a server component places it directly', () => {
    const text = "import { Bar, type Words } from './bar.client';\n";
    expect(placedOtherwise(`${text}<Bar words={words} />`)).toEqual(['Bar']);
    expect(placedOtherwise(`${text}<Island component={Bar} />`)).toEqual([]);
  });
});
