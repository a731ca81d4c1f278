import { loadSite } from '@/lib/content/load-site';
import { pairsOf } from '@/lib/domain/pairs';
import { placeIds } from '@/lib/domain/places';
import { rowDefinitions } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import { wordOf } from '@/lib/domain/words';
import type { SingleFile } from '@/lib/export/single-file';
import { createFormat } from '@/lib/i18n/format';
import { languages } from '@/lib/i18n/languages';
import { filePath, pairPath } from '@/lib/i18n/paths';
import { addressOf } from '@/lib/settings';

/** A file for each comparison, in either order, with its words: the step after the build makes them. */
export const singleFiles = (): readonly SingleFile[] =>
  languages.flatMap(({ id: language }) => {
    const site = loadSite(language);
    const { words } = site;
    const format = createFormat(language, words);
    const caption = fill(words.compare['file-caption'], {
      rows: format.count(rowDefinitions.length),
      place: wordOf(words.places, placeIds[0]),
    });
    const copy = fill(words.compare['file-copy'], { date: format.period(site.dataVersion) });
    const licence = fill(words.compare['file-licence'], { site: words.site.name });
    return pairsOf(site).map(([first, second]) => {
      const page = pairPath(language, first.id, second.id);
      const file = filePath(language, first.id, second.id).slice(1);
      return { page, file, address: addressOf(page), caption, copy, licence };
    });
  });
