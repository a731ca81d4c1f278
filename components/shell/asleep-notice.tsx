/** The texts of the notice. */
type Props = { readonly words: { readonly asleep: string; readonly again: string } };

import './controls.css';

/**
 * A notice on pages with controls that need script. The hydration loader shows it if part of the page cannot
 * load. Its button, like every such control, tries again.
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
