/** What the notice says: words of the site. */
type Props = { readonly words: { readonly asleep: string; readonly again: string } };

import './controls.css';

/**
 * Stands on pages with controls of script, hidden until the wake script finds that something of the page
 * cannot be loaded. Everything else on the page works without. It is seen wherever the reader is; its button,
 * like any control that needs the scripts, tries again.
 */
export function AsleepNotice({ words: { asleep, again } }: Props) {
  return (
    <p className="asleep" data-asleep="" role="status" hidden>
      {asleep}{' '}
      <button type="button" data-script="">
        {again}
      </button>
    </p>
  );
}
