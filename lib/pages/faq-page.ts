import { buildComparison, scaleFor } from '@/lib/domain/build-comparison';
import type { Cell, SourceEntry } from '@/lib/domain/cell';
import type { Comparison } from '@/lib/domain/comparison';
import { type Faq, type Question, valuePlace } from '@/lib/domain/faq';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Block } from '@/lib/domain/prose';
import { buildRoleCells, buildSourceEntries, getBrief, rowValue } from '@/lib/domain/role-cells';
import { type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { getWord } from '@/lib/domain/words';

/** A question as a page shows it, with values filled in and links to further reading. */
export type AskedQuestion = Pick<Question, 'id' | 'ask' | 'also'> & {
  readonly answer: readonly Block[];
  /** The answer as plain text, for structured data. */
  readonly plain: string;
  /** Comparison rows with more on the question. */
  readonly rows: readonly { readonly id: RowId; readonly label: string }[];
  /** Sections of role pages with more on the question. */
  readonly sections: readonly {
    readonly role: string;
    readonly roleName: string;
    readonly section: string;
    readonly heading: string;
  }[];
};

export type FaqPage = Pick<Faq, 'title' | 'description' | 'lead' | 'search'> & {
  readonly groups: readonly {
    readonly id: string;
    readonly heading: string;
    readonly questions: readonly AskedQuestion[];
  }[];
  readonly sources: readonly SourceEntry[];
};

/** A value in an answer, and its sources. */
type Filled = { readonly text: string; readonly sources: readonly string[] };

/** Looks up a value. Throws if there is none, which the content check rules out. */
type Lookup = (owner: string, row: string) => Filled;

const getSources = (cells: readonly Pick<Cell, 'source'>[]): readonly string[] =>
  cells.flatMap(({ source }) => source?.entries.map((entry) => entry.id) ?? []);

function createLookup(site: Site): Lookup {
  const [first, second] = site.words.home.pair.map((id) =>
    site.roles.find((role) => role.id === id),
  );
  let comparison: Comparison | undefined;
  return (owner, row) => {
    if (owner === 'difference' && first !== undefined && second !== undefined) {
      comparison ??= buildComparison([first, second], site);
      const found = comparison.groups
        .flatMap((group) => group.rows)
        .find((candidate) => candidate.id === row);
      if (found !== undefined) {
        const { lead, rest } = found.difference;
        const text = [lead || rest, found.mixed].filter(Boolean).join(' ');
        return { text, sources: getSources(found.cells) };
      }
    }
    const role = site.roles.find((candidate) => candidate.id === owner);
    const definitions = rowDefinitions.filter((candidate) => candidate.id === row);
    const [cell] = role === undefined ? [] : getCells(role, definitions, site);
    if (cell === undefined) throw new Error(`No value {${owner}.${row}}`);
    return { text: getBrief(cell.cell), sources: getSources([cell.cell]) };
  };
}

const getCells = (
  role: RoleProfile,
  rows: typeof rowDefinitions,
  site: Site,
): ReturnType<typeof buildRoleCells> =>
  buildRoleCells(role, {
    rows,
    site,
    getScale: (row) => scaleFor([rowValue(row, { role, site })]),
  });

/** Copies a syntax tree with values filled in, and calls `use` with each value. */
function fillValues<Node extends Block['node']>(
  node: Node,
  lookup: Lookup,
  use: (value: Filled) => void,
): Node {
  if (node.type === 'text') {
    const value = node.value.replaceAll(valuePlace, (_, owner: string, row: string) => {
      const filled = lookup(owner, row);
      use(filled);
      return filled.text;
    });
    return { ...node, value };
  }
  if (!('children' in node)) return node;
  // The children keep their node types, which mdast's types cannot express.
  const children = (node.children as Block['node'][]).map((child) =>
    fillValues(child, lookup, use),
  );
  return { ...node, children };
}

/** Fills in the values of a block and adds their sources to it. */
function fillBlock({ node, sources }: Block, lookup: Lookup): Block {
  const used = new Set(sources);
  const filled = fillValues(node, lookup, (value) => {
    for (const id of value.sources) used.add(id);
  });
  return { node: filled, sources: [...used] };
}

/** The plain text of a syntax tree. */
function plainText(node: Block['node']): string {
  if (node.type === 'text') return node.value;
  // As above, mdast's types cannot express that all children are such nodes.
  return 'children' in node ? (node.children as Block['node'][]).map(plainText).join('') : '';
}

function buildQuestion(question: Question, site: Site, lookup: Lookup): AskedQuestion {
  const rows = question.rows.flatMap(
    (id) => rowDefinitions.find((definition) => definition.id === id) ?? [],
  );
  const roles = site.roles.filter((role) => question.roles.includes(role.id));
  const answer = question.answer.map((block) => fillBlock(block, lookup));
  const sectionIds = [...new Set(rows.map((row) => row.section))];
  return {
    id: question.id,
    ask: question.ask,
    also: question.also,
    answer,
    plain: answer.map(({ node }) => plainText(node)).join(' '),
    rows: rows.map(({ id }) => ({ id, label: getWord(site.words.rows, id).label })),
    sections: roles.flatMap((role) =>
      sectionIds.slice(0, 1).flatMap((id) => {
        const section = role.sections.find((candidate) => candidate.id === id);
        if (section === undefined) return [];
        return [{ role: role.id, roleName: role.name, section: id, heading: section.heading }];
      }),
    ),
  };
}

/** Builds the questions page, with values filled in and each source listed once. */
export function buildFaqPage(site: Site): FaqPage {
  const lookup = createLookup(site);
  const { groups, ...head } = site.faq;
  const built = groups.map((group) => ({
    ...group,
    questions: group.questions.map((question) => buildQuestion(question, site, lookup)),
  }));
  const named = built.flatMap((group) =>
    group.questions.flatMap(({ answer }) => answer.flatMap((block) => block.sources)),
  );
  return { ...head, groups: built, sources: buildSourceEntries(named, site) };
}

/** The questions about a role, in order, for the role's page. */
export const questionsAbout = (faq: Faq, role: string): readonly Pick<Question, 'id' | 'ask'>[] =>
  faq.groups.flatMap((group) =>
    group.questions.filter((question) => question.roles.includes(role)),
  );
