import type { Words } from '@/lib/domain/words';

/**
 * Two ways to print a comparison, handled by `print.ts`. The browser's own command prints the visible rows.
 */
export function PrintButtons({ words }: { words: Words['print'] }) {
  return (
    <>
      <button type="button" className="action" data-js-only="" data-print="shown">
        {words.shown}
      </button>
      <button type="button" className="action" data-js-only="" data-print="all">
        {words.everything}
      </button>
    </>
  );
}
