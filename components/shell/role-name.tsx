import type { ReactNode } from 'react';
import type { Accent } from '@/lib/domain/profile';

/** A role's name with its mark, which distinguishes the roles without color. */
export function RoleName({ accent, children }: { accent: Accent; children: ReactNode }) {
  return <span className={`mark-${accent}`}>{children}</span>;
}
