import type { ReactNode } from 'react';

/**
 * A heading that each printed page repeats, hidden from screen readers: they would read a repeated `thead` on
 * every page. See `print.css` and docs/decisions/0029-heads-on-paper.md.
 */
export const RunningHead = ({ children }: { children: ReactNode }) => (
  <tfoot className="running" aria-hidden="true">
    <tr>{children}</tr>
  </tfoot>
);
