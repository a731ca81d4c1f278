import type { Metadata } from 'next';
import { Home, homeMetadata } from '@/app/home';
import { languageOf } from '@/lib/content/load-site';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return homeMetadata(languageOf((await params).lang));
}

export default async function HomePage({ params }: Props) {
  return <Home language={languageOf((await params).lang)} />;
}
