import { tidy } from './quiet-page';

/**
 * A comparison as one file, for mail and memory sticks: docs/decisions/0018-single-file.md. What it says is
 * drawn by `app/single-files.tsx`.
 */
export type SingleFile = {
  /** Where the file stands in the exported site, without a slash at the start. */
  readonly file: string;
  /** Draws it, when it is written: thousands of them would fill the memory. */
  readonly draw: () => FileParts;
};

/** The markup of a file, as React writes it. */
export type FileParts = {
  readonly language: string;
  /** What stands in the head beside the policy and the style. */
  readonly head: string;
  readonly body: string;
};

/** How a link to another page begins: `SiteLink` writes its address first. */
const outside = '<a href="/';

/** The text with plain words in place of links to other pages. No link stands in another. */
const withoutLinks = (body: string): string =>
  body
    .split('</a>')
    .map((part, at, { length }) => {
      if (!part.includes(outside)) return at === length - 1 ? part : `${part}</a>`;
      return `${part.replace(/<a href="\/[^"<]*"/, '<span')}</span>`;
    })
    .join('');

/**
 * The whole file, with the policy before anything that it is for. Links to other pages become whole addresses
 * of `host`; where none is known they become plain words, since a file on a disk leads nowhere.
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
