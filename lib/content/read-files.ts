import { join } from 'node:path';
import type { z } from 'zod';
import { type StateId, slugOf, stateIds, stateOfSlug } from '@/lib/domain/places';
import { buildProfile, profileSchema, type RoleProfile } from '@/lib/domain/profile';
import { alternativeSections, sectionIds } from '@/lib/domain/sections';
import { type Article, type Guide, payParts } from '@/lib/domain/site';
import { type TableName, tableFiles, tableNames } from '@/lib/domain/table-rows';
import { type Words, wordOf, wordsSchema } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { between } from '@/lib/i18n/paths';
import { checkRows, roleRemark } from './check-profile';
import type { ReadSources, ReadWords } from './check-site';
import type { ReadTables } from './check-tables';
import { articleSchema, counselorsSchema, sourcesFileSchema } from './front-matter-schemas';
import { blockOf } from './links';
import type { Problem } from './problem';
import { type Document, type NameRule, readDocument } from './read-document';
import { readPictures } from './read-pictures';
import { readTable } from './read-table';
import { checkProse, readSections, splitParts } from './sections';
import { validate } from './validate';
import { didYouMean } from './wording';

/** One place to gather the problems of all files. */
type Report = (problems: readonly Problem[]) => void;

/** Reads the files of one content folder. */
export type Reader = {
  readonly report: Report;
  /** Reads a file of the content folder, and reports what stands in the way. */
  readonly read: (file: string, templates?: boolean, name?: NameRule) => Document | undefined;
  readonly path: (file: string) => string;
};

/** A reader of the folder that holds `content/`. */
export function createReader(
  root: string,
  report: Report,
  readFile: typeof readDocument = readDocument,
): Reader {
  const path = (file: string) => join(root, ...file.split('/'));
  return {
    report,
    path,
    read: (file, templates, name) => {
      const { document, problems } = readFile(path(file), file, templates, name);
      report(problems);
      return document;
    },
  };
}

/** Every official table, without the rows that have a problem. */
export function readTables({ path, report }: Reader): ReadTables {
  const read = (name: TableName) => {
    const { file: base, row, key } = tableFiles[name];
    const file = `content/data/${base}`;
    const { rows, problems, placeOf } = readTable<z.ZodObject>(path(file), file, row, key);
    report(problems);
    return [name, { file, rows, placeOf, isWhole: problems.length === 0 }] as const;
  };
  // Each table was read with the schema of its own rows; a list of names cannot tell the compiler that.
  return Object.fromEntries(tableNames.map(read)) as unknown as ReadTables;
}

/** `sources.md`: the sources by their ids, and the text about them. */
export function readSources({ read, report }: Reader, language: Language): ReadSources | undefined {
  const document = read(`content/${language}/sources.md`);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, sourcesFileSchema);
  report(problems);
  const sections = readParts(document, report);
  if (value === undefined) return undefined;
  const { sources: listed, ...head } = value;
  const sources = new Map(
    Object.entries(listed).map(([id, source]) => [id, { id, ...source }] as const),
  );
  return { document, sources, text: { ...head, sections } };
}

/** `site.md`: the words of the interface. */
export function readWords({ read, report }: Reader, language: Language): ReadWords | undefined {
  const document = read(`content/${language}/site.md`, true);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, wordsSchema);
  report(problems);
  // One line says what the file is; more is text that someone expects on a page.
  const [, text] = document.body.children;
  if (text !== undefined) {
    const { line = 1, column = 1 } = text.position?.start ?? {};
    const message =
      'Unexpected text under the words of the interface, which no page shows; delete it';
    report([{ file: document.file, line, column, message, code: 'E_SECTION_EXTRA' }]);
  }
  if (value === undefined) return undefined;
  const twice = sectionIds.filter((id, index) =>
    sectionIds.slice(0, index).some((other) => value.sections[other] === value.sections[id]),
  );
  report(
    twice.map((id) => ({
      file: document.file,
      ...document.placeOf(['sections', id]),
      message: `Unexpected second heading \`${wordOf(value.sections, id)}\`, expected one of its own for each section`,
      code: 'E_HEADING_DUP',
    })),
  );
  // With two sections of one heading, the sections of every role would be misread.
  return twice.length > 0 ? undefined : { document, words: value };
}

/** An article; without its front matter where that failed, so that its links are checked all the same. */
type ReadArticle = {
  readonly document: Document;
  readonly sections: Article['sections'];
  readonly article?: Article;
};

/** `about.md`: head and sections. */
export function readArticle({ read, report }: Reader, file: string): ReadArticle | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, articleSchema);
  report(problems);
  const sections = readParts(document, report);
  return { document, sections, ...(value && { article: { ...value, sections } }) };
}

/** `pay.md`: an article with one section for each part of the page. */
export function readPay(reader: Reader, language: Language): ReadArticle | undefined {
  const read = readArticle(reader, `content/${language}/pay.md`);
  const found = read?.sections.length ?? payParts.length;
  if (read !== undefined && found !== payParts.length) {
    const listed = payParts.map((part) => `\`${part}\``).join(', ');
    reader.report([
      {
        file: read.document.file,
        line: 1,
        column: 1,
        message: `Unexpected number of sections, ${found}, expected one for each part of the page in this order: ${listed}`,
        code: 'E_SECTION_ORDER',
      },
    ]);
  }
  return read;
}

/** The files in `pay/`: what the pages of some states say of their own. */
export function readStatePay(
  reader: Reader,
  names: readonly string[],
  language: Language,
): ReadonlyMap<StateId, ReadArticle> {
  const folder = `content/${language}/pay`;
  return new Map(
    names.flatMap((name) => {
      const file = `${folder}/${name}`;
      const state = stateOfSlug(name.replace(/\.md$/, ''));
      if (state === undefined) {
        const known = stateIds.map((id) => `${slugOf(id)}.md`);
        const message = `Unexpected file \`${name}\` in ${folder}${didYouMean(name, known) || ', expected the name of a state, such as `new-york.md`'}`;
        reader.report([{ file, line: 1, column: 1, message, code: 'E_FILE_STRAY' }]);
        return [];
      }
      const read = readArticle(reader, file);
      return read === undefined ? [] : [[state, read] as const];
    }),
  );
}

/** `counselors.md`: an article, and the pictures that its front matter names. */
export function readGuide(
  { read, report, path }: Reader,
  language: Language,
): (ReadArticle & { readonly guide?: Guide }) | undefined {
  const document = read(`content/${language}/counselors.md`);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, counselorsSchema);
  report(problems);
  const sections = readParts(document, report);
  if (value === undefined) return { document, sections };
  const { pictures: named, ...head } = value;
  const pictures = readPictures({ path, report }, document, named, sections, language);
  return { document, sections, guide: { ...head, sections, pictures } };
}

/** The anchors that a page has besides its sections, and those of its lists. */
const takenAnchors = /^(?:main|contents|kept|tolerances|(?:kind|source)-.+|.+-heading)$/;

/** An anchor made of the words of a heading: its letters and digits, those of Latin without their accents. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/** The body of an article: its sections, each with an anchor made of its heading. */
function readParts(document: Document, report: Report): Article['sections'] {
  const { parts, problems } = splitParts(document);
  report([...problems, ...checkProse(document)]);
  const sections = parts.map(({ text, content }) => ({
    id: anchorOf(text),
    heading: text,
    content: content.map(blockOf),
  }));
  parts.forEach(({ heading, text }, index) => {
    const anchor = sections[index]?.id ?? '';
    // An empty heading has its own problem.
    if (text === '' || (anchor !== '' && !takenAnchors.test(anchor))) return;
    const why =
      anchor === '' ? 'it needs a letter or a digit' : 'the page has a part of that name already';
    report([
      {
        file: document.file,
        line: heading.position?.start.line ?? 1,
        column: 1,
        message: `Unexpected heading \`${text}\`; ${why}`,
        code: 'E_HEADING_DUP',
      },
    ]);
  });
  parts.forEach(({ heading, text }, index) => {
    const earlier = sections.findIndex(({ id }) => id === sections[index]?.id);
    // Two headings alike are reported as such; these differ in what an anchor leaves out.
    if (earlier === index || sections[earlier]?.heading === text) return;
    report([
      {
        file: document.file,
        line: heading.position?.start.line ?? 1,
        column: 1,
        message: `Unexpected heading \`${text}\`, expected one that differs more from \`${sections[earlier]?.heading}\``,
        code: 'E_HEADING_DUP',
      },
    ]);
  });
  return sections;
}

/** A role file: with what could be read of it, so that one mistake in it brings no other elsewhere. */
export type RoleFile = {
  readonly id: string;
  readonly document?: Document | undefined;
  readonly sections: readonly { readonly id: string }[];
  readonly role?: RoleProfile;
};

/** One role file. Without the words of the site its headings cannot be matched. */
export function readRole(
  { read, report }: Reader,
  folder: string,
  name: string,
  words: Words | undefined,
): RoleFile {
  const file = `${folder}/${name}`;
  // As the file will be called once its name is in order: links to its page are not to blame.
  const id = (name.split('.', 1)[0] ?? '').toLowerCase();
  const unread = { id, sections: sectionIds.map((section) => ({ id: section })) };
  const document = read(file);
  if (document === undefined) return unread;
  if (id === 'index') {
    const message = `Unexpected file name \`${name}\`; servers keep \`index\` for the page of a folder, so choose another`;
    report([{ file, line: 1, column: 1, message, code: 'E_FILE_NAME' }]);
  }
  if (id.includes(between)) {
    const message = `Unexpected \`${between}\` in the file name \`${name}\`; in an address it stands between two roles`;
    report([{ file, line: 1, column: 1, message, code: 'E_FILE_NAME' }]);
  }
  const { value, problems } = validate(document, profileSchema, roleRemark);
  report([...problems, ...checkRows(document)]);
  const known = sectionIds.map((id) => ({
    id,
    heading: words === undefined ? id : wordOf(words.sections, id),
  }));
  // Without the words of the site every heading would be unknown; its own problem is reported.
  if (words === undefined) return { ...unread, document };
  const { sections, problems: splitting } = readSections(document, known, alternativeSections);
  report(splitting);
  // A heading that is not known may be a misspelt one: its anchor is not called dead as well.
  const anchors = splitting.length === 0 ? sections : unread.sections;
  if (value === undefined) return { id, document, sections: anchors };
  return { id, document, sections: anchors, role: buildProfile(id, value, sections) };
}
