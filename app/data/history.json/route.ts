import { loadSite } from '@/lib/content/load-site';
import { publishHistory } from '@/lib/domain/history';
import { wordOf } from '@/lib/domain/words';
import { defaultLanguage } from '@/lib/i18n/languages';

export const dynamic = 'force-static';

/** The changes since the first version, for readers who follow a link from an earlier day. */
export function GET() {
  const { dataVersion, history, sources, words } = loadSite(defaultLanguage);
  return Response.json(
    publishHistory(dataVersion, history, {
      row: (id) => (Object.hasOwn(words.rows, id) ? wordOf(words.rows, id).label : undefined),
      source: (id) => sources.get(id)?.short,
    }),
  );
}
