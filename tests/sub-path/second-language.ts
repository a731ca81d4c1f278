import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A second language for a copy of the project, added by the README's steps: an entry in the list of languages
 * and a folder of content. Only the name, 404 page and home page order differ, to tell the languages apart.
 */
export const second = {
  id: 'es',
  name: 'Español',
  site: 'Carreras legales lado a lado',
  lost: 'Esta página no existe',
} as const;

/** Replaces text that must be there. */
function change(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The content does not say ${from}`);
  return changed;
}

export function addLanguage(root: string): void {
  const list = join(root, 'lib', 'i18n', 'languages.ts');
  const [entry = ''] = /\{ id: 'en'[^{}]*\}/.exec(readFileSync(list, 'utf8')) ?? [];
  const other = change(change(entry, "'en'", `'${second.id}'`), "'English'", `'${second.name}'`);
  writeFileSync(list, change(readFileSync(list, 'utf8'), entry, `${entry}, ${other}`));

  const folder = join(root, 'content', second.id);
  cpSync(join(root, 'content', 'en'), folder, { recursive: true });
  cpSync(join(root, 'public', 'guide', 'en'), join(root, 'public', 'guide', second.id), {
    recursive: true,
  });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll('](/en/', `](/${second.id}/`));
  }
  const words = join(folder, 'site.md');
  const named = change(readFileSync(words, 'utf8'), /^( {2}name: ).*$/m, `$1${second.site}`);
  const lost = change(named, /^(not-found:\n {2}title: ).*$/m, `$1${second.lost}`);
  writeFileSync(words, change(lost, /pair: \[(\S+), (\S+)\]/, 'pair: [$2, $1]'));
}
