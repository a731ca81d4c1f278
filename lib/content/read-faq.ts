import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { z } from 'zod';
import { type Faq, faqSchema, type Question, valuePlace } from '@/lib/domain/faq';
import { rowDefinitions } from '@/lib/domain/rows';
import { Diagnostic, type DiagnosticCode } from './diagnostic';
import type { Path } from './front-matter';
import { getScript, languageIn } from './language-rules';
import type { Document } from './read-document';
import { positionIn, readSections } from './sections';
import { validate } from './validate';
import { didYouMean, expectedOneOf, nearest, shown } from './wording';

const rowIds: readonly string[] = rowDefinitions.map((row) => row.id);

type Listed = z.output<typeof faqSchema>;
type Report = (path: Path, message: string, code: DiagnosticCode) => void;

/** Checks that each question is in exactly one group. */
function checkGroups(
  groups: readonly {
    readonly id: string;
    readonly heading: string;
    readonly questions: readonly string[];
  }[],
  ids: readonly string[],
  report: Report,
): void {
  const named = new Set<string>();
  const seen = new Set<string>();
  groups.forEach((group, index) => {
    if (groups.findIndex(({ id }) => id === group.id) < index) {
      const message = `Unexpected second group \`${group.id}\`, expected an id of its own for each`;
      report(['groups', index, 'id'], message, 'E_LIST_DUP');
    }
    if (groups.findIndex(({ heading }) => heading === group.heading) < index) {
      const message = `Unexpected second group headed \`${group.heading}\`, expected a heading of its own for each`;
      report(['groups', index, 'heading'], message, 'E_LIST_DUP');
    }
    group.questions.forEach((id, position) => {
      const path = ['groups', index, 'questions', position];
      if (!ids.includes(id)) {
        const hint = didYouMean(id, ids) || expectedOneOf(ids);
        report(path, `Unknown question \`${id}\`${hint}`, 'E_REF_DANGLING');
        // Do not also report the intended question as missing.
        seen.add(nearest(id, ids) ?? id);
        return;
      }
      if (named.has(id)) {
        report(path, `Unexpected \`${id}\` a second time, expected one group for it`, 'E_LIST_DUP');
      }
      named.add(id);
      seen.add(id);
    });
  });
  for (const id of ids.filter((candidate) => !seen.has(candidate))) {
    report(['questions', id], `Missing \`${id}\` in the \`questions\` of a group`, 'E_ORPHAN');
  }
}

/** Checks that the questions suggested by the search exist. */
function checkSearch({ near }: Listed['search'], ids: readonly string[], report: Report): void {
  near.forEach(({ questions }, index) => {
    questions.forEach((id, position) => {
      if (ids.includes(id)) return;
      const hint = didYouMean(id, ids) || expectedOneOf(ids);
      const path = ['search', 'near', index, 'questions', position];
      report(path, `Unknown question \`${id}\`${hint}`, 'E_REF_DANGLING');
    });
  });
}

/** Checks that the role and row of each value such as `{paralegal.pay}` exist. */
function checkValues(
  file: string,
  nodes: readonly RootContent[],
  roles: readonly string[],
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const owners = [...roles, 'difference'];
  for (const root of nodes) {
    visit(root, 'text', (node) => {
      for (const match of node.value.matchAll(valuePlace)) {
        const { 0: found, 1: owner = '', 2: row = '', index } = match;
        // Missing role files are reported elsewhere.
        const isKnown = roles.length === 0 || owners.includes(owner);
        if (isKnown && rowIds.includes(row)) continue;
        const [word, known] = isKnown ? [row, rowIds] : [owner, owners];
        const hint = didYouMean(word, known) || expectedOneOf(known);
        problems.push(
          new Diagnostic(
            `Unknown ${isKnown ? `row \`${row}\`` : `role \`${owner}\``} in \`${found}\`${hint}`,
            { file, ...positionIn(node, index) },
            'E_REF_DANGLING',
          ),
        );
      }
    });
  }
  return problems;
}

/** Anchors that the FAQ page uses for other things. */
const pageAnchors: readonly string[] = [
  'contents',
  'faq-hint',
  'faq-query',
  'main',
  'open-all',
  'sources',
  'sources-heading',
];

/** Checks the roles and rows of questions, repeated wording and reserved ids. */
function checkQuestions(
  questions: Listed['questions'],
  roles: readonly string[],
  report: Report,
): void {
  const asked = new Map<string, string>();
  for (const [id, question] of Object.entries(questions)) {
    const named = [
      // Missing role files are reported elsewhere.
      { key: 'roles', what: 'role', words: roles.length === 0 ? [] : question.roles, known: roles },
      { key: 'rows', what: 'row', words: question.rows, known: rowIds },
    ];
    for (const { key, what, words, known } of named) {
      words.forEach((word, index) => {
        if (known.includes(word)) return;
        const hint = didYouMean(word, known) || expectedOneOf(known);
        const path = ['questions', id, key, index];
        report(path, `Unknown ${what} \`${word}\`${hint}`, 'E_REF_DANGLING');
      });
    }
    for (const key of ['roles', 'rows', 'also'] as const) {
      const folded = question[key].map((word) => word.toLowerCase());
      folded.forEach((word, index) => {
        if (folded.indexOf(word) === index) return;
        const message = `Unexpected second ${shown(question[key][index])} in this list; keep one`;
        report(['questions', id, key, index], message, 'E_LIST_DUP');
      });
    }
    if (pageAnchors.includes(id) || /^(?:group|source)-/.test(id)) {
      const message = `Unexpected question id \`${id}\`; the page has a part of that name already`;
      report(['questions', id], message, 'E_LIST_DUP');
    }
    const earlier = asked.get(question.ask);
    if (earlier !== undefined) {
      const message = `Unexpected second question \`${question.ask}\`, which \`${earlier}\` asks already`;
      report(['questions', id, 'ask'], message, 'E_HEADING_DUP');
    } else asked.set(question.ask, id);
  }
}

/** Follow-on errors to suppress while the question list itself is invalid. */
function getEchoes(listing: readonly Diagnostic[]): readonly DiagnosticCode[] {
  const includes = (...codes: readonly DiagnosticCode[]) =>
    listing.some(({ ruleId }) => codes.includes(ruleId));
  if (includes('E_HEADING_DUP')) {
    return ['E_HEADING_DUP', 'E_SECTION_MISSING', 'E_SECTION_ORDER', 'E_SECTION_UNKNOWN'];
  }
  return includes('E_LIST_DUP', 'E_ORPHAN', 'E_REF_DANGLING') ? ['E_SECTION_ORDER'] : [];
}

/** Limits of an answer, in words: shorter says too little, longer is an article. */
const answerWords = { least: 40, most: 120 } as const;

/** Splits a text into words; some scripts have no spaces between them. */
function wordsIn(text: string, language: string): readonly string[] {
  if (!withoutSpaces.includes(getScript(language))) return text.split(/\s+/);
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...segments].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

const withoutSpaces: readonly string[] = [
  'Hans',
  'Hant',
  'Jpan',
  'Khmr',
  'Laoo',
  'Mymr',
  'Thai',
  'Tibt',
];

function checkLength(
  file: string,
  heading: string,
  nodes: readonly RootContent[],
): readonly Diagnostic[] {
  // An empty answer is reported elsewhere.
  if (nodes.every((node) => node.type === 'heading')) return [];
  const words = nodes.flatMap((node) => wordsIn(textOf(node), languageIn(file))).length;
  if (words >= answerWords.least && words <= answerWords.most) return [];
  return [
    new Diagnostic(
      `Unexpected length of the answer to \`${heading}\`, ${words} words, expected ${answerWords.least} to ${answerWords.most}`,
      { ...nodes[0]?.position?.start, file, column: 1 },
      'E_SECTION_LENGTH',
    ),
  ];
}

/** Reports headings in an answer, which is too short to need any. */
const checkHeadings = (file: string, nodes: readonly RootContent[]): readonly Diagnostic[] =>
  nodes.flatMap((node): readonly Diagnostic[] => {
    if (node.type !== 'heading') return [];
    const message = `Unexpected heading \`${'#'.repeat(node.depth)} ${textOf(node)}\` in an answer, expected paragraphs and lists`;
    return [new Diagnostic(message, { file, ...node.position?.start }, 'E_MD_KIND')];
  });

/** Reads `faq.md`: the questions from its front matter, grouped, and the answer under each heading. */
export function readFaq(
  document: Document,
  roles: readonly string[],
): { readonly faq?: Faq; readonly problems: readonly Diagnostic[] } {
  const { value, problems: invalid } = validate(document, faqSchema);
  if (value === undefined) return { problems: invalid };
  const { file } = document;
  const listing: Diagnostic[] = [];
  const report: Report = (path, message, code) =>
    listing.push(new Diagnostic(message, document.getPosition(path), code));
  const { groups, questions, ...head } = value;
  const ids = Object.keys(questions);
  checkGroups(groups, ids, report);
  checkQuestions(questions, roles, report);
  checkSearch(head.search, ids, report);
  // In group order. A question without a group is reported above, so its answer is still matched.
  const inOrder = new Set([...groups.flatMap((group) => group.questions), ...ids]);
  const known = [...inOrder].flatMap((id) => {
    const asked = questions[id];
    return asked === undefined ? [] : [{ id, heading: asked.ask }];
  });
  const { sections, problems: splitting } = readSections(document, { known, hasValues: true });
  const follows = getEchoes(listing);
  const answers = new Map(sections.map((section) => [section.id, section.content]));
  const problems = [
    ...listing,
    ...splitting.filter(({ ruleId }) => !follows.includes(ruleId)),
    ...sections.flatMap(({ heading, content }) => {
      const nodes = content.map(({ node }) => node);
      return [
        ...checkValues(file, nodes, roles),
        ...checkLength(file, heading, nodes),
        ...checkHeadings(file, nodes),
      ];
    }),
  ];
  const faq: Faq = {
    ...head,
    groups: groups.map((group) => ({
      id: group.id,
      heading: group.heading,
      questions: group.questions.flatMap((id): readonly Question[] => {
        const asked = questions[id];
        // A missing answer is reported above; links to the question still work.
        return asked === undefined ? [] : [{ id, ...asked, answer: answers.get(id) ?? [] }];
      }),
    })),
  };
  return { faq, problems };
}
