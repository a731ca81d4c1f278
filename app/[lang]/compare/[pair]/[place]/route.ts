import { findPair, type PairParams } from '@/app/page-data';
import { getLanguage, loadSite } from '@/lib/content/load-site';
import { getPairs } from '@/lib/domain/pairs';
import { stateIds } from '@/lib/domain/places';
import { payPlaces } from '@/lib/domain/tables';
import { languages } from '@/lib/i18n/languages';
import { pairId } from '@/lib/i18n/paths';
import { getPlaceRows } from '@/lib/pages/place-rows';

export const dynamic = 'force-static';
export const dynamicParams = false;

const ending = '.json';

// Next passes route handlers no parameters from the layouts above, so list all of them here.
export const generateStaticParams = () =>
  languages.flatMap(({ id: lang }) => {
    const site = loadSite(lang);
    return getPairs(site).flatMap(([first, second]) => {
      const codes = [first.occupation.code, second.occupation.code];
      const [, ...states] = payPlaces(site.tables, codes);
      const pair = pairId(first.id, second.id);
      return states.map((state) => ({ lang, pair, place: `${state}${ending}` }));
    });
  });

type Props = { readonly params: Promise<PairParams & { readonly place: string }> };

/** The rows that a state changes in a comparison, for pages on which the reader chose that state. */
export async function GET(_: Request, { params }: Props) {
  const { lang, pair: id, place } = await params;
  const language = getLanguage(lang);
  const site = loadSite(language);
  const pair = findPair(site, id);
  const state = stateIds.find((candidate) => place === `${candidate}${ending}`);
  if (pair === undefined || state === undefined) return new Response(null, { status: 404 });
  return Response.json(getPlaceRows(pair, state, { site, language }));
}
