import { loadSite } from '@/lib/content/load-site';
import { publishHistory } from '@/lib/history/public-history';
import { createNames } from '@/lib/history/render';
import { defaultLanguage, languages } from '@/lib/i18n/languages';
import { historyPath } from '@/lib/i18n/paths';

export const dynamic = 'force-static';
export const dynamicParams = false;

const getName = (language: string) => historyPath(language).replace('/data/', '');

export const generateStaticParams = () => languages.map(({ id }) => ({ name: getName(id) }));

type Props = { readonly params: Promise<{ name: string }> };

/** What changed after the first version, for pages that a link of an earlier day leads to. */
export async function GET(_: Request, { params }: Props) {
  const { name } = await params;
  const language = languages.find(({ id }) => getName(id) === name)?.id ?? defaultLanguage;
  const site = loadSite(language);
  const { dataVersion, history } = site;
  const isTranslation = language !== defaultLanguage;
  const names = createNames(site, { history, isTranslation });
  return Response.json(publishHistory(dataVersion, history, names));
}
