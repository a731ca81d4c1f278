import type { Article } from '@/lib/domain/site';
import type { Source } from '@/lib/domain/source';
import { tableSources } from '@/lib/domain/tables';
import type { Words } from '@/lib/domain/words';
import { type ReadRole, sourceUses } from './check-profile';
import { sourcesIn } from './links';
import type { Problem } from './problem';
import type { Document } from './read-document';
import { didYouMean, expectedOneOf } from './wording';

/** The sources with the document they were read from, for checks that look at both. */
export type ReadSources = {
  readonly document: Document;
  readonly sources: ReadonlyMap<string, Source>;
  /** The text of the page that lists them. */
  readonly text: Article;
};

/** The words with the document they were read from. */
export type ReadWords = { readonly document: Document; readonly words: Words };

/**
 * Sources that are named and unknown, and sources that nothing names.
 *
 * @param isComplete whether all files could be read
 */
export function checkSources(
  { document, sources }: ReadSources,
  roles: readonly ReadRole[],
  documents: readonly Document[],
  isComplete: boolean,
): readonly Problem[] {
  const known = [...sources.keys()];
  const used = new Set<string>(Object.values(tableSources));
  const problems: Problem[] = [];
  for (const read of roles) {
    for (const { id, path } of sourceUses(read)) {
      used.add(id);
      if (sources.has(id)) continue;
      problems.push({
        file: read.document.file,
        ...read.document.placeOf(path),
        message: `Unknown source \`${id}\`${didYouMean(id, known) || ', expected an id from sources.md'}`,
        code: 'E_REF_DANGLING',
      });
    }
  }
  for (const { body } of documents) {
    for (const id of sourcesIn(body)) used.add(id);
  }
  for (const id of Object.values(tableSources)) {
    if (sources.has(id)) continue;
    problems.push({
      file: document.file,
      ...document.placeOfKey(['sources']),
      message: `Missing the source \`${id}\`, which the tables in content/data come from`,
      code: 'E_REF_DANGLING',
    });
  }
  // While a file could not be read, nobody knows which sources it uses.
  for (const id of isComplete ? known : []) {
    if (used.has(id)) continue;
    problems.push({
      file: document.file,
      ...document.placeOfKey(['sources', id]),
      message: `Unexpected source \`${id}\`, which nothing rests on; use it or delete it`,
      code: 'E_ORPHAN',
    });
  }
  return problems;
}

/** The roles that the home page sets side by side must exist. */
export function checkHomePair(
  { document, words }: ReadWords,
  roles: readonly { readonly id: string }[],
): readonly Problem[] {
  const known = roles.map(({ id }) => id);
  // An empty folder has its own problem.
  if (known.length === 0) return [];
  const { pair } = words.home;
  return pair.flatMap((id, index): readonly Problem[] => {
    const place = { file: document.file, ...document.placeOf(['home', 'pair', index]) };
    if (!known.includes(id)) {
      const message = `Unknown role \`${id}\`${didYouMean(id, known) || expectedOneOf(known)}`;
      return [{ ...place, message, code: 'E_REF_DANGLING' }];
    }
    if (pair.indexOf(id) === index) return [];
    const message = `Unexpected \`${id}\` a second time in \`home.pair\`, expected two roles`;
    return [{ ...place, message, code: 'E_LIST_DUP' }];
  });
}

/** Before this, no page of this site can have been reviewed: the year is a slip. */
const firstDay = '2000-01-01';

/** A review, and the reading of a source, cannot lie in the future. */
export function checkDates(
  roles: readonly ReadRole[],
  { document: sourcesFile, sources }: ReadSources,
  today: string | undefined,
): readonly Problem[] {
  const dates = [
    ...roles.map(({ role, document }) => ({ document, path: ['reviewed'], date: role.reviewed })),
    ...[...sources.values()].flatMap(({ id, shown, read }) => [
      { document: sourcesFile, path: ['sources', id, 'shown'], date: shown },
      { document: sourcesFile, path: ['sources', id, 'read'], date: read },
    ]),
  ].filter(({ date }) => date !== 'none');
  return dates.flatMap(({ document, path, date }): readonly Problem[] => {
    // A year or a month is compared with the same part of today.
    const isLate = today !== undefined && date > today.slice(0, date.length);
    const isEarly = path.at(-1) === 'reviewed' && date < firstDay;
    if (!isLate && !isEarly) return [];
    const expected = isLate ? `today (${today}) or earlier` : 'a day since the year 2000';
    return [
      {
        file: document.file,
        ...document.placeOf(path),
        message: `Unexpected date ${date} for \`${path.join('.')}\`, expected ${expected}`,
        code: 'E_DATE_RANGE',
      },
    ];
  });
}
