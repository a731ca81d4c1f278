/** The texts of the notice. */
type Props = { readonly words: { readonly unloaded: string; readonly again: string } };

import './controls.css';

/**
 * A notice on pages with controls that need script. The hydration loader shows it if part of the page cannot
 * load. Its button, like every such control, tries again.
 */
export function ScriptErrorNotice({ words: { unloaded, again } }: Props) {
  return (
    <p className="unloaded" data-unloaded="" role="status" hidden>
      {unloaded}{' '}
      <button type="button" data-js-only="">
        {again}
      </button>
    </p>
  );
}
