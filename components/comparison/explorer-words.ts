import { type Comparison, countRows } from '@/lib/domain/comparison';
import type { Format } from '@/lib/domain/format';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { ExplorerWords } from './comparison-explorer.client';

/** The sentences of a comparison's controls; none where every row differs, and nothing can be left out. */
export function explorerWords(
  comparison: Comparison,
  words: Words,
  format: Format,
): ExplorerWords | undefined {
  const { all, different } = countRows(comparison);
  const hidden = all - different;
  if (hidden === 0) return undefined;
  const { view } = words;
  const counts = { hidden: format.count(hidden), all: format.count(all) };
  return {
    differencesOnly: view['differences-only'],
    hidden: fill(hidden === 1 ? view['hidden-one'] : view['hidden-many'], counts),
    showAll: fill(view['show-all'], counts),
    shown: fill(view.shown, counts),
    ignored: view.ignored,
  };
}
