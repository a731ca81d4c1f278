import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Sites of many roles: the frozen fixture site, plus one Markdown file for each added role.
 * Nothing in them is real. The added occupation codes are made up and in no table.
 */

const fixtureSite = fileURLToPath(new URL('../fixtures/site', import.meta.url));

/** The roles of the fixture site, in home page order. */
export const fixtureRoles = ['paralegal', 'legal-secretary'] as const;

/** The singular and plural of each role that can be added. */
const names = [
  ['court clerk', 'court clerks'],
  ['docket keeper', 'docket keepers'],
  ['title searcher', 'title searchers'],
  ['law librarian', 'law librarians'],
  ['trial assistant', 'trial assistants'],
  ['file manager', 'file managers'],
  ['case planner', 'case planners'],
  ['notary aide', 'notary aides'],
  ['deed reader', 'deed readers'],
  ['exhibit maker', 'exhibit makers'],
  ['brief checker', 'brief checkers'],
  ['records officer', 'records officers'],
  ['intake worker', 'intake workers'],
  ['court reporter', 'court reporters'],
  ['process server', 'process servers'],
  ['bail interviewer', 'bail interviewers'],
  ['jury coordinator', 'jury coordinators'],
  ['evidence keeper', 'evidence keepers'],
  ['billing clerk', 'billing clerks'],
  ['claims drafter', 'claims drafters'],
  ['probate aide', 'probate aides'],
  ['patent searcher', 'patent searchers'],
  ['tenant adviser', 'tenant advisers'],
] as const;

type AddedRole = {
  readonly id: string;
  readonly singular: string;
  readonly plural: string;
  readonly code: string;
  readonly compareWith: readonly string[];
};

/** The names of an added role. Beyond the list, they repeat with a number. */
const getNames = (index: number): readonly [string, string] => {
  const [singular, plural] = names[index % names.length] as (typeof names)[number];
  const round = Math.floor(index / names.length) + 1;
  return round === 1 ? [singular, plural] : [`${singular} ${round}`, `${plural} ${round}`];
};

const getId = (singular: string) => singular.replaceAll(' ', '-');

/**
 * The added roles of a site of `count` roles. With `namesPairs`, each names the one before it, the first
 * names both fixture roles, every fifth also the first fixture role, and the last is in no pair.
 */
export function addedRoles(count: number, namesPairs: boolean): readonly AddedRole[] {
  const added = Array.from({ length: count - fixtureRoles.length }, (_, index) => getNames(index));
  return added.map(([singular, plural], index) => {
    const before = added[index - 1];
    const isAlone = index === added.length - 1;
    const compareWith = [
      ...(before === undefined ? fixtureRoles : [getId(before[0])]),
      ...(index > 0 && index % 5 === 0 ? [fixtureRoles[0]] : []),
    ];
    return {
      id: getId(singular),
      singular,
      plural,
      code: `99-${String(index + 1).padStart(4, '0')}`,
      compareWith: namesPairs && !isAlone ? compareWith : [],
    };
  });
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The text of a role's file, made from the fixture's second role. */
function roleFile(model: string, role: AddedRole, index: number): string {
  const { id, singular, plural, code, compareWith } = role;
  const pairWith = compareWith[0] ?? (index === 0 ? fixtureRoles[0] : undefined);
  const changes: readonly (readonly [string, string])[] = [
    ['name: Legal secretary\n', `name: ${capitalized(singular)}\n`],
    ['singular: legal secretary\n', `singular: ${singular}\n`],
    ['plural: legal secretaries\n', `plural: ${plural}\n`],
    ['A legal secretary keeps the office on time.', `A ${singular} keeps test case ${index + 1}.`],
    ['code: "43-6012"', `code: "${code}"`],
    ['title: Legal Secretaries and Administrative Assistants', `title: Test occupation ${code}`],
    ['  - Law office clerk\n', `  - Sample title ${index + 1}\n`],
    [
      'accent: double\n',
      [
        `accent: ${index % 2 === 0 ? 'solid' : 'double'}\n`,
        compareWith.length === 0 ? '' : `compare-with: [${compareWith.join(', ')}]\n`,
      ].join(''),
    ],
    ['- You read the post.\n', `- You read the post of the ${plural}.\n`],
    [
      '/en/compare/legal-secretary-vs-paralegal/',
      pairWith === undefined
        ? '/en/compare/paralegal-vs-legal-secretary/'
        : `/en/compare/${id}-vs-${pairWith}/`,
    ],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The fixture role does not say “${from}”`);
    return text.replace(from, to);
  }, model);
}

/**
 * Writes the content of a site of `count` roles into `root`, which must have none.
 *
 * @param namesPairs whether the added roles name the roles to compare them with
 */
export function writeSiteOfRoles(root: string, count: number, namesPairs: boolean): void {
  cpSync(fixtureSite, root, { recursive: true });
  const roles = join(root, 'content', 'en', 'roles');
  const model = readFileSync(join(roles, 'legal-secretary.md'), 'utf8');
  for (const [index, role] of addedRoles(count, namesPairs).entries()) {
    writeFileSync(join(roles, `${role.id}.md`), roleFile(model, role, index));
  }
}
