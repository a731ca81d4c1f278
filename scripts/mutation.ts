import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlainError, ROOT, run } from './install.mjs';

/** Every group must reach this share of killed mutants, in percent. */
const LEAST = 90;
const REPORTS = join(ROOT, '.cache', 'mutation');

/**
 * The files of each group, with the families of fault cases that are about them: mutants meet those first.
 * What survives meets all cases then, which take most of the time.
 */
const GROUPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reader: {
    'lib/content/characters.ts': 'character,text,accepted-emoji',
    'lib/content/complexity.ts': 'prose,size',
    'lib/content/front-matter.ts': 'yaml,number,text,accepted',
    'lib/content/read-document.ts': 'fence,file,name,size',
    'lib/content/read-table.ts': 'table,accepted-table',
    'lib/content/read-text.ts': 'file,encoding,newline,name,folder',
  },
  validation: {
    'lib/content/check-profile.ts': 'list,title,balance,fact,compare,reading,section-l,schema-u',
    'lib/content/check-site.ts': 'date,source,word,faq-source,orphan',
    'lib/content/links.ts': 'link,faq-link',
    'lib/content/read-faq.ts': 'faq',
    'lib/content/sections.ts': 'section,heading,prose,article',
    'lib/content/validate.ts': 'schema,number,date,list,fact',
    'lib/content/wording.ts': 'schema,source,faq,list,number,word,date',
  },
  differences: {
    'lib/domain/difference.ts': '',
    'lib/domain/advantage.ts': '',
    'lib/domain/word-difference.ts': '',
  },
  'share links': { 'lib/share/view-link.ts': '', 'lib/share/view-script.ts': '' },
};

type Counts = Readonly<Record<'killed' | 'survived' | 'unreached' | 'timedOut', number>>;

type Position = { readonly line: number; readonly column: number };
type Mutant = {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
};

/** Tells a mutant from the others of its file. */
const getName = ({ mutatorName, replacement, location: { start, end } }: Mutant) =>
  [mutatorName, replacement, start.line, start.column, end.line, end.column].join(' ');

const isAlive = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

/**
 * Tries mutants against tests.
 *
 * @param options.name of the report
 * @param options.ranges files, or lines of files
 * @param options.families of fault cases; none means all
 */
async function tryMutants(options: {
  readonly name: string;
  readonly ranges: readonly string[];
  readonly families: string;
}): Promise<readonly Mutant[]> {
  const { name, ranges, families } = options;
  const report = join(REPORTS, `${name}.json`);
  const cli = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const { code } = await run({
    command: process.execPath,
    args: [cli, 'run', join('tests', 'stryker.config.mjs'), '--mutate', ranges.join(',')],
    env: { FAULTS_ONLY: families, MUTATION_REPORT: report },
  });
  if (code !== 0) throw new PlainError(`The mutants of ${ranges[0]} could not be tried.`);
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
    files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
  };
  return Object.values(files).flatMap(({ mutants }) => mutants);
}

/** Mutates one file. */
async function mutate(file: string, families: string): Promise<Counts> {
  const name = basename(file, '.ts');
  const mutants = await tryMutants({ name, ranges: [file], families });
  const alive = mutants.filter(isAlive);
  const later = new Map<string, string>();
  if (alive.length > 0 && families !== '') {
    const lines = alive.map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`);
    const ranges = [...new Set(lines)];
    for (const mutant of await tryMutants({ name: `${name}-again`, ranges, families: '' })) {
      later.set(getName(mutant), mutant.status);
    }
  }
  const statuses = mutants.map((mutant) =>
    isAlive(mutant) ? (later.get(getName(mutant)) ?? mutant.status) : mutant.status,
  );
  const count = (status: string) => statuses.filter((found) => found === status).length;
  return {
    killed: count('Killed'),
    survived: count('Survived'),
    unreached: count('NoCoverage'),
    timedOut: count('Timeout'),
  };
}

/** The share of mutants that are killed or never end, in percent. */
function getScore(counts: readonly Counts[]): number {
  const total = (part: (each: Counts) => number) =>
    counts.reduce((sum, each) => sum + part(each), 0);
  const all = total((each) => each.killed + each.survived + each.unreached + each.timedOut);
  return (100 * total((each) => each.killed + each.timedOut)) / all;
}

/**
 * `node scripts/run.mjs mutation`: mutation testing, file by file, with a score for each group. It takes more
 * than an hour; with `lib/content/links.ts` it tries one file. Reports go to `.cache/mutation`.
 */
export async function main(wanted: readonly string[]): Promise<void> {
  mkdirSync(REPORTS, { recursive: true });
  const lines: string[] = [];
  const weak: string[] = [];
  for (const [group, files] of Object.entries(GROUPS)) {
    const inGroup: Counts[] = [];
    for (const [file, families] of Object.entries(files)) {
      if (wanted.length > 0 && !wanted.includes(file)) continue;
      const counts = await mutate(file, families);
      inGroup.push(counts);
      const { killed, survived, unreached, timedOut } = counts;
      const score = getScore([counts]).toFixed(1);
      lines.push(
        `| ${group} | \`${file}\` | ${killed} | ${survived} | ${unreached} | ${timedOut} | ${score} % |`,
      );
      console.log(lines.at(-1));
    }
    if (inGroup.length === 0) continue;
    lines.push(`| ${group} | all | | | | | ${getScore(inGroup).toFixed(1)} % |`);
    if (getScore(inGroup) < LEAST) weak.push(group);
  }
  console.log(
    `\n| Group | File | Killed | Survived | No test reaches it | Timed out | Score |\n${lines.join('\n')}`,
  );
  if (weak.length > 0) throw new PlainError(`Below ${LEAST} %: ${weak.join(', ')}.`);
}
