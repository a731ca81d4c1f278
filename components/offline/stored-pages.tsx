import type { Words } from '@/lib/domain/words';
import './stored-pages.css';

/** Where the service worker lists what it has stored (`withStoredPages`); without one there is nothing. */
export function StoredPages({ words }: { words: Words }) {
  const { list, none } = words.offline;
  return (
    <section id="kept" aria-labelledby="kept-heading">
      <h2 id="kept-heading">{list}</h2>
      <p data-stored-pages="">{none}</p>
    </section>
  );
}
