import { lstatSync, readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { Article, Picture } from '@/lib/domain/site';
import type { Language } from '@/lib/i18n/languages';
import { guidePicturePath } from '@/lib/i18n/paths';
import { Diagnostic, type DiagnosticCode } from './diagnostic';
import type { Document } from './read-document';
import type { Reader } from './reader';
import { didYouMean, expectedOneOf } from './wording';

/** A screenshot listed in the front matter. */
type NamedPicture = { readonly file: string; readonly under: string; readonly alt: string };

/** The size limit of a screenshot, in bytes: pages with three of them must load on slow connections. */
const mostBytes = 40_000;

/** The size of a WebP picture in pixels, or `undefined` for anything else. */
function getSize(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  try {
    const { type, width, height } = imageSize(bytes);
    return type === 'webp' ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the screenshots of an article, which `npm run screenshots` takes from the built pages. Their sizes let
 * the page reserve space.
 */
export function readPictures(
  { path, report }: Pick<Reader, 'path' | 'report'>,
  {
    document,
    named,
    sections,
    language,
  }: {
    readonly document: Document;
    readonly named: readonly NamedPicture[];
    readonly sections: Article['sections'];
    readonly language: Language;
  },
): readonly Picture[] {
  const problems: Diagnostic[] = [];
  const headings = sections.map(({ heading }) => heading);
  const pictures = named.flatMap(({ file, under, alt }, index) => {
    const refuse = (key: 'file' | 'under', message: string, code: DiagnosticCode) => {
      const position = document.getPosition(['pictures', index, key]);
      problems.push(new Diagnostic(message, position, code));
      return [];
    };
    if (named.findIndex((other) => other.file === file) < index) {
      return refuse('file', `Unexpected second picture \`${file}\`; keep one`, 'E_LIST_DUP');
    }
    const section = sections.find(({ heading }) => heading === under);
    if (section === undefined) {
      const hint = didYouMean(under, headings) || expectedOneOf(headings);
      return refuse('under', `Unknown heading \`${under}\`${hint}`, 'E_REF_DANGLING');
    }
    const address = guidePicturePath(language, file);
    const shown = `public${address}`;
    if (!lstatSync(path(shown), { throwIfNoEntry: false })?.isFile()) {
      const message = `Missing picture \`${shown}\`; take it with \`npm run screenshots\``;
      return refuse('file', message, 'E_FILE_MISSING');
    }
    const bytes = readFileSync(path(shown));
    const size = getSize(bytes);
    if (size === undefined) {
      return refuse(
        'file',
        `Unexpected content of \`${shown}\`, expected a WebP picture as \`npm run screenshots\` takes it`,
        'E_FILE_TYPE',
      );
    }
    if (bytes.length > mostBytes) {
      const message = `Unexpected size of \`${shown}\`, ${bytes.length} bytes, expected at most ${mostBytes}`;
      return refuse('file', message, 'E_FILE_SIZE');
    }
    return [{ path: address, ...size, alt, section: section.id }];
  });
  report(problems);
  return pictures;
}
