import type { Words } from '@/lib/domain/words';
import './controls.css';

/**
 * Stands on pages with a client component, hidden until the wake script finds that a script of the page
 * cannot be loaded. Everything else on the page works without. It is seen wherever the reader is; its button,
 * like any control that needs the scripts, tries again.
 */
export function AsleepNotice({ words }: { words: Words }) {
  return (
    <p className="asleep" data-asleep="" role="status" hidden>
      {words.site.asleep}{' '}
      <button type="button" data-script="">
        {words.site.again}
      </button>
    </p>
  );
}
