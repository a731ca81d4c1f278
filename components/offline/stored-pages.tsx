import type { Words } from '@/lib/domain/words';
import './stored-pages.css';

/** The service worker lists its stored pages here (`withStoredPages`). Without one, it stays empty. */
export function StoredPages({ words }: { words: Words }) {
  const { list, none } = words.offline;
  return (
    <section id="kept" aria-labelledby="kept-heading">
      <h2 id="kept-heading">{list}</h2>
      <p data-stored-pages="">{none}</p>
    </section>
  );
}
