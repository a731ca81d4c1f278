import { languageOf, loadSite } from '@/lib/content/load-site';
import { lateWords } from '@/lib/domain/late-words';
import { languages } from '@/lib/i18n/languages';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => languages.map(({ id }) => ({ lang: id }));

type Props = { readonly params: Promise<{ lang: string }> };

/** The words of what a page loads on demand: they would weigh on every page that wakes. */
export async function GET(_: Request, { params }: Props) {
  const { lang } = await params;
  return Response.json(lateWords(loadSite(languageOf(lang)).words));
}
