import type { Link, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { KnownIds } from '@/lib/domain/comparison';
import { type Block, sourceScheme } from '@/lib/domain/prose';
import { webAddress } from '@/lib/domain/source';
import { decodeView, encodeView, type IdKind, migrateId } from '@/lib/share/view-link';
import { expectedAddress, longestAddress } from './address';
import { Diagnostic, type Position } from './diagnostic';
import type { Document } from './read-document';
import { didYouMean, expectedOneOf, quoted } from './wording';

/** Every page of the site with the anchors on it. */
export type Pages = ReadonlyMap<string, ReadonlySet<string>>;

/** The links of a syntax tree or of a part of it. */
function linksIn(tree: Root | RootContent): readonly Link[] {
  const links: Link[] = [];
  visit(tree, 'link', (link) => {
    links.push(link);
  });
  return links;
}

/** The distinct source ids that a piece of prose refers to. */
export const sourcesIn = (tree: Root | RootContent): readonly string[] => [
  ...new Set(
    linksIn(tree)
      .filter(({ url }) => url.startsWith(sourceScheme))
      .map(({ url }) => url.slice(sourceScheme.length)),
  ),
];

/** Adds to a node the sources it refers to. */
export const getBlock = (node: RootContent): Block => ({ node, sources: sourcesIn(node) });

/** The ids allowed in links to views, by page address. */
export type Views = ReadonlyMap<string, KnownIds>;

/** What a link is checked against. */
type Targets = {
  /** The page that shows the link. */
  readonly here: string;
  readonly pages: Pages;
  /** The ids of the sources. */
  readonly sources: readonly string[];
  readonly views?: Views;
};

/** The kinds of ids in a view, with their names in messages. */
const getIds = ({ groups, places, rows }: KnownIds) =>
  [
    { key: 'g', name: 'group', known: groups },
    { key: 'place', name: 'place', known: places },
    { key: 'p', name: 'row', known: rows },
    { key: 'at', name: 'row', known: rows },
  ] satisfies readonly { key: string; name: IdKind; known: readonly string[] }[];

/** Checks that a link to a view is what *Share* would write. */
function checkView(
  { page, search, hash }: { readonly page: string; readonly search: string; readonly hash: string },
  at: Position,
  known: KnownIds,
): Diagnostic | undefined {
  const code = 'E_LINK_VIEW';
  const hasValues = hash.includes('=');
  const written = new URLSearchParams(`${search.slice(1)}&${hasValues ? hash.slice(1) : ''}`);
  for (const { key, name, known: ids } of getIds(known)) {
    const wrong = written
      .get(key)
      ?.split('.')
      .find((id) => !ids.some((one) => one === migrateId(name, id.trim().toLowerCase())));
    if (wrong !== undefined) {
      const hint = didYouMean(wrong, ids) || expectedOneOf(ids);
      return new Diagnostic(`Unknown ${name} \`${wrong}\` in a link to a view${hint}`, at, code);
    }
  }
  const { view } = decodeView({ search, hash }, known);
  const right = encodeView(view, known);
  const canonical = `${right.search}${hasValues ? right.hash : hash}`;
  if (`${search}${hash}` === canonical) return undefined;
  const why = written.has('asof') ? '; content is of today, so a link in it has no `asof`' : '';
  return new Diagnostic(
    `Unexpected ${quoted(`${search}${hash}`)} after \`${page}\`, expected \`${page}${canonical}\`${why || ', as *Share* writes it'}`,
    at,
    code,
  );
}

function checkInternal(
  url: string,
  at: Position,
  { here, pages, views }: Targets,
): Diagnostic | undefined {
  const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const anchor = hash === '' ? undefined : hash.slice(1);
  const page = path === '' ? here : path;
  const anchors = pages.get(page);
  if (anchors === undefined) {
    if (pages.has(`${page}/`)) {
      return new Diagnostic(
        `Unexpected \`${url}\`, expected a slash after the page: \`${page}/${search}${hash}\``,
        at,
        'E_LINK_SLASH',
      );
    }
    return new Diagnostic(
      `Unknown page \`${page}\`${didYouMean(page, [...pages.keys()]) || expectedOneOf([...pages.keys()])}`,
      at,
      'E_LINK_DEAD',
    );
  }
  const viewIds = views?.get(page);
  if (hash.includes('?')) {
    const message = `Unexpected \`?\` behind \`#\`, expected \`${page}${hash.slice(hash.indexOf('?'))}${hash.slice(0, hash.indexOf('?'))}\``;
    return new Diagnostic(message, at, 'E_LINK_VIEW');
  }
  if (viewIds !== undefined && (search !== '' || hash.includes('='))) {
    const found = checkView({ page, search, hash }, at, viewIds);
    if (found !== undefined || hash.includes('=')) return found;
  } else if (search !== '') {
    const message = `Unexpected \`${search}\` after \`${page}\`; only a comparison and its handout have a view, expected \`${page}${hash}\``;
    return new Diagnostic(message, at, 'E_LINK_VIEW');
  }
  if (anchor !== undefined && !anchors.has(anchor)) {
    const targets = [...anchors].map((id) => `#${id}`);
    const hint = didYouMean(`#${anchor}`, targets) || expectedOneOf(targets);
    return new Diagnostic(
      `Unknown anchor \`#${anchor}\` on \`${page}\`${anchors.size === 0 ? ', expected the page alone' : hint}`,
      at,
      'E_ANCHOR_DEAD',
    );
  }
  return undefined;
}

/** The host that a link text looks like, if any: `example.com`, `www.example.com/page`. */
const hostIn = /^((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/|$)/i;

/** Reports a link text that names another site than its target. */
function checkWords(words: string, url: string, at: Position): Diagnostic | undefined {
  const named = hostIn.exec(words.trim())?.[1]?.toLowerCase();
  if (named === undefined || !webAddress.test(url)) return undefined;
  const { hostname } = new URL(url);
  if (hostname === named || hostname === `www.${named}`) return undefined;
  return new Diagnostic(
    `Unexpected link words ${quoted(words)}, expected words that fit where the link leads, ${quoted(hostname)}`,
    at,
    'E_LINK_TEXT',
  );
}

/** Checks a link target: a source, a page, an anchor on this page or `https`. */
function checkTarget(url: string, at: Position, targets: Targets): Diagnostic | undefined {
  if (url.startsWith(sourceScheme)) {
    const id = url.slice(sourceScheme.length);
    if (targets.sources.includes(id)) return undefined;
    return new Diagnostic(
      `Unknown source \`${id}\`${didYouMean(id, targets.sources) || ', expected an id from sources.md'}`,
      at,
      'E_REF_DANGLING',
    );
  }
  if (url.startsWith('#') || /^\/(?![/\\])/.test(url)) return checkInternal(url, at, targets);
  if (url.length <= longestAddress && webAddress.test(url)) return undefined;
  if (/^http:/i.test(url)) {
    const message = `Unexpected address ${quoted(url)}, expected one that begins with \`https://\`; a source that has no other stands in sources.md, and is named as \`source:its-id\``;
    return new Diagnostic(message, at, 'E_LINK_SCHEME');
  }
  if (/^https:/i.test(url)) {
    return new Diagnostic(
      `Unexpected address ${quoted(url)}, expected ${expectedAddress(url)}`,
      at,
      'E_LINK_SCHEME',
    );
  }
  if (url === '') {
    return new Diagnostic(
      'Missing link target, expected one in the round brackets',
      at,
      'E_LINK_SCHEME',
    );
  }
  return new Diagnostic(
    `Unexpected link target \`${url.slice(0, 60)}\`, expected \`source:…\`, a page such as \`/en/compare/\`, or \`https://…\``,
    at,
    'E_LINK_SCHEME',
  );
}

/** Checks the targets of all links of a file. */
export const checkLinks = (
  { file, body }: Pick<Document, 'file' | 'body'>,
  targets: Targets,
): readonly Diagnostic[] =>
  linksIn(body).flatMap((link) => {
    const at = { line: 1, column: 1, ...link.position?.start, file };
    return checkTarget(link.url, at, targets) ?? checkWords(textOf(link), link.url, at) ?? [];
  });
