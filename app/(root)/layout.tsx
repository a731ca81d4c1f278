import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '@/app/document';
import { defaultLanguage } from '@/lib/i18n/languages';
import { siteAddress } from '@/lib/settings';

export const metadata: Metadata = { metadataBase: new URL(siteAddress) };

export default function RootLayout({ children }: { children: ReactNode }) {
  return <Document language={defaultLanguage}>{children}</Document>;
}
