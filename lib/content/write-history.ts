import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, isCollection, isScalar, visit } from 'yaml';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import {
  addToDay,
  type Change,
  changesSoFar,
  type DayOfChanges,
  newestDay,
} from '@/lib/history/history';
import { valueText } from '@/lib/history/render';
import { rowValues } from '@/lib/history/row-values';
import { createFormat } from '@/lib/i18n/format';
import { defaultLanguage } from '@/lib/i18n/languages';
import { withEscapes } from './characters';
import { formatDiagnostic } from './diagnostic';
import { readSite } from './load-site';
import { historyFolder } from './read-history';

/** What the command is asked for. */
export type HistoryOptions = {
  /** The folder that holds `content/`. */
  readonly root: string;
  /** The day on which the values have changed: 2026-12-01. */
  readonly date: string;
  /** Why they have, in a sentence for people. */
  readonly why?: string | undefined;
};

/** What became of it: what was written into which file, each value as text, or what stands in the way. */
export type HistoryWriting = {
  readonly file: string;
  readonly changes: readonly {
    readonly role: string;
    readonly row: string;
    readonly was?: string | undefined;
    readonly is?: string | undefined;
  }[];
  readonly problems: readonly string[];
};

const firstWhy = 'The first version: every value as it stood when this history began.';
const noWhy = 'Nobody has said why.';

/** The order of a file: as the site has its roles and rows, and what is gone from it at the end. */
function inOrder(changes: readonly Change[], { roles }: Site): readonly Change[] {
  const rank = (known: readonly string[], id: string) => {
    const index = known.indexOf(id);
    return index < 0 ? known.length : index;
  };
  const [roleIds, rowIds] = [roles.map(({ id }) => id), rowDefinitions.map(({ id }) => id)];
  const compare = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0);
  return changes.toSorted(
    (one, two) =>
      rank(roleIds, one.role) - rank(roleIds, two.role) ||
      compare(one.role, two.role) ||
      rank(rowIds, one.row) - rank(rowIds, two.row) ||
      compare(one.row, two.row),
  );
}

/** The text of a file: an entry a block, with its values and sources on one line each. */
function fileText({ changes }: DayOfChanges, why: string): string {
  const entries = changes.map(({ role, row, was, is, sources }) => ({
    role,
    row,
    was,
    is,
    sources,
  }));
  const document = new Document({ changes: entries }, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key, value }) => {
      const isLine = isScalar(key) && ['was', 'is', 'sources'].includes(String(key.value));
      if (isLine && isCollection(value)) value.flow = true;
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') scalar.value = withEscapes(scalar.value);
    },
  });
  return `---\n${document.toString({ lineWidth: 0 })}---\n\n${why}\n`;
}

/** A change as a reader sees it. */
function inWords({ role, row, was, is }: Change, { words }: Pick<Site, 'words'>) {
  const format = createFormat(defaultLanguage, words);
  const [before, now] = [was, is].map((value) => value && valueText(row, value, { words, format }));
  return { role, row, was: before, is: now };
}

/** What a file of the history says under its front matter. */
function whyIn(path: string): string {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return text.slice(text.indexOf('\n---\n') + '\n---\n'.length).trim();
}

/**
 * Writes what the history does not say yet into the file of a day, and reads the whole content again. A
 * file that is there gets more entries; where the values are all back at what they were, it goes.
 */
export function writeHistory({ root, date, why = '' }: HistoryOptions): HistoryWriting {
  const file = `${historyFolder}/${date}.md`;
  const { site, problems } = readSite({ root, language: defaultLanguage });
  if (site === undefined) return { file, changes: [], problems: problems.map(formatDiagnostic) };
  const { history } = site;
  const newest = newestDay(history);
  const changes = changesSoFar(history, rowValues(site));
  if (changes.length > 0 && newest !== undefined && date < newest) {
    const message = `Unexpected day ${date}, expected ${newest} or later: the history is written forwards`;
    return { file, changes: [], problems: [message] };
  }
  const path = join(root, ...file.split('/'));
  const reason = why.replaceAll(/\s+/g, ' ').trim();
  const isThere = existsSync(path);
  if (changes.length > 0) {
    const day = addToDay(
      { date, changes: (date === newest && history.at(-1)?.changes) || [] },
      changes,
    );
    const before = isThere ? [whyIn(path)] : [];
    const said = [...before, reason].filter(Boolean);
    const fallback = newest === undefined ? firstWhy : noWhy;
    mkdirSync(dirname(path), { recursive: true });
    if (day.changes.length === 0) rmSync(path);
    else {
      const sorted = { date, changes: inOrder(day.changes, site) };
      writeFileSync(path, fileText(sorted, [...new Set(said)].join(' ') || fallback));
    }
  }
  const again = readSite({ root, language: defaultLanguage, holdToHistory: true });
  return {
    file,
    changes: inOrder(changes, site).map((change) => inWords(change, site)),
    problems: again.problems.map(formatDiagnostic),
  };
}
