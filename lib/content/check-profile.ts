import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Fact, Missing } from '@/lib/domain/fact';
import type { Block } from '@/lib/domain/prose';
import { authoredRows } from '@/lib/domain/rows';
import { Diagnostic } from './diagnostic';
import type { Path } from './front-matter';
import { getRules, languageIn } from './language-rules';
import type { ReadRole } from './reader';
import { getSentences, highestGrade, type LeftOut } from './reading-level';
import { shown } from './wording';

/** The indexes of repeated items, ignoring case. */
function repeats(items: readonly string[]): readonly number[] {
  const folded = items.map((item) => item.toLocaleLowerCase('en'));
  return folded.flatMap((item, index) => (folded.indexOf(item) < index ? [index] : []));
}

/** Reports repeated items in lists. */
export function checkLists({ role, document }: ReadRole): readonly Diagnostic[] {
  const lists: { path: Path; items: readonly string[] }[] = [
    { path: ['also-called'], items: role.alsoCalled },
    { path: ['compare-with'], items: role.compareWith },
  ];
  for (const [id, fact] of Object.entries(role.facts)) {
    const group = fact.kind === 'missing' ? 'missing' : 'facts';
    lists.push({ path: [group, id, 'sources'], items: fact.sources });
    if (fact.kind === 'list') lists.push({ path: ['facts', id, 'items'], items: fact.items });
  }
  return lists.flatMap(({ path, items }) =>
    repeats(items).map(
      (index) =>
        new Diagnostic(
          `Unexpected second ${shown(items[index])} in this list; keep one`,
          document.getPosition([...path, index]),
          'E_LIST_DUP',
        ),
    ),
  );
}

/** The authored prose of a value, for the rule of equal detail; none for figures and lists. */
function getProse(value: Fact | Missing | undefined): { key: string; text: string } | undefined {
  switch (value?.kind) {
    case 'text':
      return { key: 'text', text: value.text };
    case 'answer':
      return { key: 'reason', text: value.reason };
    default:
      return undefined;
  }
}

/** Prose up to this length is exempt from the rule of equal detail. */
const freeLength = 60;
/** The maximum ratio between the prose lengths of two roles (T17). */
const mostDetail = 1.5;

/** Checks equal detail: in each row, no role has more than 1.5 times the prose of another (T17). */
export function checkBalance(roles: readonly ReadRole[]): readonly Diagnostic[] {
  return authoredRows.flatMap(({ id }) => {
    const texts = roles.flatMap(({ role, document }) => {
      const prose = getProse(role.facts[id]);
      return prose === undefined ? [] : [{ role, document, ...prose }];
    });
    const longest = Math.max(0, ...texts.map(({ text }) => text.length));
    if (longest <= freeLength) return [];
    const fullest = texts.find(({ text }) => text.length === longest);
    return texts
      .filter(({ text }) => longest > mostDetail * text.length)
      .map(
        ({ document, key, text }) =>
          new Diagnostic(
            `\`facts.${id}.${key}\` has ${text.length} characters, but ${fullest?.role.id} has ${longest}; the longest may be ${mostDetail} times the shortest, so lengthen the one or shorten the other`,
            document.getPosition(['facts', id, key]),
            'E_BALANCE',
          ),
      );
  });
}

/** Texts that identify a role: no two roles may share them. */
const ownKeys = ['name', 'singular', 'plural', 'summary'] as const;

const ifCopy = '; delete this file if it is only a copy';

/**
 * Reports roles that readers would confuse: by a name or by the summary. In a copied file it lists every
 * unchanged line at once. Roles may share an occupation code, so the code is reported only together with
 * another line.
 */
export function checkNames(roles: readonly ReadRole[]): readonly Diagnostic[] {
  const fold = (name: string) =>
    name
      .normalize('NFKD')
      .replaceAll(/\p{Script=Inherited}/gu, '')
      .toLocaleLowerCase('en');
  // The first role with each name, by key and name.
  const firsts = new Map<string, ReadRole>();
  return roles.flatMap((read) => {
    const { role, document } = read;
    const problem = (path: Path, value: string, other: string): Diagnostic =>
      new Diagnostic(
        `Unexpected ${shown(value)} for \`${path.join('.')}\`, expected another than in ${other}`,
        document.getPosition(path),
        'E_TITLE_CLASH',
      );
    const clashes = ownKeys.flatMap((key) => {
      const name = `${key} ${fold(role[key])}`;
      const earlier = firsts.get(name);
      firsts.set(name, earlier ?? read);
      return earlier === undefined ? [] : [{ key, earlier }];
    });
    const { code } = role.occupation;
    const copied = clashes.find(({ earlier }) => earlier.role.occupation.code === code);
    return [
      ...clashes.map(({ key, earlier }, index) =>
        problem([key], role[key], `${earlier.document.file}${index === 0 ? ifCopy : ''}`),
      ),
      ...(copied ? [problem(['occupation', 'code'], code, copied.earlier.document.file)] : []),
    ];
  });
}

/** Every source id in a role, with its path. */
export function sourceUses({ role }: ReadRole): readonly { id: string; path: Path }[] {
  return Object.entries(role.facts).flatMap(([row, value]) => {
    const group = value.kind === 'missing' ? 'missing' : 'facts';
    return value.sources.map((id, index) => ({ id, path: [group, row, 'sources', index] }));
  });
}

/** The sentences of a piece of prose. A list item counts as one. */
function sentencesIn(nodes: readonly RootContent[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.type === 'list') return node.children.flatMap((item) => getSentences(textOf(item)));
    return node.type === 'heading' ? [] : getSentences(textOf(node));
  });
}

type Passage = {
  readonly name: string;
  readonly sentences: readonly string[];
  readonly line: number;
};

function levelProblems(
  file: string,
  passages: readonly Passage[],
  leftOut: LeftOut,
): readonly Diagnostic[] {
  const { grade: gradeOf } = getRules(languageIn(file));
  return passages.flatMap(({ name, sentences, line }) => {
    const grade = gradeOf?.(sentences, leftOut);
    if (grade === undefined || grade <= highestGrade) return [];
    const longest = sentences.reduce((one, two) => (two.length > one.length ? two : one));
    const message = `${name} reads at US grade ${grade.toFixed(1)}, expected ${highestGrade} or below; its longest sentence begins ${shown(longest.slice(0, 50))}`;
    return [new Diagnostic(message, { file, line }, 'E_READING_LEVEL')];
  });
}

/** Checks the reading level of each section, if the language has a limit. */
export function checkSections(
  file: string,
  sections: readonly { readonly heading: string; readonly content: readonly Block[] }[],
  leftOut: LeftOut,
): readonly Diagnostic[] {
  return levelProblems(
    file,
    sections.map(({ heading, content }) => ({
      name: `The section \`${heading}\``,
      sentences: sentencesIn(content.map(({ node }) => node)),
      line: content[0]?.node.position?.start.line ?? 1,
    })),
    leftOut,
  );
}

/** Checks the reading level of the prose in a role's facts, taken together. */
export function checkFactProse(
  { role, document }: ReadRole,
  leftOut: LeftOut,
): readonly Diagnostic[] {
  const sentences = Object.values(role.facts).flatMap((value) =>
    getSentences(value.kind === 'missing' ? (value.reason ?? '') : (getProse(value)?.text ?? '')),
  );
  const { line } = document.getKeyPosition(['facts']);
  return levelProblems(document.file, [{ name: 'The text in `facts`', sentences, line }], leftOut);
}
