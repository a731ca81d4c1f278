/**
 * `node scripts/mutation.mjs`: mutation testing, file by file, with a score for each group. It takes more than an
 * hour; `node scripts/mutation.mjs lib/content/links.ts` tries one file. Reports go to `.cache/mutation`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlainError, ROOT, run, runMain } from './install.mjs';

/** Every group must reach this share of killed mutants, in percent. */
const LEAST = 90;
const REPORTS = join(ROOT, '.cache', 'mutation');

/**
 * The files of each group, with the families of fault cases that are about them: mutants meet those first.
 * What survives meets all cases then, which take most of the time.
 * @type {Record<string, Record<string, string>>}
 */
const GROUPS = {
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
    'lib/domain/lean.ts': '',
    'lib/domain/word-difference.ts': '',
  },
  'share links': { 'lib/share/view-link.ts': '', 'lib/share/view-script.ts': '' },
};

/**
 * @typedef {{ killed: number, survived: number, unreached: number, timedOut: number }} Counts
 *
 * @typedef {object} Mutant
 * @property {string} status
 * @property {string} mutatorName
 * @property {string} [replacement]
 * @property {{ start: { line: number, column: number }, end: { line: number, column: number } }} location
 */

/** @param {Mutant} mutant what tells it from the others of its file */
const nameOf = ({ mutatorName, replacement, location: { start, end } }) =>
  [mutatorName, replacement, start.line, start.column, end.line, end.column].join(' ');

/** @param {Mutant} mutant */
const isAlive = ({ status }) => status === 'Survived' || status === 'NoCoverage';

/**
 * Tries mutants against tests.
 * @param {string} name of the report
 * @param {readonly string[]} ranges files, or lines of files
 * @param {string} families of fault cases; none means all
 * @returns {Promise<Mutant[]>}
 */
async function tryMutants(name, ranges, families) {
  const report = join(REPORTS, `${name}.json`);
  const cli = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const { code } = await run({
    command: process.execPath,
    args: [cli, 'run', join('tests', 'stryker.config.mjs'), '--mutate', ranges.join(',')],
    env: { FAULTS_ONLY: families, MUTATION_REPORT: report },
  });
  if (code !== 0) throw new PlainError(`The mutants of ${ranges[0]} could not be tried.`);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.values(files).flatMap(({ mutants }) => mutants);
}

/**
 * Mutates one file.
 * @param {string} file
 * @param {string} families
 * @returns {Promise<Counts>}
 */
async function mutate(file, families) {
  const name = basename(file, '.ts');
  const mutants = await tryMutants(name, [file], families);
  const alive = mutants.filter(isAlive);
  /** @type {Map<string, string>} */
  const later = new Map();
  if (alive.length > 0 && families !== '') {
    const lines = alive.map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`);
    const again = await tryMutants(`${name}-again`, [...new Set(lines)], '');
    for (const mutant of again) later.set(nameOf(mutant), mutant.status);
  }
  const statuses = mutants.map((mutant) =>
    isAlive(mutant) ? (later.get(nameOf(mutant)) ?? mutant.status) : mutant.status,
  );
  const count = (/** @type {string} */ status) =>
    statuses.filter((found) => found === status).length;
  return {
    killed: count('Killed'),
    survived: count('Survived'),
    unreached: count('NoCoverage'),
    timedOut: count('Timeout'),
  };
}

/**
 * The share of mutants that are killed or never end, in percent.
 * @param {Counts[]} counts
 */
function scoreOf(counts) {
  const total = (/** @type {(each: Counts) => number} */ of) =>
    counts.reduce((sum, each) => sum + of(each), 0);
  const all = total((each) => each.killed + each.survived + each.unreached + each.timedOut);
  return (100 * total((each) => each.killed + each.timedOut)) / all;
}

await runMain(async () => {
  mkdirSync(REPORTS, { recursive: true });
  const wanted = process.argv.slice(2);
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const weak = [];
  for (const [group, files] of Object.entries(GROUPS)) {
    /** @type {Counts[]} */
    const ofGroup = [];
    for (const [file, families] of Object.entries(files)) {
      if (wanted.length > 0 && !wanted.includes(file)) continue;
      const counts = await mutate(file, families);
      ofGroup.push(counts);
      const { killed, survived, unreached, timedOut } = counts;
      const score = scoreOf([counts]).toFixed(1);
      lines.push(
        `| ${group} | \`${file}\` | ${killed} | ${survived} | ${unreached} | ${timedOut} | ${score} % |`,
      );
      console.log(lines.at(-1));
    }
    if (ofGroup.length === 0) continue;
    lines.push(`| ${group} | all | | | | | ${scoreOf(ofGroup).toFixed(1)} % |`);
    if (scoreOf(ofGroup) < LEAST) weak.push(group);
  }
  console.log(
    `\n| Group | File | Killed | Survived | No test reaches it | Timed out | Score |\n${lines.join('\n')}`,
  );
  if (weak.length > 0) throw new PlainError(`Below ${LEAST} %: ${weak.join(', ')}.`);
});
