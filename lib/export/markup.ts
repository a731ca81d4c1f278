import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html } from 'parse5';

/** What the steps after the build need to look at a parsed page and to write into it. */

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const { createElement, createTextNode, appendChild } = defaultTreeAdapter;

export const isElement = (node: Node): node is Element => 'tagName' in node;
const isParent = (node: Node): node is Parent & Node => 'childNodes' in node;

const isTemplate = (node: Node): node is DefaultTreeAdapterTypes.Template =>
  node.nodeName === 'template';

function collect(node: Node, isWanted: (node: Node) => boolean, found: Node[]): void {
  if (isWanted(node)) found.push(node);
  if (isParent(node)) for (const child of node.childNodes) collect(child, isWanted, found);
  if (isTemplate(node)) collect(node.content, isWanted, found);
}

/**
 * A node and everything below it, in document order, as it is now: what is taken out later is in it. A
 * list and no generator, which took a third of the time of large builds.
 */
export function nodesOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  collect(node, () => true, found);
  return found;
}

export function elementsOf(node: Node, tag: string): readonly Element[] {
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

/** A new element, with a text where one is given. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): Element => {
  const made = createElement(
    tag,
    html.NS.HTML,
    Object.entries(attributes).map(([name, value]) => ({ name, value })),
  );
  if (text !== undefined) appendChild(made, createTextNode(text));
  return made;
};
