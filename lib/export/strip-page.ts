import { createHash } from 'node:crypto';

/** A page that the finalize step does not understand, perhaps after an update of Next. It stops the build. */
export class UnknownPageError extends Error {
  override readonly name = 'UnknownPageError';
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
  }
}

/** Settings that are the same for all pages. */
export type PageContext = {
  /** The texts of the inline scripts that pages may keep. */
  readonly inlineScripts: ReadonlySet<string>;
  /** The path below which the host serves the site, or empty. */
  readonly sitePath: string;
};

/** The speculation rules, as JSON: browsers may prefetch pages of this site only. */
export const speculationRules = (sitePath: string): string =>
  `{"prefetch":[{"where":{"href_matches":"${sitePath}/*"},"eagerness":"moderate"}]}`;

/** The parts of a page that Next wrote. */
export type ScannedPage = {
  /** The page without Next's scripts, with an empty style element. */
  readonly markup: string;
  /** The text of its only style element. */
  readonly style: string;
  /** The URL of the first sheet in the style. */
  readonly firstSheet: string;
  /** The name of its entry in `lib/islands`. `undefined` if it needs no script. */
  readonly entry: string | undefined;
  /** The props of its islands and its page script: their names, and JSON as `<DataBlock>` writes it. */
  readonly blocks: readonly (readonly [name: string, json: string])[];
  /** The texts of the inline scripts that stay. */
  readonly inlineScripts: readonly string[];
};

/** An opening tag of a script or a style. React escapes `<` and `>` in attributes. */
const rawTag = /<(script|style)\b([^<>]*)>/g;

const getAttribute = (attributes: string, name: string): string | undefined =>
  attributes.split(` ${name}="`)[1]?.split('"')[0];

/** End tags that HTML allows to omit, since what follows ends the element too. */
const optionalEnds =
  /<\/(?:li>(?=<li[ >]|<\/[uo]l>)|t[dh]>(?=<t[dh][ >]|<\/tr>)|tr>(?=<tr[ >]|<\/t(?:head|body|foot)>)|option>(?=<option[ >]|<\/select>)|p>(?=<p[ >]))/g;

/** Minifies markup without changing what browsers parse. */
export const tidy = (markup: string): string =>
  markup
    .replaceAll(/<link rel="preload"[^<>]*>/g, (tag) => (tag.includes(' as="script"') ? '' : tag))
    // Previews fall back to the same Open Graph properties.
    .replaceAll(/<meta name="twitter:[^<>]*>/g, (tag) =>
      tag.includes('"twitter:card"') ? tag : '',
    )
    .replaceAll(/<!--[^<>]*-->/g, '')
    .replaceAll('/>', '>')
    .replaceAll(optionalEnds, '')
    .replaceAll('=""', '')
    .replaceAll('&#x27;', "'")
    .replace('<meta charSet=', '<meta charset=')
    .replace('<div hidden></div>', '');

/**
 * Splits a page at its scripts and its style, and minifies the markup between them. It drops all scripts of Next
 * without reading their data.
 *
 * @throws UnknownPageError on a script or a style that it does not know
 */
export function scanPage(path: string, markup: string, context: PageContext): ScannedPage {
  const kept: string[] = [];
  const styles: string[] = [];
  const blocks: [string, string][] = [];
  const inlineScripts: string[] = [];
  const entries: string[] = [];
  let firstSheet = '';
  let starts = 0;
  let at = 0;
  rawTag.lastIndex = 0;
  for (let found = rawTag.exec(markup); found !== null; found = rawTag.exec(markup)) {
    const [opening, tag, attributes = ''] = found;
    const from = found.index + opening.length;
    const closing = `</${tag}>`;
    const to = markup.indexOf(closing, from);
    if (to < 0) throw new UnknownPageError(path, `a ${tag} has no end`);
    const text = markup.slice(from, to);
    kept.push(tidy(markup.slice(at, found.index)));
    at = to + closing.length;
    rawTag.lastIndex = at;
    if (tag === 'style') {
      styles.push(text);
      firstSheet = getAttribute(attributes, 'data-href')?.split(' ')[0] ?? '';
      kept.push(emptyStyle);
    } else {
      const kind = getKind({ path, attributes, text }, context);
      const name = getAttribute(attributes, `data-${kind}`) ?? '';
      if (kind === 'kept' || kind === 'inline') kept.push(`${tidy(opening)}${text}${closing}`);
      if (kind === 'inline') inlineScripts.push(text);
      if (kind === 'entry') entries.push(name);
      if (kind === 'island' || kind === 'entry') blocks.push([name, text]);
      if (kind === 'start') starts += 1;
    }
  }
  kept.push(tidy(markup.slice(at)));
  if (starts !== 1)
    throw new UnknownPageError(path, `${starts} scripts to start Next, expected one`);
  if (styles.length !== 1)
    throw new UnknownPageError(path, `${styles.length} styles, expected one`);
  const [entry, ...others] = entries;
  if (others.length > 0 || (blocks.length > 0 && entry === undefined)) {
    throw new UnknownPageError(path, `${entries.length} entries for ${blocks.length} data blocks`);
  }
  const [style = ''] = styles;
  return { markup: kept.join(''), style, firstSheet, entry, blocks, inlineScripts };
}

const emptyStyle = '<style></style>';

/** Whether a script stays, belongs to Next, or holds our data. */
function getKind(
  { path, attributes, text }: { path: string; attributes: string; text: string },
  { inlineScripts, sitePath }: PageContext,
): 'kept' | 'inline' | 'dropped' | 'start' | 'island' | 'entry' {
  const type = getAttribute(attributes, 'type');
  if (type === 'application/ld+json') return 'kept';
  if (type === 'application/json') {
    if (attributes.includes(' data-island=')) return 'island';
    if (attributes.includes(' data-entry=')) return 'entry';
  }
  const source = getAttribute(attributes, 'src');
  if (source === undefined && inlineScripts.has(text)) return 'inline';
  if (source?.startsWith(`${sitePath}/_next/static/`) && text === '') return 'dropped';
  if (source === undefined && text.startsWith('(self.__next_f=')) return 'dropped';
  if (source === undefined && text.startsWith('self.__next_f.push(')) return 'dropped';
  if (getAttribute(attributes, 'id') === '_R_') return 'start';
  throw new UnknownPageError(path, `unknown script ${source ?? text.slice(0, 60)}`);
}

/** The digest of a text as policies write it: `sha256-…`. */
export const digest = (text: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The URLs of a page's scripts and data. */
export type PageScripts = {
  /** The hydration loader, which waits until the reader starts to use the page. */
  readonly hydrate: string;
  /** The entry and the page's JSON, which it then loads in parallel. */
  readonly entry: string;
  readonly props: string;
};

/** What the finished page gets. */
export type Additions = {
  /** The policy for the page's `meta` element. */
  readonly policy: string;
  /** `undefined` for a page without script. */
  readonly scripts?: PageScripts | undefined;
};

const charset = '<meta charset="utf-8">';
const headEnd = '</head>';

/**
 * The finished page: with its style, its scripts, and the policy right after the charset, since a policy applies
 * only to what follows it.
 *
 * @throws UnknownPageError if the page has no charset, style or end of its head
 */
export function finishPage(
  { markup, style }: ScannedPage,
  { policy, scripts }: Additions,
  { path, sitePath }: { readonly path: string; readonly sitePath: string },
): string {
  const start = markup.indexOf(charset) + charset.length;
  const styleAt = markup.indexOf(emptyStyle, start);
  const end = markup.indexOf(headEnd, styleAt);
  if (start < charset.length || styleAt < 0 || end < 0) {
    throw new UnknownPageError(path, 'the page names no charset before its style in its head');
  }
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const rules = `<script type="speculationrules">${speculationRules(sitePath)}</script>`;
  return [
    markup.slice(0, start),
    meta,
    markup.slice(start, styleAt),
    `<style>${style}</style>`,
    markup.slice(styleAt + emptyStyle.length, end),
    rules,
    scripts === undefined ? '' : loaderTag(scripts),
    markup.slice(end),
  ].join('');
}

/** The element of the hydration loader, with the URLs that it loads. */
const loaderTag = ({ hydrate, entry, props }: PageScripts): string =>
  `<script type="module" async src="${hydrate}" data-entry="${entry}" data-props="${props}"></script>`;
