import type { ReactNode } from 'react';

/**
 * The head of a table as every sheet of paper repeats it. A head that is repeated by itself would be read to a blind
 * reader on each sheet; this one belongs to no one but the eye. The table's own head is read once, and is not
 * seen on paper. `print.css` has the rules, docs/decisions/0029-heads-on-paper.md the reason.
 */
export const RunningHead = ({ children }: { children: ReactNode }) => (
  <tfoot className="running" aria-hidden="true">
    <tr>{children}</tr>
  </tfoot>
);
