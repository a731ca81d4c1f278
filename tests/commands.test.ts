import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** Documents that tell people about commands. */
const pages = [
  ...['README.md', 'CONTRIBUTING.md', '.github/SECURITY.md', '.github/pull_request_template.md'],
  ...readdirSync('.github/workflows').map((file) => join('.github/workflows', file)),
  ...['docs', 'docs/decisions', 'tests/share-links'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file)),
  ),
];

/** npm's built-in commands in these documents. */
const ofNpm = ['ci', 'audit', 'version', 'install'];

/** The commands in a text that do not exist. */
function missingIn(text: string): readonly string[] {
  const run = [...text.matchAll(/\bnpm run (\w[\w:-]*)/g)].flatMap(([command, name = '']) =>
    name in scripts ? [] : [command],
  );
  const short = [...text.matchAll(/(?:^|`)npm ([\w:]+)/gm)].flatMap(([, name = '']) =>
    name === 'run' || name in scripts || ofNpm.includes(name) ? [] : [`npm ${name}`],
  );
  const node = [...text.matchAll(/\bnode (scripts\/[\w/.-]+\.mjs)(?: ([a-z-]+))?/g)].flatMap(
    ([command, script = '', name]) => {
      const isThere = existsSync(script === 'scripts/run.mjs' ? `scripts/${name}.ts` : script);
      return isThere ? [] : [command];
    },
  );
  return [...run, ...short, ...node];
}

it('finds a command that does not exist', () => {
  const text =
    '`npm run chekc`, `npm strat`, `node scripts/none.mjs`, `node scripts/run.mjs none`\nnpm tset\n';
  expect(missingIn(text)).toEqual([
    'npm run chekc',
    'npm strat',
    'npm tset',
    'node scripts/none.mjs',
    'node scripts/run.mjs none',
  ]);
  expect(missingIn('an npm package, `npm ci`, `npm test`, `node scripts/run.mjs sbom`')).toEqual(
    [],
  );
});

it('no document names a command that does not exist', () => {
  const missing = pages.map((page) => [page, missingIn(readFileSync(page, 'utf8'))] as const);
  expect(missing.length).toBeGreaterThan(10);
  expect(missing.filter(([, commands]) => commands.length > 0)).toEqual([]);
});

it('the README explains each command, and has no more than twelve', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme.match(/^\| `npm .*\|$/gm)?.length).toBe(Object.keys(scripts).length);
  expect(Object.keys(scripts).length).toBeLessThanOrEqual(12);
  const isTold = (name: string) =>
    [`\`npm ${name}\``, `\`npm run ${name}\``, `\`npm run ${name} `].some((command) =>
      readme.includes(command),
    );
  expect(Object.keys(scripts).filter((name) => !isTold(name))).toEqual([]);
});
