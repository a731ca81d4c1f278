import type { ReactNode } from 'react';
import { siteMetadata } from '@/app/describe-page';
import { Document } from '@/app/document';
import { getLanguage } from '@/lib/content/load-site';
import { languages } from '@/lib/i18n/languages';

export const metadata = siteMetadata;

export const dynamicParams = false;

export const generateStaticParams = () => languages.map(({ id }) => ({ lang: id }));

type Props = { readonly params: Promise<{ lang: string }>; readonly children: ReactNode };

export default async function LanguageLayout({ params, children }: Props) {
  const { lang } = await params;
  return <Document language={getLanguage(lang)}>{children}</Document>;
}
