'use client';

import { useAwake } from '@/components/shell/awake.client';

/** Opens the browser's own print dialog. */
export function PrintButton({ label }: { label: string }) {
  useAwake();
  return (
    <button type="button" className="action" data-script="" onClick={() => window.print()}>
      {label}
    </button>
  );
}
