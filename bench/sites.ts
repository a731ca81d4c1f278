import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { FINALIZE_STEP, NEXT_BUILD } from '@/scripts/build';
import { PlainError, ROOT } from '@/scripts/install.mjs';
import { inVariant, sourceFiles } from '@/scripts/variant';
import { comparisonModel, faqModel, homeModel, roleModel } from './content/page-models';
import { benchFolder, sitesFolder } from './folders';
import { limitPage } from './limit/pages';
import { type Run, runAndWatch } from './measure/processes';
import { sharedKinds, sharedPages, type Variant } from './page-kinds';
import { compareText } from './same-text';

/** Builds the site and its peers, each once for the sources as they are, and keeps them. */

/** Everything that a page needs beside it, so that no peer is charged for a file that it lacks. */
const beside = ['icon.svg', 'icons', 'manifest.webmanifest', 'robots.txt', 'sitemap.xml'];

const peers = ['astro', 'astro-island', 'eleventy', 'limit'] as const;

export const getFolder = (variant: Variant): string => join(sitesFolder, variant);
/** The headers that the build wrote for hosts. */
export const headersFolder = join(sitesFolder, 'headers');
export const stylesFolder = join(sitesFolder, 'styles');

/** What of the project the pages of the bench depend on, as a digest. */
function getStamp(root: string, isWanted: (file: string) => boolean): string {
  const parts = ['app/', 'bench/', 'components/', 'content/', 'lib/', 'public/'];
  const hash = createHash('sha256');
  for (const file of sourceFiles(root).filter(isWanted)) {
    if (file.includes('/') && !parts.some((part) => file.startsWith(part))) continue;
    if (file.endsWith('.md') && !file.startsWith('content/')) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** How a build is started, of the site or of a peer. */
export type Build = { readonly args: readonly string[]; readonly env: Record<string, string> };

/** How a peer is built, in its own folder, from the content of any. */
export const peerBuild = {
  astro: (name: string, content: string, toggle = ''): Build => ({
    args: [join(benchFolder, 'node_modules', 'astro', 'astro.js'), 'build'],
    env: {
      ASTRO_TELEMETRY_DISABLED: '1',
      BENCH_CONTENT: content,
      BENCH_OUT: name,
      BENCH_STYLES: stylesFolder,
      BENCH_TOGGLE: toggle,
    },
  }),
  eleventy: (name: string, content: string): Build => ({
    args: [
      join(benchFolder, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'),
      '--config=eleventy.config.mjs',
    ],
    env: {
      NODE_ENV: 'production',
      BENCH_CONTENT: content,
      BENCH_OUT: name,
      BENCH_STYLES: stylesFolder,
    },
  }),
};

/** Runs a build, and stops the bench where it fails. */
export async function build(name: string, { args, env }: Build, cwd: string): Promise<Run> {
  const run = await runAndWatch({ command: process.execPath, args, cwd, env });
  if (run.code !== 0) throw new PlainError(`${run.output}\nThe build of ${name} has failed.`);
  return run;
}

/** Where a peer's build leaves its pages. */
export const outOf = (peer: 'astro' | 'eleventy', name: string): string =>
  join(benchFolder, peer, 'out', name);

/** Takes the style out of a page of each kind: the peers get the same text. */
function writeStyles(site: string): void {
  mkdirSync(stylesFolder, { recursive: true });
  for (const kind of sharedKinds) {
    const markup = readFileSync(join(site, sharedPages[kind], 'index.html'), 'utf8');
    const start = markup.indexOf('>', markup.indexOf('<style')) + 1;
    const style = markup.slice(start, markup.indexOf('</style>'));
    writeFileSync(join(stylesFolder, `${kind}.css`), style);
  }
}

const buildOurs = () =>
  inVariant('bench-site', async (copy) => {
    await build('the site', NEXT_BUILD, copy);
    cpSync(join(copy, 'out'), getFolder('as-next-wrote-it'), { recursive: true });
    await build('the finalize step', FINALIZE_STEP, copy);
    renameSync(join(copy, 'out'), getFolder('site'));
    renameSync(join(copy, 'deploy', 'headers'), headersFolder);
  });

async function buildPeers(): Promise<void> {
  for (const [variant, toggle] of [
    ['astro', ''],
    ['astro-island', 'island'],
  ] as const) {
    rmSync(outOf('astro', variant), { recursive: true, force: true });
    await build(variant, peerBuild.astro(variant, ROOT, toggle), join(benchFolder, 'astro'));
    renameSync(outOf('astro', variant), getFolder(variant));
  }
  rmSync(outOf('eleventy', 'eleventy'), { recursive: true, force: true });
  await build('eleventy', peerBuild.eleventy('eleventy', ROOT), join(benchFolder, 'eleventy'));
  renameSync(outOf('eleventy', 'eleventy'), getFolder('eleventy'));
  const models = [
    homeModel(),
    roleModel('paralegal'),
    comparisonModel('paralegal-vs-legal-secretary'),
    faqModel(),
  ];
  for (const model of models) {
    const file = join(getFolder('limit'), model.path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, limitPage(model));
  }
  for (const variant of peers) {
    for (const name of beside) {
      cpSync(join(getFolder('site'), name), join(getFolder(variant), name), { recursive: true });
    }
  }
}

/** Refuses to compare pages that do not say the same. */
function checkText(): void {
  for (const kind of sharedKinds) {
    const read = (variant: Variant) =>
      readFileSync(join(getFolder(variant), sharedPages[kind], 'index.html'), 'utf8');
    for (const variant of ['as-next-wrote-it', ...peers] as const) {
      const { wordsPart, hasSameElements } = compareText(read('site'), read(variant));
      if (wordsPart !== undefined) {
        const where = `ours has “${wordsPart.ours}”, theirs “${wordsPart.theirs}”`;
        throw new PlainError(`The ${kind} of ${variant} does not say what ours says: ${where}`);
      }
      if (!hasSameElements && (variant === 'astro' || variant === 'eleventy')) {
        throw new PlainError(`The ${kind} of ${variant} has other elements than ours.`);
      }
    }
  }
}

/** Builds what is missing: the site with and without the finalize step, and every peer. */
export async function prepareSites(say: (text: string) => void): Promise<void> {
  const made = (name: string) => join(sitesFolder, `made-${name}`);
  const isMade = (name: string, stamp: string) =>
    existsSync(made(name)) && readFileSync(made(name), 'utf8') === stamp;
  const ours = getStamp(ROOT, (file) => !file.startsWith('bench/'));
  const all = getStamp(ROOT, () => true);
  if (!isMade('ours', ours)) {
    rmSync(sitesFolder, { recursive: true, force: true });
    mkdirSync(sitesFolder, { recursive: true });
    say('Building the site, with and without the finalize step…');
    await buildOurs();
    writeStyles(getFolder('site'));
    writeFileSync(made('ours'), ours);
  }
  if (!isMade('peers', all)) {
    for (const peer of peers) rmSync(getFolder(peer), { recursive: true, force: true });
    say('Building the peers…');
    await buildPeers();
    checkText();
    writeFileSync(made('peers'), all);
  }
}

/** What the kept sites were built from. */
export const sitesStamp = (): string => readFileSync(join(sitesFolder, 'made-peers'), 'utf8');
