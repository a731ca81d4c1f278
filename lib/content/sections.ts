import type { Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Block } from '@/lib/domain/prose';
import type { Place } from './fault';
import { blockOf } from './links';
import type { Problem, ProblemCode } from './problem';
import type { Document } from './read-document';
import { didYouMean } from './wording';

/** The nodes that prose is made of. What is not here is refused, never dropped. */
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

/** What to call a node that is not allowed. */
const names: Readonly<Record<string, string>> = {
  code: 'a block of code (a line that begins with four spaces, perhaps)',
  inlineCode: 'code in backticks',
  blockquote: 'a quotation (`>`)',
  thematicBreak: 'a line of dashes or asterisks',
  image: 'a picture',
  imageReference: 'a picture',
  linkReference: 'a link by reference',
  definition: 'a link definition',
  break: 'a forced line break',
};

const placeholders = /\b(?:todo|tbd|fixme|xxx|lorem ipsum)\b/i;
const emptyLinkWords = /^(?:click here|here|this|this link|link|read more|more)$/i;

const placeOf = (node: { position?: { start: Place } | undefined }): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

const messageOfKind = (type: string): { message: string; code: ProblemCode } =>
  type === 'html'
    ? {
        message:
          'HTML is not used in the text; write it as Markdown, or without the angle brackets',
        code: 'E_MD_HTML',
      }
    : {
        message: `The text holds ${names[type] ?? type}, expected paragraphs, lists, links and emphasis only`,
        code: 'E_MD_KIND',
      };

/** Checks every node of a body but its links' targets, which only the whole site can judge. */
export function checkProse({ file, body }: Pick<Document, 'file' | 'body'>): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (place: Place, message: string, code: ProblemCode) =>
    problems.push({ file, ...place, message, code });
  visit(body, (node) => {
    if (!allowed.has(node.type)) {
      const { message, code } = messageOfKind(node.type);
      report(placeOf(node), message, code);
      return 'skip';
    }
    if (node.type === 'text') {
      const match = placeholders.exec(node.value);
      if (match !== null) {
        report(
          placeOf(node),
          `The text still holds the placeholder \`${match[0]}\``,
          'E_PLACEHOLDER',
        );
      }
    }
    if (node.type === 'link') {
      const text = textOf(node).trim();
      if (text === '' || emptyLinkWords.test(text)) {
        report(
          placeOf(node),
          text === ''
            ? 'The link has no text; say where it leads'
            : `The link text \`${text}\` does not say where it leads`,
          'E_LINK_TEXT',
        );
      }
    }
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

/** Splits a body at its `##` headings. Reports other levels, repeated headings and what comes first. */
export function splitParts({ file, body }: Pick<Document, 'file' | 'body'>): {
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const parts: { heading: Heading; text: string; content: RootContent[] }[] = [];
  const report = (node: RootContent, message: string, code: ProblemCode) =>
    problems.push({ file, ...placeOf(node), message, code });
  let depth = 2;
  for (const node of (body satisfies Root).children) {
    const current = parts.at(-1);
    if (node.type !== 'heading') {
      if (current === undefined) {
        report(node, 'Unexpected text before the first `##` heading', 'E_SECTION_PREFACE');
      } else current.content.push(node);
      continue;
    }
    const text = textOf(node);
    if (node.depth === 1) {
      report(
        node,
        `Unexpected \`# ${text}\`; the page has its title already, use \`##\``,
        'E_HEADING_H1',
      );
    } else if (node.depth === 2) {
      if (parts.some((part) => part.text === text)) {
        report(node, `The heading \`${text}\` stands twice`, 'E_HEADING_DUP');
      }
      parts.push({ heading: node, text, content: [] });
      depth = 2;
    } else {
      if (node.depth > depth + 1) {
        report(
          node,
          `Unexpected \`${'#'.repeat(node.depth)} ${text}\` after a heading of level ${depth}, expected level ${depth + 1}`,
          'E_HEADING_SKIP',
        );
      }
      depth = node.depth;
      current?.content.push(node);
    }
  }
  if (parts.length === 0 && problems.length === 0) {
    problems.push({
      file,
      line: 1,
      column: 1,
      message: 'The file has no text after its front matter',
      code: 'E_MD_EMPTY',
    });
  }
  for (const part of parts) {
    if (part.content.length === 0) {
      report(part.heading, `The section \`${part.text}\` is empty`, 'E_SECTION_EMPTY');
    }
  }
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
  readonly problems: readonly Problem[];
};

/**
 * Matches a body's `##` headings with the known ones: all of them, in their order, and of
 * `alternatives` exactly one.
 */
export function readSections<Id extends string>(
  document: Document,
  known: readonly KnownHeading<Id>[],
  alternatives: readonly Id[],
): ReadSections<Id> {
  const { file } = document;
  const { parts, problems: splitting } = splitParts(document);
  const problems: Problem[] = [...splitting, ...checkProse(document)];
  const report = (place: Place, message: string, code: ProblemCode) =>
    problems.push({ file, ...place, message, code });
  const sections: { id: Id; heading: string; content: readonly Block[] }[] = [];
  let furthest = -1;
  for (const { heading, text, content } of parts) {
    const index = known.findIndex((entry) => entry.heading === text);
    const entry = known[index];
    if (entry === undefined) {
      const headings = known.map((candidate) => candidate.heading);
      const suggestion = didYouMean(text, headings);
      report(
        placeOf(heading),
        `Unknown heading \`${text}\`${suggestion || `, expected one of ${headings.map((word) => `\`${word}\``).join(', ')}`}`,
        'E_SECTION_UNKNOWN',
      );
      continue;
    }
    if (index < furthest) {
      report(
        placeOf(heading),
        `The section \`${text}\` stands too late; it comes before \`${known[furthest]?.heading}\``,
        'E_SECTION_ORDER',
      );
    }
    furthest = Math.max(furthest, index);
    sections.push({ id: entry.id, heading: entry.heading, content: content.map(blockOf) });
  }
  if (parts.length > 0) {
    const present = new Set<string>(sections.map((section) => section.id));
    const chosen = alternatives.filter((id) => present.has(id));
    const last = placeOf(parts.at(-1)?.heading ?? {});
    for (const { id, heading } of known) {
      if (!present.has(id) && !alternatives.includes(id)) {
        report(last, `Missing the section \`## ${heading}\``, 'E_SECTION_MISSING');
      }
    }
    if (alternatives.length > 0 && chosen.length !== 1) {
      const names = known
        .filter(({ id }) => alternatives.includes(id))
        .map(({ heading }) => `\`## ${heading}\``)
        .join(' and ');
      report(last, `Expected exactly one of ${names}, found ${chosen.length}`, 'E_SECTION_MISSING');
    }
  }
  return { sections, problems };
}
