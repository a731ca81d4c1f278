import { renderToStaticMarkup } from 'react-dom/server';
import { ComparisonFile } from '@/components/comparison/comparison-file';
import { buildComparison } from '@/lib/domain/build-comparison';
import { getPairs } from '@/lib/domain/pairs';
import { placeIds } from '@/lib/domain/places';
import { rowDefinitions } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import type { FileParts, SingleFile } from '@/lib/export/single-file';
import { languages } from '@/lib/i18n/languages';
import { filePath, pairPath } from '@/lib/i18n/paths';
import { getAddress, hasSiteAddress } from '@/lib/settings';
import { headOfPair, titleEnd } from './describe-page';
import { getSingulars, loadPage, type PageData, type Pair } from './page-data';

/** A single file for each comparison, in both orders. The finalize step writes them. */
export const singleFiles = (): readonly SingleFile[] =>
  languages.flatMap(({ id: language }) => {
    const data = loadPage(language);
    return getPairs(data.site).map((pair) => ({
      file: filePath(language, pair[0].id, pair[1].id).slice(1),
      draw: () => drawFile(data, pair),
    }));
  });

function drawFile(data: PageData, pair: Pair): FileParts {
  const { site, words, language, format } = data;
  const { title, description, canonical } = headOfPair(data, pair);
  const head = (
    <>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title}${titleEnd(words)}`}</title>
      <meta name="description" content={description} />
      {hasSiteAddress && <link rel="canonical" href={getAddress(canonical)} />}
    </>
  );
  const body = (
    <ComparisonFile
      comparison={buildComparison(pair, site)}
      heading={fill(words.compare.heading, getSingulars(pair))}
      caption={fill(words.compare['file-caption'], {
        rows: format.count(rowDefinitions.length),
        place: getWord(words.places, placeIds[0]),
      })}
      copy={fill(words.compare['file-copy'], { date: format.period(site.dataVersion) })}
      address={getAddress(pairPath(language, pair[0].id, pair[1].id))}
      license={fill(words.compare['file-licence'], { site: words.site.name })}
      words={words}
      language={language}
    />
  );
  return { language, head: renderToStaticMarkup(head), body: renderToStaticMarkup(body) };
}
