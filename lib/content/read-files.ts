import { basename } from 'node:path';
import type { z } from 'zod';
import { buildProfile, profileSchema, type RoleProfile } from '@/lib/domain/profile';
import { alternativeSections, sectionIds } from '@/lib/domain/sections';
import { type TableName, tableFiles, tableNames } from '@/lib/domain/table-rows';
import { getWord, type Words, wordsSchema } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { between } from '@/lib/i18n/paths';
import { Diagnostic } from './diagnostic';
import type { Document } from './read-document';
import { readTable } from './read-table';
import type { Reader, ReadTables, ReadWords } from './reader';
import { checkRows, roleRemark } from './role-rows';
import { readSections } from './sections';
import { validate } from './validate';

/** Reads every official table, without invalid rows. */
export function readTables({ path, report }: Reader): ReadTables {
  const read = (name: TableName) => {
    const file = `content/data/${tableFiles[name].file}`;
    const { rows, problems, getPosition } = readTable<z.ZodObject>(
      path(file),
      file,
      tableFiles[name],
    );
    report(problems);
    return [name, { file, rows, getPosition, isWhole: problems.length === 0 }] as const;
  };
  // The compiler cannot tell that each table has rows of its own schema.
  return Object.fromEntries(tableNames.map(read)) as unknown as ReadTables;
}

/** `site.md`: the words of the interface. */
export function readWords({ read, report }: Reader, language: Language): ReadWords | undefined {
  const document = read(`content/${language}/site.md`, { hasPlaceholders: true });
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, wordsSchema);
  report(problems);
  // The first line describes the file. Authors may expect more text to appear on a page.
  const [, text] = document.body.children;
  if (text !== undefined) {
    const message =
      'Unexpected text under the words of the interface, which no page shows; delete it';
    report([
      new Diagnostic(message, { file: document.file, ...text.position?.start }, 'E_SECTION_EXTRA'),
    ]);
  }
  if (value === undefined) return undefined;
  const twice = sectionIds.filter((id, index) =>
    sectionIds.slice(0, index).some((other) => value.sections[other] === value.sections[id]),
  );
  report(
    twice.map(
      (id) =>
        new Diagnostic(
          `Unexpected second heading \`${getWord(value.sections, id)}\`, expected one of its own for each section`,
          document.getPosition(['sections', id]),
          'E_HEADING_DUP',
        ),
    ),
  );
  // Repeated headings would make every role's sections ambiguous.
  return twice.length > 0 ? undefined : { document, words: value };
}

/** The readable part of a role file, so that one mistake causes no other errors elsewhere. */
export type RoleFile = {
  readonly id: string;
  readonly document?: Document | undefined;
  readonly sections: readonly { readonly id: string }[];
  readonly role?: RoleProfile;
};

/** Reads one role file. Without the messages of the site its headings cannot be matched. */
export function readRole(
  { read, report }: Reader,
  file: string,
  words: Words | undefined,
): RoleFile {
  const name = basename(file);
  // The id after fixing the name, so that links to its page are not reported.
  const id = (name.split('.', 1)[0] ?? '').toLowerCase();
  const unread = { id, sections: sectionIds.map((section) => ({ id: section })) };
  const document = read(file);
  if (document === undefined) return unread;
  if (id === 'index') {
    const message = `Unexpected file name \`${name}\`; servers keep \`index\` for the page of a folder, so choose another`;
    report([new Diagnostic(message, { file }, 'E_FILE_NAME')]);
  }
  if (id.includes(between)) {
    const message = `Unexpected \`${between}\` in the file name \`${name}\`; in an address it stands between two roles`;
    report([new Diagnostic(message, { file }, 'E_FILE_NAME')]);
  }
  const { value, problems } = validate(document, profileSchema, roleRemark);
  report([...problems, ...checkRows(document)]);
  const headings = sectionIds.map((id) => ({
    id,
    heading: words === undefined ? id : getWord(words.sections, id),
  }));
  // Without the messages every heading would be unknown; that problem is already reported.
  if (words === undefined) return { ...unread, document };
  const { sections, problems: splitting } = readSections(document, {
    known: headings,
    alternatives: alternativeSections,
  });
  report(splitting);
  // An unknown heading may be misspelled: do not report links to it as well.
  const anchors = splitting.length === 0 ? sections : unread.sections;
  if (value === undefined) return { id, document, sections: anchors };
  return { id, document, sections: anchors, role: buildProfile(id, value, sections) };
}
