import type { Metadata } from 'next';
import { Home, homeMetadata } from '@/app/home';
import { getLanguage } from '@/lib/content/load-site';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return homeMetadata(getLanguage((await params).lang));
}

export default async function HomePage({ params }: Props) {
  return <Home language={getLanguage((await params).lang)} />;
}
