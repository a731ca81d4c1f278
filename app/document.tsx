import type { ReactNode } from 'react';
import type { Language } from '@/lib/i18n/languages';
import { hasSiteAddress } from '@/lib/settings';
import { originScript } from '@/lib/share/origin-script';
import './globals.css';

/**
 * The document that wraps a page in its language.
 *
 * An inline script sets attributes of the root element before React runs, so React skips comparing the attributes
 * of that element.
 */
export function Document({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <html lang={language} suppressHydrationWarning>
      <body>
        {children}
        {hasSiteAddress || (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; React would escape its quotes
          <script dangerouslySetInnerHTML={{ __html: originScript }} />
        )}
      </body>
    </html>
  );
}
