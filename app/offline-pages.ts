import { titleEnd } from '@/app/describe-page';
import { homePair } from '@/app/page-data';
import { loadSite } from '@/lib/content/load-site';
import { firstState } from '@/lib/domain/places';
import { getStates } from '@/lib/domain/tables';
import { defaultLanguage, getLocale, type Language, languages } from '@/lib/i18n/languages';
import { handoutPath, historyPath, pairPath, placeRowsPath, rolePath } from '@/lib/i18n/paths';
import type { CorePage } from '@/lib/offline/core';
import type { OfflinePages } from '@/lib/offline/write-worker';
import { pageDefinitions, pagePath, storedTurns } from '@/lib/pages/registry';

/** Files that all pages request. */
const everywhere = ['/icon.svg', '/manifest.webmanifest'];

/** A page with its turn to be stored, lowest first. */
type Turn = CorePage & { readonly turn: number };

/** The candidates of a language to store for every reader, the most important first. */
function corePages(language: Language): readonly CorePage[] {
  const site = loadSite(language);
  const pair = homePair(site);
  const [first, second] = pair;
  const comparison = pairPath(language, first.id, second.id);
  const hasPlaces = getStates(site.tables).includes(firstState);
  const places = hasPlaces ? [placeRowsPath(comparison, firstState)] : [];
  const turns: readonly Turn[] = [
    ...pageDefinitions.flatMap(({ id, stored: turn }) =>
      turn === undefined
        ? []
        : { turn, path: pagePath(id, language), files: id === 'offline' ? everywhere : [] },
    ),
    { turn: storedTurns.pair, path: comparison, files: [historyPath(language), ...places] },
    ...(language === defaultLanguage ? [{ turn: storedTurns.pair, path: '/', files: [] }] : []),
    ...pair.map(({ id }) => ({
      turn: storedTurns.role,
      path: rolePath(language, id),
      files: [],
    })),
    { turn: storedTurns.handout, path: handoutPath(language, first.id, second.id), files: [] },
  ];
  return [...turns]
    .sort((one, two) => one.turn - two.turn)
    .map(({ path, files }) => ({ path, files }));
}

/** Interleaves lists: the first of each, then the second of each, so that all languages get their turn. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat();
}

/** The offline texts of each language, and the pages to store before the reader opens them. */
export const offlinePages = (): OfflinePages => ({
  languages: languages.map(({ id }) => {
    const { words } = loadSite(id);
    return {
      language: getLocale(id),
      folder: `${id}/`,
      page: pagePath('offline', id),
      titleEnd: titleEnd(words),
      ...words.offline,
    };
  }),
  pages: inTurn(languages.map(({ id }) => corePages(id))),
});
