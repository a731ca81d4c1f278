import type { Code, Heading, Link, Paragraph, Parents, Root, RootContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { valuePlace } from '@/lib/domain/faq';
import type { Block } from '@/lib/domain/prose';
import { wordFault } from './characters';
import { Diagnostic, type DiagnosticCode, type Position } from './diagnostic';
import { getRules, languageIn } from './language-rules';
import { getBlock } from './links';
import type { Document } from './read-document';
import { footnoteMessage, proseSlip, unclosedQuotation } from './slips';
import { didYouMean, expectedOneOf, nearest, quoted } from './wording';

/** The nodes allowed in prose. All others are refused, never dropped. */
const allowed: ReadonlySet<string> = new Set([
  'root',
  'heading',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'list',
  'listItem',
  'link',
]);

/** Names of nodes that are not allowed. */
const names: Readonly<Record<string, string>> = {
  code: 'block of code (a line that begins with four spaces or a tab, perhaps)',
  inlineCode: 'code in backticks',
  blockquote: 'quotation (`>`)',
  thematicBreak: 'line of dashes, asterisks or underscores',
  image: 'picture',
  imageReference: 'picture',
  linkReference: 'link by reference, not `[words](address)`',
  definition: 'link definition',
  break: 'forced line break (two spaces, or a backslash, at the end of a line)',
};

const getPosition = (node: { position?: { start: Position } | undefined }): Position => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** What to write in place of an HTML tag, by its name. */
const inPlaceOf: readonly { readonly tags: readonly string[]; readonly instead: string }[] = [
  { tags: ['br', 'hr', 'p', 'div', 'section'], instead: 'an empty line between two paragraphs' },
  { tags: ['b', 'strong', 'mark'], instead: '`**words**`' },
  { tags: ['i', 'em', 'cite', 'dfn'], instead: '`*words*`' },
  { tags: ['a'], instead: '`[words](address)`' },
  { tags: ['ul', 'ol', 'li', 'dl', 'dt', 'dd'], instead: '`- ` before each item of a list' },
  { tags: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], instead: '`## ` before the words of a heading' },
];

/** The names of the tags in a piece of HTML: `/b` for one that closes. */
const tagsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<(\/?[a-z][a-z\d]*)/gi)].map(([, name = '']) => name.toLowerCase());

/** Explains a piece of HTML: delete what readers would not see, rewrite the rest. */
function messageOfHtml(html: string): string {
  if (html.startsWith('<!--')) return `Unexpected HTML comment ${quoted(html)}; delete the comment`;
  if (/^<[?!]/.test(html)) {
    return `Unexpected ${quoted(html)}, which speaks to other programs; delete it`;
  }
  const [tag = ''] = tagsIn(html);
  const instead = inPlaceOf.find(({ tags }) => tags.includes(tag.replace('/', '')))?.instead;
  return instead === undefined
    ? `Unexpected HTML ${quoted(html)}; delete it, or write \`\\<\` where the sign is meant`
    : `Unexpected HTML ${quoted(html)}, expected ${instead}`;
}

/** Whether code is fenced, not indented. */
const isFenced = ({ value, position }: Code): boolean =>
  position !== undefined && position.end.line - position.start.line + 1 > value.split('\n').length;

/** The label of a link reference or definition, otherwise an empty text. */
const getLabel = (node: Root | RootContent): string =>
  node.type === 'linkReference' || node.type === 'definition'
    ? (node.label ?? node.identifier)
    : '';

function messageOfKind(node: Root | RootContent): { message: string; code: DiagnosticCode } {
  if (getLabel(node).startsWith('^')) return { message: footnoteMessage, code: 'E_MD_SYNTAX' };
  if (node.type === 'definition' && node.url === '#') {
    return { message: 'Unexpected comment; delete the comment', code: 'E_MD_KIND' };
  }
  if (node.type === 'html') return { message: messageOfHtml(node.value), code: 'E_MD_HTML' };
  const name =
    node.type === 'code' && isFenced(node)
      ? 'block of code (between lines of backticks or tildes)'
      : (names[node.type] ?? node.type);
  return {
    message: `Unexpected ${name}, expected paragraphs, lists, links and emphasis only`,
    code: 'E_MD_KIND',
  };
}

/** The position of a character in a text. Later lines of a paragraph count as unindented. */
export function positionIn(node: Text, offset: number): Position {
  const { line, column } = getPosition(node);
  const before = node.value.slice(0, offset).split('\n');
  const start = node.value.slice(0, offset).lastIndexOf('\n');
  // In the file, each escaped character has a backslash before it.
  const escaped = node.data?.escaped?.filter((at) => at > start && at < offset) ?? [];
  const last = (before.at(-1)?.length ?? 0) + escaped.length;
  return before.length === 1
    ? { line, column: column + last }
    : { line: line + before.length - 1, column: last + 1 };
}

const bareAddress = /\b(?:(?:https?|ftp|file):\/\/|www\.)/i;

/** Masks escaped characters, which are intended, from all rules. */
function withoutEscaped({ value, data }: Text): string {
  const signs = [...value];
  let text = '';
  for (const sign of signs) text += data?.escaped?.includes(text.length) ? ',' : sign;
  return text;
}

function strayMarkdown(
  text: string,
  node: Text,
  {
    parent,
    language,
  }: {
    readonly parent: { readonly type: string; readonly children: readonly unknown[] } | undefined;
    readonly language: string;
  },
):
  | { readonly offset: number; readonly message: string; readonly code: DiagnosticCode }
  | undefined {
  const opens = parent?.type === 'paragraph' && parent.children[0] === node;
  const slip = proseSlip(text, { opens, language });
  if (slip !== undefined) return { ...slip, code: 'E_MD_SYNTAX' };
  const offset = text.search(bareAddress);
  if (offset < 0 || parent?.type === 'link') return undefined;
  const message = 'Unexpected address in the text, expected a link: `[words](https://…)`';
  return { offset, message, code: 'E_MD_SYNTAX' };
}

/** A hint for a stray brace. */
const valueHint =
  'write a value as {role.row} or {difference.row}, in lower case and without spaces';

/** Whether a paragraph is only a stand-in for missing text, such as `n/a`. */
const isStandIn = ({ children: [first, ...others] }: Paragraph): boolean =>
  first?.type === 'text' &&
  others.length === 0 &&
  /^(?:[-–—_.…*?]+|n\/a)$/i.test(withoutEscaped(first).trim());

const unclosedMessage =
  'Unexpected `“` without `”` after it, expected both in one paragraph; put in the one that is missing, or turn the one that is the wrong way round';

/** The position of an unclosed quotation in a paragraph, if any. */
function unclosedQuotationAt(
  paragraph: Paragraph,
  next: string,
  language: string,
): Position | undefined {
  const offset = unclosedQuotation(textOf(paragraph), next, language);
  if (offset === undefined) return undefined;
  let position: Position | undefined;
  let before = 0;
  visit(paragraph, 'text', (node) => {
    const at = offset - before;
    before += node.value.length;
    if (at >= 0 && at < node.value.length) position = positionIn(node, at);
  });
  return position;
}

/** State shared by the checks of one body. */
type Checking = {
  readonly language: string;
  /** Whether its texts hold values such as {paralegal.pay}. */
  readonly hasValues: boolean;
  /** The labels of reported footnotes: their definitions need no second message. */
  readonly footnotes: Set<string>;
  readonly report: (position: Position, message: string, code: DiagnosticCode) => void;
};

/** Whether a footnote was reported where the text refers to it; remembers its label. */
function isToldFootnote(
  { label, isNote }: { readonly label: string | undefined; readonly isNote: boolean },
  footnotes: Set<string>,
): boolean {
  if (label === undefined) return false;
  const isTold = isNote && footnotes.has(label);
  footnotes.add(label);
  return isTold;
}

/** Whether a piece of HTML closes a tag in the same paragraph: one message for both is enough. */
function isClosingTag(node: Root | RootContent, parent: Parents | undefined): boolean {
  if (node.type !== 'html' || parent?.type !== 'paragraph') return false;
  const [tag = ''] = tagsIn(node.value);
  return parent.children.some(
    (other) => other.type === 'html' && other !== node && `/${tagsIn(other.value)[0]}` === tag,
  );
}

function refuseKind(
  node: Root | RootContent,
  parent: Parents | undefined,
  { footnotes, report }: Checking,
): void {
  const label = getLabel(node);
  const isNote = node.type === 'definition';
  if (label.startsWith('^') && isToldFootnote({ label: label.slice(1), isNote }, footnotes)) return;
  if (isClosingTag(node, parent)) return;
  const { message, code } = messageOfKind(node);
  report(getPosition(node), message, code);
}

function checkText(node: Text, parent: Parents | undefined, checking: Checking): void {
  const { language, hasValues, footnotes, report } = checking;
  const words = withoutEscaped(node);
  // Values are checked elsewhere. Here each counts as a word of its length.
  const text = hasValues
    ? words.replaceAll(valuePlace, (found) => 'x'.repeat(found.length))
    : words;
  const fault =
    wordFault(text, { language, bracesHint: hasValues ? valueHint : undefined }) ??
    strayMarkdown(text, node, { parent, language });
  if (fault === undefined) return;
  const note = /^\[\^([^\]\s]+)\](:?)/.exec(text.slice(fault.offset));
  if (isToldFootnote({ label: note?.[1], isNote: note?.[2] === ':' }, footnotes)) return;
  report(positionIn(node, fault.offset), fault.message, fault.code);
}

function checkHeading({ children }: Heading, { report }: Checking): void {
  const marked = children.find(({ type }) => type !== 'text');
  if (marked === undefined || !allowed.has(marked.type)) return;
  const message = `Unexpected ${marked.type === 'link' ? 'link' : 'emphasis'} in a heading, expected plain words`;
  report(getPosition(marked), message, 'E_MD_KIND');
}

function checkLink(node: Link, { language, report }: Checking): void {
  if (node.title) {
    const message = `Unexpected title ${quoted(node.title)} of a link, expected words and an address only`;
    report(getPosition(node), message, 'E_MD_KIND');
  }
  const text = textOf(node).trim();
  if (text === '') {
    report(getPosition(node), 'Missing link text; say where the link leads', 'E_LINK_TEXT');
  } else if (getRules(language).emptyLinkWords?.test(text) || bareAddress.test(text)) {
    const message = `Unexpected link text \`${text}\`, expected words that say where it leads`;
    report(getPosition(node), message, 'E_LINK_TEXT');
  }
}

/** Checks every node of a body, except link targets, which need the whole site. */
export function checkProse(
  { file, body }: Pick<Document, 'file' | 'body'>,
  { hasValues = false } = {},
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const checking: Checking = {
    language: languageIn(file),
    hasValues,
    footnotes: new Set(),
    report: (position, message, code) =>
      problems.push(new Diagnostic(message, { file, ...position }, code)),
  };
  const { language, report } = checking;
  visit(body, (node, index, parent) => {
    if (!allowed.has(node.type)) {
      refuseKind(node, parent, checking);
      return 'skip';
    }
    if (node.type === 'paragraph' && isStandIn(node)) {
      const message = `Unexpected placeholder ${quoted(textOf(node).trim())}, expected the text itself`;
      report(getPosition(node), message, 'E_PLACEHOLDER');
      return 'skip';
    }
    if (node.type === 'paragraph') {
      const next = index === undefined ? undefined : parent?.children[index + 1];
      const position = unclosedQuotationAt(node, next === undefined ? '' : textOf(next), language);
      if (position !== undefined) report(position, unclosedMessage, 'E_MD_SYNTAX');
    }
    if (node.type === 'text') checkText(node, parent, checking);
    if (node.type === 'heading') checkHeading(node, checking);
    if (node.type === 'listItem' && textOf(node).trim() === '') {
      report(
        getPosition(node),
        'Missing text of the list item; write it or delete it',
        'E_MD_EMPTY',
      );
    }
    if (node.type === 'link') checkLink(node, checking);
    return undefined;
  });
  return problems;
}

/** A heading with what follows it, up to the next heading of its level. */
export type Part = {
  readonly heading: Heading;
  readonly text: string;
  readonly content: readonly RootContent[];
};

/** Whether a line of dashes or equals signs makes the text above a heading, usually by accident. */
const isUnderlined = ({ position }: Heading): boolean =>
  position?.start.line !== position?.end.line;

const titleMessage = (text: string): string =>
  `Unexpected \`# ${text}\`; the page has its title already, use \`##\``;

/** Folds case and a trailing colon. */
const foldHeading = (text: string): string => text.trim().replace(/:$/, '').toLowerCase();

/** Finds a node that looks like a section heading but has another level, or is a paragraph. */
function meantHeading(
  node: RootContent,
  known: readonly string[],
  next: RootContent | undefined,
): { readonly words: string; readonly message?: string } | undefined {
  if (node.type !== 'heading' && node.type !== 'paragraph') return undefined;
  const isHeading = node.type === 'heading' && !isUnderlined(node);
  const written = textOf(node);
  const text = isHeading ? written : written.replace(/^#{1,6}(?=\S)/, '');
  const words = known.find((heading) => foldHeading(heading) === foldHeading(text));
  if (isHeading && node.depth === 2) return undefined;
  // The missing space after its `#` is reported as such.
  if (words !== undefined && text !== written) return { words };
  if (words !== undefined) {
    const mark = isHeading
      ? `\`${'#'.repeat(node.depth)} ${text}\``
      : `${quoted(text)} as a paragraph`;
    return { words, message: `Unexpected ${mark}, expected the heading \`## ${words}\`` };
  }
  // An article may have any headings, but its title is followed by one.
  if (!isHeading || node.depth !== 1 || known.length > 0 || next?.type === 'heading')
    return undefined;
  return { words: text, message: titleMessage(text) };
}

type ReportNode = (node: RootContent, message: string, code: DiagnosticCode) => void;

/** Reports a heading of a wrong level, without words or with repeated words. */
function checkHeadingLevel(
  node: Heading,
  { parts, depth }: { readonly parts: readonly Part[]; readonly depth: number },
  report: ReportNode,
): void {
  const text = textOf(node);
  if (node.depth === 1) report(node, titleMessage(text), 'E_HEADING_H1');
  if (node.depth === 2 && text === '') {
    report(node, 'Missing words of the heading', 'E_SECTION_EMPTY');
  }
  if (node.depth === 2 && parts.some((part) => part.text === text)) {
    report(node, `Unexpected second heading \`${text}\`; keep one`, 'E_HEADING_DUP');
  }
  if (node.depth > depth + 1) {
    const message = `Unexpected \`${'#'.repeat(node.depth)} ${text}\` after a heading of level ${depth}, expected level ${depth + 1}`;
    report(node, message, 'E_HEADING_SKIP');
  }
}

/** Reports a section without text, or else each heading in it that has none. */
function checkPart({ heading, text, content }: Part, report: ReportNode): void {
  if (text !== '' && content.every((node) => node.type === 'heading')) {
    report(heading, `Missing text in the section \`${text}\``, 'E_SECTION_EMPTY');
    return;
  }
  content.forEach((node, index) => {
    const next = content[index + 1];
    if (node.type !== 'heading' || (next !== undefined && next.type !== 'heading')) return;
    if (next?.type === 'heading' && next.depth > node.depth) return;
    report(node, `Missing text under the heading \`${textOf(node)}\``, 'E_SECTION_EMPTY');
  });
}

/**
 * Splits a body at its `##` headings. Reports wrong levels, repeated headings and a preface.
 *
 * @param known the headings that the body must have; without any, it is free
 */
export function splitParts(
  { file, body }: Pick<Document, 'file' | 'body'>,
  known: readonly string[] = [],
): {
  readonly parts: readonly Part[];
  readonly problems: readonly Diagnostic[];
} {
  const problems: Diagnostic[] = [];
  const parts: (Part & { readonly content: RootContent[] })[] = [];
  const report: ReportNode = (node, message, code) =>
    problems.push(new Diagnostic(message, { file, ...getPosition(node) }, code));
  let depth = 2;
  const { children } = body satisfies Root;
  for (const [index, node] of children.entries()) {
    const content = parts.at(-1)?.content;
    const meant = meantHeading(node, known, children[index + 1]);
    if (meant !== undefined && (node.type === 'heading' || node.type === 'paragraph')) {
      const isTitle = node.type === 'heading' && node.depth === 1;
      if (meant.message !== undefined) {
        report(node, meant.message, isTitle ? 'E_HEADING_H1' : 'E_HEADING_SKIP');
      }
      const heading: Heading = { ...node, type: 'heading', depth: 2 };
      parts.push({ heading, text: meant.words, content: [] });
      depth = 2;
    } else if (node.type === 'heading' && isUnderlined(node)) {
      const message = `Unexpected line of dashes or equals signs under ${quoted(textOf(node))}, which makes it a heading; delete the line`;
      report(node, message, 'E_MD_KIND');
      content?.push({ type: 'paragraph', children: node.children });
    } else if (node.type === 'heading') {
      checkHeadingLevel(node, { parts, depth }, report);
      if (node.depth === 2) parts.push({ heading: node, text: textOf(node), content: [] });
      if (node.depth > 2) content?.push(node);
      if (node.depth > 1) depth = node.depth;
    } else if (content === undefined) {
      report(node, 'Unexpected text before the first `##` heading', 'E_SECTION_PREFACE');
    } else content.push(node);
  }
  if (parts.length === 0 && problems.length === 0) {
    const message = 'Missing text after the front matter';
    problems.push(new Diagnostic(message, { file }, 'E_MD_EMPTY'));
  }
  for (const part of parts) checkPart(part, report);
  return { parts, problems };
}

/** A known heading: `ids` are the sections it may open, in their order. */
export type KnownHeading<Id extends string> = { readonly id: Id; readonly heading: string };

type ReadSections<Id extends string> = {
  readonly sections: readonly {
    readonly id: Id;
    readonly heading: string;
    readonly content: readonly Block[];
  }[];
  readonly problems: readonly Diagnostic[];
};

/** The parts of a body, and the headings to match them with. */
type Matching<Id extends string> = {
  readonly parts: readonly Part[];
  readonly known: readonly KnownHeading<Id>[];
  readonly alternatives: readonly Id[];
};

/** The only section missing at the position of an unknown heading, which was probably reworded. */
function dueAt<Id extends string>(
  position: number,
  { parts, known, alternatives }: Matching<Id>,
): string | undefined {
  const getIndex = (part: Part | undefined) =>
    known.findIndex(({ heading }) => heading === part?.text);
  const before = parts.slice(0, position).findLast((part) => getIndex(part) >= 0);
  const after = parts.slice(position + 1).find((part) => getIndex(part) >= 0);
  const end = after === undefined ? known.length : getIndex(after);
  const isThere = (heading: string) => parts.some(({ text }) => text === heading);
  const hasAlternative = known.some(
    ({ id, heading }) => alternatives.includes(id) && isThere(heading),
  );
  const [due, ...others] = known
    .slice(before === undefined ? 0 : getIndex(before) + 1, end)
    .filter(
      ({ id, heading }) => !isThere(heading) && !(hasAlternative && alternatives.includes(id)),
    );
  return others.length === 0 ? due?.heading : undefined;
}

/** Reports missing sections, each at the heading that it belongs before. */
function missingSections<Id extends string>(
  file: string,
  { parts, known, alternatives }: Matching<Id>,
  misspelt: ReadonlySet<string>,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const getHeading = (text: string) => parts.find((part) => part.text === text)?.heading;
  const isThere = ({ heading }: KnownHeading<Id>) =>
    getHeading(heading) !== undefined || misspelt.has(heading);
  const report = (index: number, message: string) => {
    const next = known.slice(index).find(({ heading }) => getHeading(heading) !== undefined);
    const position = getPosition((next && getHeading(next.heading)) ?? parts.at(-1)?.heading ?? {});
    const where = next === undefined ? ' at the end' : ` before \`## ${next.heading}\``;
    problems.push(new Diagnostic(`${message}${where}`, { file, ...position }, 'E_SECTION_MISSING'));
  };
  known.forEach((entry, index) => {
    if (isThere(entry) || alternatives.includes(entry.id)) return;
    report(index, `Missing section \`## ${entry.heading}\``);
  });
  const choices = known.filter(({ id }) => alternatives.includes(id));
  const names = choices.map(({ heading }) => `\`## ${heading}\``).join(' or ');
  const [, second] = choices.filter(isThere);
  if (choices.length > 0 && !choices.some(isThere)) {
    report(
      known.findIndex(({ id }) => alternatives.includes(id)),
      `Missing section ${names}`,
    );
  }
  if (second !== undefined) {
    problems.push(
      new Diagnostic(
        `Unexpected section \`## ${second.heading}\`, expected only one of ${names}`,
        { file, ...getPosition(getHeading(second.heading) ?? {}) },
        'E_SECTION_EXTRA',
      ),
    );
  }
  return problems;
}

/** Matches a body's `##` headings with the known ones: all in order, and exactly one of `alternatives`. */
export function readSections<Id extends string>(
  document: Document,
  {
    known,
    alternatives = [],
    hasValues = false,
  }: {
    readonly known: readonly KnownHeading<Id>[];
    readonly alternatives?: readonly Id[];
    readonly hasValues?: boolean;
  },
): ReadSections<Id> {
  const { file } = document;
  const headings = known.map((candidate) => candidate.heading);
  const { parts, problems: splitting } = splitParts(document, headings);
  const matching = { parts, known, alternatives };
  const prose = checkProse(document, { hasValues });
  const problems: Diagnostic[] = [...splitting, ...prose];
  const report = (position: Position, message: string, code: DiagnosticCode) =>
    problems.push(new Diagnostic(message, { file, ...position }, code));
  const sections: { id: Id; heading: string; content: readonly Block[] }[] = [];
  let before = -1;
  const misspelt = new Set<string>();
  for (const [position, { heading, text, content }] of parts.entries()) {
    const index = known.findIndex((entry) => entry.heading === text);
    const entry = known[index];
    if (entry === undefined) {
      const near = nearest(text, headings);
      const due = near ?? dueAt(position, matching);
      if (due !== undefined) misspelt.add(due);
      // The heading is unknown because of the problem already reported on its line.
      const isTold = prose.some(({ line }) => line === getPosition(heading).line);
      if (text !== '' && !isTold) {
        const hint =
          didYouMean(text, headings) ||
          (due === undefined ? expectedOneOf(headings) : `, expected \`## ${due}\` here`);
        report(getPosition(heading), `Unknown heading \`${text}\`${hint}`, 'E_SECTION_UNKNOWN');
      }
      continue;
    }
    // Compare with the neighbor only, so that one misplaced section is one problem.
    if (index < before) {
      report(
        getPosition(heading),
        `Unexpected section \`${text}\` after \`${known[before]?.heading}\`, expected it before`,
        'E_SECTION_ORDER',
      );
    }
    before = index;
    sections.push({ id: entry.id, heading: entry.heading, content: content.map(getBlock) });
  }
  if (parts.length > 0) problems.push(...missingSections(file, matching, misspelt));
  return { sections, problems };
}
