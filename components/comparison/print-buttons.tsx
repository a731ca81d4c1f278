import type { Words } from '@/lib/domain/words';

/** Two ways to print a comparison; `print.ts` makes them work. By the browser's own command it prints what is seen. */
export function PrintButtons({ words }: { words: Words['print'] }) {
  return (
    <>
      <button type="button" className="action" data-script="" data-print="shown">
        {words.shown}
      </button>
      <button type="button" className="action" data-script="" data-print="all">
        {words.everything}
      </button>
    </>
  );
}
