import type { ReactNode } from 'react';
import type { Language } from '@/lib/i18n/languages';
import './globals.css';

/** The document around a page. Each root layout names its language here. */
export function Document({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  );
}
