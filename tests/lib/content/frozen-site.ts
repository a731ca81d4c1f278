import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeHistory } from '@/lib/content/write-history';

/** The day on which the history of a copy begins. */
export const frozenDay = '2026-11-25';

let history: string | undefined;

/**
 * Copies the frozen site into a folder, and begins its history there: it has none of its own, so that most
 * tests of faults need not keep one.
 */
export function copyFrozenSite(root: string): void {
  cpSync(join(process.cwd(), 'tests/fixtures/site/content'), join(root, 'content'), {
    recursive: true,
  });
  const file = join(root, 'content', 'history', `${frozenDay}.md`);
  if (history === undefined) {
    const { problems } = writeHistory({ root, date: frozenDay });
    if (problems.length > 0) throw new Error(problems.join('\n'));
    history = readFileSync(file, 'utf8');
  }
  mkdirSync(join(root, 'content', 'history'), { recursive: true });
  writeFileSync(file, history);
}
