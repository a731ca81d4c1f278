import type { Link, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Block, sourceScheme } from '@/lib/domain/prose';
import type { Problem, ProblemCode } from './problem';
import { didYouMean } from './wording';

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
      message: `Unknown page \`${page}\`${didYouMean(page, [...pages.keys()])}`,
      code: 'E_LINK_DEAD',
    };
  }
  if (anchor !== undefined && !anchors.has(anchor)) {
    return {
      message: `Unknown anchor \`#${anchor}\` on \`${page}\`${didYouMean(
        `#${anchor}`,
        [...anchors].map((id) => `#${id}`),
      )}`,
      code: 'E_ANCHOR_DEAD',
    };
  }
  return undefined;
}

/** A source, a page of the site, an anchor of this page, or `https`: nothing else is a target. */
function judge(url: string, here: string, pages: Pages, sources: readonly string[]): Verdict {
  if (url.startsWith(sourceScheme)) {
    const id = url.slice(sourceScheme.length);
    if (sources.includes(id)) return undefined;
    return {
      message: `Unknown source \`${id}\`${didYouMean(id, sources)}`,
      code: 'E_REF_DANGLING',
    };
  }
  if (url.startsWith('#') || /^\/(?![/\\])/.test(url)) return judgeInternal(url, here, pages);
  if (/^https:\/\/[a-z0-9.-]+(?:[/?#]|$)/i.test(url)) return undefined;
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
    const verdict = judge(link.url, here, pages, sources);
    if (verdict === undefined) return [];
    const { line = 1, column = 1 } = link.position?.start ?? {};
    return [{ file, line, column, ...verdict }];
  });
}
