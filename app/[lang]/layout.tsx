import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '@/app/document';
import { languageOf } from '@/lib/content/load-site';
import { languages } from '@/lib/i18n/languages';
import { siteAddress } from '@/lib/settings';

export const metadata: Metadata = { metadataBase: new URL(siteAddress) };

export const dynamicParams = false;

export const generateStaticParams = () => languages.map(({ id }) => ({ lang: id }));

type Props = { readonly params: Promise<{ lang: string }>; readonly children: ReactNode };

export default async function LanguageLayout({ params, children }: Props) {
  const { lang } = await params;
  return <Document language={languageOf(lang)}>{children}</Document>;
}
