import { parse } from 'parse5';
import { attribute, getElements, visibleText } from '@/bench/markup';

/** The words of a page, without the white space between them, which templates set as they please. */
function getWords(markup: string): string {
  const [body] = getElements(parse(markup), 'body');
  if (body === undefined) throw new Error('A page has no body');
  return visibleText(body).replaceAll(/\s/g, '');
}

/** The elements of a page's body with their classes, in their order. */
function getSkeleton(markup: string): readonly string[] {
  const [body] = getElements(parse(markup), 'body');
  if (body === undefined) return [];
  const isKept = (tag: string) => tag !== 'script' && tag !== 'style';
  const found: string[] = [];
  const visit = (node: typeof body) => {
    for (const child of node.childNodes) {
      if (!('tagName' in child) || !isKept(child.tagName)) continue;
      // React keeps its place with an empty division that no one sees.
      const isEmpty = !child.childNodes.some((below) => 'tagName' in below);
      const isHidden = child.tagName === 'div' && attribute(child, 'hidden') !== undefined;
      if (!isHidden || !isEmpty) {
        found.push(`${child.tagName}.${attribute(child, 'class') ?? ''}`);
      }
      visit(child);
    }
  };
  visit(body);
  return found;
}

/** How a peer's page stands to the site's: what a reader can read, and the elements that hold it. */
export type Sameness = {
  /** Where the words part for the first time, with what stands there on either page. */
  readonly wordsPart: { readonly ours: string; readonly theirs: string } | undefined;
  readonly hasSameElements: boolean;
};

/** Compares the words and the elements of two pages. */
export function compareText(ours: string, theirs: string): Sameness {
  const [own, other] = [getWords(ours), getWords(theirs)];
  const [ownElements, otherElements] = [getSkeleton(ours), getSkeleton(theirs)];
  let at = 0;
  while (at < own.length && own[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 50);
  return {
    wordsPart: own === other ? undefined : { ours: around(own), theirs: around(other) },
    hasSameElements: ownElements.join('\n') === otherElements.join('\n'),
  };
}
