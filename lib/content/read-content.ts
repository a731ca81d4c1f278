import { lstatSync, readdirSync } from 'node:fs';
import type { StateId } from '@/lib/domain/places';
import { tableFiles } from '@/lib/domain/table-rows';
import type { Words } from '@/lib/domain/words';
import { type Language, languages } from '@/lib/i18n/languages';
import { contentPages } from '@/lib/pages/registry';
import { migrateId } from '@/lib/share/view-link';
import { Diagnostic } from './diagnostic';
import { type RoleFile, readRole, readTables, readWords } from './read-files';
import { historyFolder, type ReadHistory, readHistory } from './read-history';
import { type ReadArticle, type ReadPage, readPages, readStatePay } from './read-pages';
import type { Reader, ReadRole, ReadSources, ReadTables, ReadWords } from './reader';
import { didYouMean, expectedOneOf } from './wording';

/** The files of a folder, without hidden files such as `.DS_Store`. */
function namesIn(folder: string): readonly string[] {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
}

/** Refuses a linked folder, whose files may be outside the project. */
function checkFolder({ path, report }: Reader, folder: string): void {
  if (!lstatSync(path(folder), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const message = `Unexpected link named \`${folder}\`, expected a folder`;
  report([new Diagnostic(message, { file: folder }, 'E_FILE_TYPE')]);
}

/** The file names in the history folder, which is optional. */
function historyNames({ path, report }: Reader): readonly string[] {
  if (lstatSync(path(historyFolder), { throwIfNoEntry: false })?.isFile()) {
    const message = `Unexpected file named \`${historyFolder}\`, expected a folder`;
    report([new Diagnostic(message, { file: historyFolder }, 'E_FILE_TYPE')]);
  }
  return namesIn(path(historyFolder));
}

/** Reports files that nothing reads: misspelled, or in the wrong folder. */
function checkStrays({ path, report }: Reader, folder: string, expected: readonly string[]): void {
  for (const name of namesIn(path(folder))) {
    if (expected.includes(name)) continue;
    const suggestion = didYouMean(name, expected) || expectedOneOf(expected);
    report([
      new Diagnostic(
        `Unexpected file \`${name}\` in ${folder}${suggestion}`,
        { file: `${folder}/${name}` },
        'E_FILE_STRAY',
      ),
    ]);
  }
}

function readRoles(
  reader: Reader,
  language: Language,
  words: Words | undefined,
): readonly RoleFile[] {
  const folder = `content/${language}/roles`;
  const names = namesIn(reader.path(folder));
  if (names.length === 0) {
    reader.report([
      new Diagnostic(
        'Missing role files, expected one Markdown file for each role in this folder',
        { file: folder },
        'E_DIR_EMPTY',
      ),
    ]);
  }
  const roles = names.map((name) => readRole(reader, `${folder}/${name}`, words));
  const [first, second] = words?.home.pair ?? [];
  const rank = (id: string) => (id === first ? 0 : id === second ? 1 : 2);
  return roles.sort((one, two) => rank(one.id) - rank(two.id));
}

/** Checks the folders before reading them: links, and files that nothing reads. */
function checkFolders(reader: Reader, language: Language): void {
  const folder = `content/${language}`;
  for (const each of ['content', 'content/data', historyFolder, folder]) checkFolder(reader, each);
  checkStrays(reader, 'content', ['data', 'history', 'schema', ...languages.map(({ id }) => id)]);
  const tables = Object.values(tableFiles).map(({ file }) => file);
  checkStrays(reader, 'content/data', tables);
  const files = contentPages.map(({ id }) => `${id}.md`);
  checkStrays(reader, folder, [...files, 'pay', 'roles', 'site.md'].sort());
}

/** The content of a language, as far as it could be read. */
export type Content = {
  readonly tables: ReadTables;
  readonly words: ReadWords | undefined;
  readonly pages: readonly ReadPage[];
  readonly statePay: ReadonlyMap<StateId, ReadArticle>;
  readonly files: readonly RoleFile[];
  /** The roles with valid files. */
  readonly roles: readonly ReadRole[];
  /** Whether all role files are valid. */
  readonly areAllRead: boolean;
  readonly named: ReadSources | undefined;
  readonly history: ReadHistory;
  /** The names of the history's files. */
  readonly days: readonly string[];
};

/** Reads every file of a language and reports the problems within each. */
export function readContent(
  reader: Reader,
  language: Language,
  today: string | undefined,
): Content {
  checkFolders(reader, language);
  const tables = readTables(reader);
  const words = readWords(reader, language);
  const files = readRoles(reader, language, words?.words);
  const pages = readPages(reader, { language, roleIds: files.map(({ id }) => id) });
  const names = namesIn(reader.path(`content/${language}/pay`));
  const statePay = readStatePay(reader, names, language);
  const days = historyNames(reader);
  const history = readHistory(reader, {
    names: days,
    renameRow: (id) => migrateId('row', id),
    today,
  });
  const roles = files.flatMap(({ document, role }) =>
    document === undefined || role === undefined ? [] : [{ document, role }],
  );
  const areAllRead = roles.length === files.length && files.length > 0;
  const named = pages.find((page) => page.named !== undefined)?.named;
  return { tables, words, pages, statePay, files, roles, areAllRead, named, history, days };
}
