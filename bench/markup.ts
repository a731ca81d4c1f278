import type { DefaultTreeAdapterTypes } from 'parse5';

/** What the comparisons need to look at a parsed page. */

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const isElement = (node: Node): node is Element => 'tagName' in node;
const isParent = (node: Node): node is Parent & Node => 'childNodes' in node;

const isTemplate = (node: Node): node is DefaultTreeAdapterTypes.Template =>
  node.nodeName === 'template';

function collect(node: Node, isWanted: (node: Node) => boolean, found: Node[]): void {
  if (isWanted(node)) found.push(node);
  if (isParent(node)) for (const child of node.childNodes) collect(child, isWanted, found);
  if (isTemplate(node)) collect(node.content, isWanted, found);
}

export function getElements(node: Node, tag: string): readonly Element[] {
  const found: Node[] = [];
  collect(node, (candidate) => isElement(candidate) && candidate.tagName === tag, found);
  return found as Element[];
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

/** The texts that stand directly in an element. */
export const textIn = (element: Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** What a reader could read: the text of the page without scripts and styles. */
export function visibleText(node: Node): string {
  if ('value' in node) return node.value;
  if (!isParent(node)) return '';
  if (isElement(node) && (node.tagName === 'script' || node.tagName === 'style')) return '';
  let text = '';
  for (const child of node.childNodes) text += visibleText(child);
  return text;
}
