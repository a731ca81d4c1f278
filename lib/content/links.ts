import type { Link, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type Block, sourceScheme } from '@/lib/domain/prose';
import { webAddress } from '@/lib/domain/source';
import type { Problem, ProblemCode } from './problem';
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

/** The ids of the sources that a piece of prose names, each once. */
export const sourcesIn = (tree: Root | RootContent): readonly string[] => [
  ...new Set(
    linksIn(tree)
      .filter(({ url }) => url.startsWith(sourceScheme))
      .map(({ url }) => url.slice(sourceScheme.length)),
  ),
];

/** A node of prose with the sources it names. */
export const blockOf = (node: RootContent): Block => ({ node, sources: sourcesIn(node) });

type Verdict = { readonly message: string; readonly code: ProblemCode } | undefined;

function judgeInternal(url: string, here: string, pages: Pages): Verdict {
  const [path = '', anchor] = url.split('#');
  const page = path === '' ? here : path;
  const anchors = pages.get(page);
  if (anchors === undefined) {
    if (pages.has(`${page}/`)) {
      return {
        message: `Unexpected \`${url}\`, expected a slash after the page: \`${page}/${anchor === undefined ? '' : `#${anchor}`}\``,
        code: 'E_LINK_SLASH',
      };
    }
    return {
      message: `Unknown page \`${page}\`${didYouMean(page, [...pages.keys()]) || expectedOneOf([...pages.keys()])}`,
      code: 'E_LINK_DEAD',
    };
  }
  if (anchor !== undefined && !anchors.has(anchor)) {
    const known = [...anchors].map((id) => `#${id}`);
    const hint = didYouMean(`#${anchor}`, known) || expectedOneOf(known);
    return {
      message: `Unknown anchor \`#${anchor}\` on \`${page}\`${anchors.size === 0 ? ', expected the page alone' : hint}`,
      code: 'E_ANCHOR_DEAD',
    };
  }
  return undefined;
}

/** The host that words look like, if they do: `example.com`, `www.example.com/page`. */
const hostIn = /^((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/|$)/i;

/** Words that name one site for a link that leads to another mislead whoever reads them. */
function judgeWords(words: string, url: string): Verdict {
  const named = hostIn.exec(words.trim())?.[1]?.toLowerCase();
  if (named === undefined || !webAddress.test(url)) return undefined;
  const { hostname } = new URL(url);
  if (hostname === named || hostname === `www.${named}`) return undefined;
  return {
    message: `Unexpected link words ${quoted(words)}, expected words that fit where the link leads, ${quoted(hostname)}`,
    code: 'E_LINK_TEXT',
  };
}

/** A source, a page of the site, an anchor of this page, or `https`: nothing else is a target. */
function judge(url: string, here: string, pages: Pages, sources: readonly string[]): Verdict {
  if (url.startsWith(sourceScheme)) {
    const id = url.slice(sourceScheme.length);
    if (sources.includes(id)) return undefined;
    return {
      message: `Unknown source \`${id}\`${didYouMean(id, sources) || ', expected an id from sources.md'}`,
      code: 'E_REF_DANGLING',
    };
  }
  if (url.startsWith('#') || /^\/(?![/\\])/.test(url)) return judgeInternal(url, here, pages);
  if (url.length <= 400 && webAddress.test(url)) return undefined;
  if (/^https:/i.test(url)) {
    return {
      message: `Unexpected address ${quoted(url)}, expected \`https://\` and the name of a site such as \`www.bls.gov\`, without a number in its place, a user or a port, and at most 400 plain characters in all`,
      code: 'E_LINK_SCHEME',
    };
  }
  if (url === '') {
    return {
      message: 'Missing link target, expected one in the round brackets',
      code: 'E_LINK_SCHEME',
    };
  }
  return {
    message: `Unexpected link target \`${url.slice(0, 60)}\`, expected \`source:…\`, a page such as \`/en/compare/\`, or \`https://…\``,
    code: 'E_LINK_SCHEME',
  };
}

/** Checks the targets of all links of a file. `here` is the page that shows it. */
export function checkLinks(
  file: string,
  tree: Root,
  here: string,
  pages: Pages,
  sources: readonly string[],
): readonly Problem[] {
  return linksIn(tree).flatMap((link) => {
    const verdict = judge(link.url, here, pages, sources) ?? judgeWords(textOf(link), link.url);
    if (verdict === undefined) return [];
    const { line = 1, column = 1 } = link.position?.start ?? {};
    return [{ file, line, column, ...verdict }];
  });
}
