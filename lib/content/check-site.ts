import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { tableSources } from '@/lib/domain/tables';
import type { Words } from '@/lib/domain/words';
import { sourceUses } from './check-profile';
import { Diagnostic } from './diagnostic';
import type { Path } from './front-matter';
import { sourcesIn } from './links';
import type { Document } from './read-document';
import type { ReadRole, ReadSources, ReadWords } from './reader';
import { didYouMean, expectedOneOf, pathName, shown } from './wording';

/** Checks that no two sources share a short name, since pages list sources by it. */
function checkShortNames({
  document,
  sources,
}: Pick<ReadSources, 'document' | 'sources'>): readonly Diagnostic[] {
  const names = new Map<string, string>();
  return [...sources].flatMap(([id, { short }]) => {
    const name = short.toLowerCase();
    const earlier = names.get(name);
    names.set(name, earlier ?? id);
    if (earlier === undefined) return [];
    const message = `Unexpected name \`${short}\`, which the source \`${earlier}\` has too; expected one of its own for each source`;
    return [
      new Diagnostic(message, document.getPosition(['sources', id, 'short']), 'E_TITLE_CLASH'),
    ];
  });
}

/**
 * Reports unknown sources, and sources that nothing uses.
 *
 * @param options.isComplete whether all files could be read
 */
export function checkSources(
  { document, sources }: ReadSources,
  {
    roles,
    documents,
    isComplete,
  }: {
    readonly roles: readonly ReadRole[];
    readonly documents: readonly Document[];
    readonly isComplete: boolean;
  },
): readonly Diagnostic[] {
  const sourceIds = [...sources.keys()];
  const used = new Set<string>(Object.values(tableSources));
  const problems: Diagnostic[] = [];
  for (const read of roles) {
    for (const { id, path } of sourceUses(read)) {
      used.add(id);
      if (sources.has(id)) continue;
      problems.push(
        new Diagnostic(
          `Unknown source \`${id}\`${didYouMean(id, sourceIds) || ', expected an id from sources.md'}`,
          read.document.getPosition(path),
          'E_REF_DANGLING',
        ),
      );
    }
  }
  for (const { body } of documents) {
    for (const id of sourcesIn(body)) used.add(id);
  }
  for (const id of new Set(Object.values(tableSources))) {
    if (sources.has(id)) continue;
    problems.push(
      new Diagnostic(
        `Missing the source \`${id}\`, which the tables in content/data come from`,
        document.getKeyPosition(['sources']),
        'E_REF_DANGLING',
      ),
    );
  }
  problems.push(...checkShortNames({ document, sources }));
  // An unreadable file may use any source.
  for (const id of isComplete ? sourceIds : []) {
    if (used.has(id)) continue;
    problems.push(
      new Diagnostic(
        `Unexpected source \`${id}\`, which nothing rests on; use it or delete it`,
        document.getKeyPosition(['sources', id]),
        'E_ORPHAN',
      ),
    );
  }
  return problems;
}

/** Checks that the two roles compared on the home page exist. */
export function checkHomePair(
  { document, words }: ReadWords,
  roles: readonly { readonly id: string }[],
): readonly Diagnostic[] {
  const roleIds = roles.map(({ id }) => id);
  // An empty folder is reported elsewhere.
  if (roleIds.length === 0) return [];
  const { pair } = words.home;
  return pair.flatMap((id, index): readonly Diagnostic[] => {
    const position = { file: document.file, ...document.getPosition(['home', 'pair', index]) };
    if (!roleIds.includes(id)) {
      const message = `Unknown role \`${id}\`${didYouMean(id, roleIds) || expectedOneOf(roleIds)}`;
      return [new Diagnostic(message, position, 'E_REF_DANGLING')];
    }
    if (pair.indexOf(id) === index) return [];
    const message = `Unexpected \`${id}\` a second time in \`home.pair\`, expected two roles`;
    return [new Diagnostic(message, position, 'E_LIST_DUP')];
  });
}

/** Checks that `compare-with` lists existing roles other than the role itself. */
export function checkCompareWith(
  { role, document }: ReadRole,
  roles: readonly { readonly id: string }[],
): readonly Diagnostic[] {
  const others = roles.map(({ id }) => id).filter((id) => id !== role.id);
  return role.compareWith.flatMap((id, index): readonly Diagnostic[] => {
    const path = ['compare-with', index];
    const position = { file: document.file, ...document.getPosition(path) };
    if (id === role.id) {
      const message = `Unexpected ${shown(id)} for \`${pathName(path)}\`, expected another role than this one`;
      return [new Diagnostic(message, position, 'E_REF_SELF')];
    }
    if (others.includes(id)) return [];
    const message = `Unknown role \`${id}\`${didYouMean(id, others) || expectedOneOf(others)}`;
    return [new Diagnostic(message, position, 'E_REF_DANGLING')];
  });
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** Checks that emphasis in the counselors' page names a control by its label in the interface. */
export function checkControls({ file, body }: Document, words: Words): readonly Diagnostic[] {
  const labels = [...new Set(textsIn(words))];
  const problems: Diagnostic[] = [];
  visit(body, 'emphasis', (node) => {
    const name = textOf(node);
    // A label may continue with a placeholder: “Download as one file: all {rows} rows”.
    const isName = (text: string) =>
      text.startsWith(name) && !/\p{L}/u.test(text[name.length] ?? '');
    if (labels.some(isName)) return;
    const suggestion = didYouMean(name, labels);
    const hint =
      suggestion === ''
        ? ', expected words of the interface, as `site.md` has them; for'
        : `${suggestion} For`;
    const message = `Unknown control \`*${name}*\`${hint} stress take two asterisks`;
    problems.push(new Diagnostic(message, { file, ...node.position?.start }, 'E_REF_DANGLING'));
  });
  return problems;
}

/** Earlier review dates are typos: the site did not exist. */
const firstDay = '2000-01-01';

/** Checks that no review or source date is in the future. */
export function checkDates(
  roles: readonly ReadRole[],
  { document: sourcesFile, sources }: ReadSources,
  today: string | undefined,
): readonly Diagnostic[] {
  const dates: readonly { document: Document; path: Path; date: string }[] = [
    ...roles.map(({ role, document }) => ({ document, path: ['reviewed'], date: role.reviewed })),
    // A projection may end in the future but not begin there.
    ...roles.flatMap(({ role, document }) =>
      Object.entries(role.facts).flatMap(([row, value]) =>
        value.kind === 'missing' || value.period === 'undated'
          ? []
          : [{ document, path: ['facts', row, 'period'], date: value.period.split('/')[0] ?? '' }],
      ),
    ),
    ...[...sources.values()].flatMap(({ id, shown, read }) => [
      { document: sourcesFile, path: ['sources', id, 'shown'], date: shown },
      { document: sourcesFile, path: ['sources', id, 'read'], date: read },
    ]),
  ].filter(({ date }) => date !== 'none');
  const early = [...sources.values()].flatMap(({ id, shown, read }): readonly Diagnostic[] => {
    // Compare at the precision that both dates share.
    const length = Math.min(shown.length, read.length);
    if (shown === 'none' || read.slice(0, length) >= shown.slice(0, length)) return [];
    const path = ['sources', id, 'read'];
    return [
      new Diagnostic(
        `Unexpected date ${read} for \`${path.join('.')}\`, expected the day that \`shown\` names (${shown}) or a later one`,
        sourcesFile.getPosition(path),
        'E_DATE_RANGE',
      ),
    ];
  });
  const other = dates.flatMap(({ document, path, date }): readonly Diagnostic[] => {
    // Compare a year or a month with the same part of today.
    const isLate = today !== undefined && date > today.slice(0, date.length);
    const isEarly = path.at(-1) === 'reviewed' && date < firstDay;
    if (!isLate && !isEarly) return [];
    const expected = isLate ? `today (${today}) or earlier` : 'a day since the year 2000';
    return [
      new Diagnostic(
        `Unexpected date ${date} for \`${pathName(path)}\`, expected ${expected}`,
        document.getPosition(path),
        'E_DATE_RANGE',
      ),
    ];
  });
  return [...early, ...other];
}
