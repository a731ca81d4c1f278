import { createHash } from 'node:crypto';

/** A page that is not as the step knows pages: Next may have changed. It stops the build. */
export class UnknownPageError extends Error {
  override readonly name = 'UnknownPageError';
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
  }
}

/** What the step knows before it looks at a page. */
export type Surroundings = {
  /** The texts of the inline scripts that a page may keep. */
  readonly inlineScripts: ReadonlySet<string>;
  /** The path below which the host serves the site; empty where it has the host to itself. */
  readonly sitePath: string;
};

/** Text of the rules that let browsers fetch a page of the site, and no other, before it is asked for. */
export const speculationRules = (sitePath: string): string =>
  `{"prefetch":[{"where":{"href_matches":"${sitePath}/*"},"eagerness":"moderate"}]}`;

/** A page as Next wrote it, taken apart. */
export type ScannedPage = {
  /** The page without Next's scripts, with an empty style element. */
  readonly markup: string;
  /** The text of its one style element. */
  readonly style: string;
  /** The address of the sheet that the style begins with. */
  readonly firstSheet: string;
  /** The name of its entry in `lib/islands`; none where it needs no script. */
  readonly entry: string | undefined;
  /** What its islands and its own script get: their names, and JSON as `<DataBlock>` writes it. */
  readonly blocks: readonly (readonly [name: string, json: string])[];
  /** The texts of the inline scripts that stay. */
  readonly inlineScripts: readonly string[];
};

/** An opening tag of a script or a style. React writes no `<` or `>` into an attribute. */
const rawTag = /<(script|style)\b([^<>]*)>/g;

const attributeOf = (attributes: string, name: string): string | undefined =>
  attributes.split(` ${name}="`)[1]?.split('"')[0];

/** End tags that say nothing: what follows ends the element as well. */
const optionalEnds =
  /<\/(?:li>(?=<li[ >]|<\/[uo]l>)|t[dh]>(?=<t[dh][ >]|<\/tr>)|tr>(?=<tr[ >]|<\/t(?:head|body|foot)>)|option>(?=<option[ >]|<\/select>)|p>(?=<p[ >]))/g;

/** Markup as it is sent: browsers read the same in it, in fewer bytes. */
export const tidy = (markup: string): string =>
  markup
    .replaceAll(/<link rel="preload"[^<>]*>/g, (tag) => (tag.includes(' as="script"') ? '' : tag))
    // Where they are not there, the same of Open Graph count.
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
 * Takes a page of Next's apart by looking for its scripts and its style; what stands between is only tidied.
 * Nothing of Next's own data is read: every script of Next's goes.
 *
 * @throws UnknownPageError at a script or a style that the step does not know
 */
export function scanPage(path: string, markup: string, around: Surroundings): ScannedPage {
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
      firstSheet = attributeOf(attributes, 'data-href')?.split(' ')[0] ?? '';
      kept.push(emptyStyle);
    } else {
      const kind = kindOf(path, attributes, text, around);
      const name = attributeOf(attributes, `data-${kind}`) ?? '';
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

/** What becomes of a script: it stays, goes with the rest of Next's, or holds data of ours. */
function kindOf(
  path: string,
  attributes: string,
  text: string,
  { inlineScripts, sitePath }: Surroundings,
): 'kept' | 'inline' | 'dropped' | 'start' | 'island' | 'entry' {
  const type = attributeOf(attributes, 'type');
  if (type === 'application/ld+json') return 'kept';
  if (type === 'application/json') {
    if (attributes.includes(' data-island=')) return 'island';
    if (attributes.includes(' data-entry=')) return 'entry';
  }
  const source = attributeOf(attributes, 'src');
  if (source === undefined && inlineScripts.has(text)) return 'inline';
  if (source?.startsWith(`${sitePath}/_next/static/`) && text === '') return 'dropped';
  if (source === undefined && text.startsWith('(self.__next_f=')) return 'dropped';
  if (source === undefined && text.startsWith('self.__next_f.push(')) return 'dropped';
  if (attributeOf(attributes, 'id') === '_R_') return 'start';
  throw new UnknownPageError(path, `unknown script ${source ?? text.slice(0, 60)}`);
}

/** `sha256-…`, as policies write it. */
export const digest = (text: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The scripts of a page and their data, by their addresses. */
export type PageScripts = {
  /** The script that every such page loads: it waits for the first sign of use. */
  readonly wake: string;
  /** What it loads then, side by side: the entry, and the JSON of the page. */
  readonly entry: string;
  readonly props: string;
};

/** What the finished page names. */
export type Additions = {
  /** The policy for the page's `meta` element. */
  readonly policy: string;
  /** Without them the page has no script. */
  readonly scripts?: PageScripts | undefined;
};

const charset = '<meta charset="utf-8">';
const headEnd = '</head>';

/**
 * The finished page: with its style, the policy right after the charset, since it holds only for what stands
 * after it, and its own scripts.
 *
 * @throws UnknownPageError where the page has no place for them
 */
export function finishPage(
  path: string,
  { markup, style }: ScannedPage,
  { policy, scripts }: Additions,
  { sitePath }: Surroundings,
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
    scripts === undefined ? '' : written(scripts),
    markup.slice(end),
  ].join('');
}

/** The wake script, with the addresses that it loads. */
const written = ({ wake, entry, props }: PageScripts): string =>
  `<script type="module" async src="${wake}" data-entry="${entry}" data-props="${props}"></script>`;
