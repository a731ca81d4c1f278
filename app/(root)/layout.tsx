import type { ReactNode } from 'react';
import { siteMetadata } from '@/app/describe-page';
import { Document } from '@/app/document';
import { defaultLanguage } from '@/lib/i18n/languages';

export const metadata = siteMetadata;

export default function RootLayout({ children }: { children: ReactNode }) {
  return <Document language={defaultLanguage}>{children}</Document>;
}
