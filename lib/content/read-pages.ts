import type { Faq } from '@/lib/domain/faq';
import { getSlug, type StateId, stateIds, stateOfSlug } from '@/lib/domain/places';
import { type Article, payParts } from '@/lib/domain/site';
import type { Language } from '@/lib/i18n/languages';
import { type ContentKind, contentFile, contentPages, type PageId } from '@/lib/pages/registry';
import { Diagnostic } from './diagnostic';
import { articleSchema, counselorsSchema, sourcesFileSchema } from './front-matter-schemas';
import { getBlock } from './links';
import type { Document } from './read-document';
import { readFaq } from './read-faq';
import { readPictures } from './read-pictures';
import type { Reader, ReadSources, Report } from './reader';
import { checkProse, splitParts } from './sections';
import { validate } from './validate';
import { didYouMean } from './wording';

/** A read article. Without valid front matter its links are still checked. */
export type ReadArticle = {
  readonly document: Document;
  readonly sections: Article['sections'];
  readonly article?: Article;
};

/** Reads the file of an article: head and sections. */
export function readArticle({ read, report }: Reader, file: string): ReadArticle | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, articleSchema);
  report(problems);
  const sections = readParts(document, report);
  return { document, sections, ...(value && { article: { ...value, sections } }) };
}

/** Reads `pay.md`: an article with one section for each part of the page. */
function readPay(reader: Reader, file: string): ReadArticle | undefined {
  const read = readArticle(reader, file);
  const found = read?.sections.length ?? payParts.length;
  if (read !== undefined && found !== payParts.length) {
    const listed = payParts.map((part) => `\`${part}\``).join(', ');
    reader.report([
      new Diagnostic(
        `Unexpected number of sections, ${found}, expected one for each part of the page in this order: ${listed}`,
        { file: read.document.file },
        'E_SECTION_ORDER',
      ),
    ]);
  }
  return read;
}

/** Reads `counselors.md`: an article, and the screenshots that its front matter names. */
function readGuide(
  { read, report, path }: Reader,
  file: string,
  { language }: PageContext,
): ReadArticle | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { value, problems } = validate(document, counselorsSchema);
  report(problems);
  const sections = readParts(document, report);
  if (value === undefined) return { document, sections };
  const { pictures: named, ...head } = value;
  const pictures = readPictures({ path, report }, { document, named, sections, language });
  return { document, sections, article: { ...head, sections, pictures } };
}

/** Reads `sources.md`: the sources by id, and the text about them. */
export function readSources({ read, report }: Reader, file: string): ReadSources | undefined {
  const document = read(file);
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

/** Reads `faq.md`: its prose is the answers, under their questions. */
function readQuestions(
  { read, report }: Reader,
  file: string,
  { roleIds }: PageContext,
): PageParts | undefined {
  const document = read(file);
  if (document === undefined) return undefined;
  const { faq, problems } = readFaq(document, roleIds);
  report(problems);
  const questions = faq?.groups.flatMap((group) => group.questions) ?? [];
  const sections = questions.map(({ id, ask, answer }) => ({ id, heading: ask, content: answer }));
  return { document, sections, faq };
}

function readListed(reader: Reader, file: string): PageParts | undefined {
  const named = readSources(reader, file);
  if (named === undefined) return undefined;
  const { document, text } = named;
  return { document, sections: text.sections, article: text, named };
}

/** Context for reading page files. */
type PageContext = { readonly language: Language; readonly roleIds: readonly string[] };

/** The content of a page file, as far as it could be read. */
type PageParts = ReadArticle & {
  readonly faq?: Faq | undefined;
  /** The sources that it declares. */
  readonly named?: ReadSources;
};

/** The content file of a page of the registry. */
export type ReadPage = PageParts & { readonly id: PageId; readonly kind: ContentKind };

const pageReaders: {
  readonly [Kind in ContentKind]: (
    reader: Reader,
    file: string,
    context: PageContext,
  ) => PageParts | undefined;
} = {
  article: readArticle,
  pay: readPay,
  counselors: readGuide,
  faq: readQuestions,
  sources: readListed,
};

/** Reads the content files of the pages in the registry, without unreadable ones. */
export const readPages = (reader: Reader, context: PageContext): readonly ReadPage[] =>
  contentPages.flatMap(({ id, kind }) => {
    const parts = pageReaders[kind](reader, contentFile(id, context.language), context);
    return parts === undefined ? [] : [{ id, kind, ...parts }];
  });

/** Reads the files in `pay/`: extra text for the pages of some states. */
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
        const stateFiles = stateIds.map((id) => `${getSlug(id)}.md`);
        const message = `Unexpected file \`${name}\` in ${folder}${didYouMean(name, stateFiles) || ', expected the name of a state, such as `new-york.md`'}`;
        reader.report([new Diagnostic(message, { file }, 'E_FILE_STRAY')]);
        return [];
      }
      const read = readArticle(reader, file);
      return read === undefined ? [] : [[state, read] as const];
    }),
  );
}

/** Reserved anchors of pages and their lists. */
const takenAnchors = /^(?:main|contents|kept|tolerances|(?:kind|source)-.+|.+-heading)$/;

/** Makes an anchor from a heading: letters and digits, without Latin accents. */
const getAnchor = (heading: string): string =>
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
    id: getAnchor(text),
    heading: text,
    content: content.map(getBlock),
  }));
  parts.forEach(({ heading, text }, index) => {
    const anchor = sections[index]?.id ?? '';
    // An empty heading has its own problem.
    if (text === '' || (anchor !== '' && !takenAnchors.test(anchor))) return;
    const why =
      anchor === '' ? 'it needs a letter or a digit' : 'the page has a part of that name already';
    report([
      new Diagnostic(
        `Unexpected heading \`${text}\`; ${why}`,
        { ...heading.position?.start, file: document.file, column: 1 },
        'E_HEADING_DUP',
      ),
    ]);
  });
  parts.forEach(({ heading, text }, index) => {
    const earlier = sections.findIndex(({ id }) => id === sections[index]?.id);
    // Two headings alike are reported as such; these differ in what an anchor leaves out.
    if (earlier === index || sections[earlier]?.heading === text) return;
    report([
      new Diagnostic(
        `Unexpected heading \`${text}\`, expected one that differs more from \`${sections[earlier]?.heading}\``,
        { ...heading.position?.start, file: document.file, column: 1 },
        'E_HEADING_DUP',
      ),
    ]);
  });
  return sections;
}
