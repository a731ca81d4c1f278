import { tidy } from './strip-page';

/**
 * A comparison as a single file, for mail and memory sticks: docs/decisions/0018-single-file.md.
 * `app/single-files.tsx` renders its content.
 */
export type SingleFile = {
  /** The path in the exported site, without a slash at the start. */
  readonly file: string;
  /** Renders the file when it is written: thousands at once would fill the memory. */
  readonly draw: () => FileParts;
};

/** The markup of a file, as React writes it. */
export type FileParts = {
  readonly language: string;
  /** The head, without policy and style. */
  readonly head: string;
  readonly body: string;
};

/** The start of a link to another page: `SiteLink` writes `href` first. */
const outside = '<a href="/';

/** Replaces links to other pages by their text. Links are never nested. */
const withoutLinks = (body: string): string =>
  body
    .split('</a>')
    .map((part, at, { length }) => {
      if (!part.includes(outside)) return at === length - 1 ? part : `${part}</a>`;
      return `${part.replace(/<a href="\/[^"<]*"/, '<span')}</span>`;
    })
    .join('');

/**
 * The complete file, with the policy before anything that it applies to. Links to other pages get `host`. Without
 * a host they become plain text, since a file on a disk has no site to link to.
 *
 * @param host such as `https://example.org`, without a path
 */
export function singleFile(
  { language, head, body }: FileParts,
  { style, policy, host }: { style: string; policy: string; host: string | undefined },
): string {
  const linked =
    host === undefined ? withoutLinks(body) : body.replaceAll(outside, `<a href="${host}/`);
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `${tidy(head)}<style>${style}</style></head><body>${tidy(linked)}</body></html>`,
  ].join('');
}
