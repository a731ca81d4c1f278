/**
 * The rules of a style that a document without script can need. A page of the site carries the sheets of
 * its components whole, for a script could set a class (docs/decisions/0014-styles-by-kind-of-page.md);
 * a file that no script ever touches need not.
 */

type Rule =
  /** `@media … { … }`: rules under a condition or in a layer. */
  | { readonly head: string; readonly rules: readonly Rule[] }
  /** `a:hover { … }`, or `@layer a, b;`, which has no body. */
  | { readonly head: string; readonly body?: string };

const holdsRules = /^@(?:media|layer|supports|container)\b/;

/** Texts in quotation marks, braces, and what is between. A brace in a text is no brace. */
const parts = /"(?:[^"\\]|\\.)*"|[{};]|[^"{};]+/g;

/** The rules of a style, as far as `at` moves: to the end, or to the brace that ends the rules. */
function readRules(tokens: readonly string[], at: { index: number }): readonly Rule[] {
  const rules: Rule[] = [];
  let head = '';
  while (at.index < tokens.length) {
    const token = tokens[at.index++]?.trim();
    if (token === '}') break;
    if (token === ';') {
      rules.push({ head });
      head = '';
    } else if (token === '{') {
      const isHolder = holdsRules.test(head);
      rules.push(
        isHolder ? { head, rules: readRules(tokens, at) } : { head, body: readBody(tokens, at) },
      );
      head = '';
    } else head += token;
  }
  return rules;
}

/** The text of a rule up to its last brace, with what is nested in it. */
function readBody(tokens: readonly string[], at: { index: number }): string {
  let body = '';
  for (let depth = 1; at.index < tokens.length; ) {
    const token = tokens[at.index++];
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) break;
    body += token;
  }
  return body;
}

/** Splits at the commas that stand in no brackets. */
function splitSelectors(list: string): readonly string[] {
  const selectors = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (sign === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += sign;
  }
  return selectors;
}

/** A selector without the brackets that ask for nothing: of `:not(a)` and `:is(a, b)`, not of `:has(a)`. */
function withoutChoices(selector: string): string {
  const open: boolean[] = [];
  let left = '';
  [...selector].forEach((sign, index) => {
    if (sign === '(') open.push(!selector.slice(0, index).endsWith(':has'));
    if (!open.includes(true)) left += sign;
    if (sign === ')') open.pop();
  });
  return left;
}

/** What a selector asks a document to have: `table`, `.cmp`, `#pay`, `[data-at`. */
const demandsOf = (selector: string): readonly string[] =>
  withoutChoices(selector)
    .replaceAll(/"[^"]*"|::?[\w-]+/g, '')
    .match(/[.#[]?[a-z][\w-]*/gi) ?? [];

/** What a document has, in the words of `usedStyle`: names of elements, classes, ids and attributes. */
export function namesIn(
  elements: Iterable<{
    readonly tagName: string;
    readonly attrs: readonly { readonly name: string; readonly value: string }[];
  }>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tagName, attrs } of elements) {
    names.add(tagName);
    for (const { name, value } of attrs) {
      names.add(`[${name}`);
      if (name === 'id') names.add(`#${value}`);
      if (name === 'class') for (const each of value.split(' ')) names.add(`.${each}`);
    }
  }
  return names;
}

/**
 * A style without the selectors that ask for a name which no document has. It reads what the build writes
 * (no comments, quotation marks of one kind) and keeps a rule when in doubt: one with an escaped name, an
 * at-rule that it does not know.
 */
export function usedStyle(style: string, names: ReadonlySet<string>): string {
  const isUsed = (selector: string) =>
    selector.includes('\\') || demandsOf(selector).every((name) => names.has(name));
  const write = (rule: Rule): string => {
    if ('rules' in rule) {
      const inner = rule.rules.map(write).join('');
      return inner === '' ? '' : `${rule.head}{${inner}}`;
    }
    const { head, body } = rule;
    if (body === undefined) return head === '' ? '' : `${head};`;
    if (head.startsWith('@')) return `${head}{${body}}`;
    const used = splitSelectors(head).filter(isUsed);
    return used.length === 0 ? '' : `${used.join(',')}{${body}}`;
  };
  return readRules(style.match(parts) ?? [], { index: 0 })
    .map(write)
    .join('');
}
