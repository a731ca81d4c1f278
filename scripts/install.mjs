/**
 * Makes a fresh clone ready to run: checks the Node version and installs the packages once. It runs before
 * any package is installed, so it only uses Node's modules.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = { major: 20, minor: 20 };

/** An error with a message for people, printed without a stack trace. */
export class PlainError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Whether Node runs a module directly, rather than importing it.
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}

/**
 * Loads a TypeScript module of `scripts/`. Only works once the packages are installed, because one of them
 * compiles it.
 * @param {string} name the file's, without `.ts`
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(name) {
  const { createJiti } = await import('jiti');
  return createJiti(import.meta.url, { tsconfigPaths: true }).import(`./${name}.ts`);
}

/**
 * Returns the environment for a child process, without NODE_ENV: every tool here sets the right one, and a
 * value from outside (`production`, `test`) would change its behavior.
 * @param {Readonly<Record<string, string | undefined>>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnv(extra = {}) {
  const { NODE_ENV: _ignored, ...env } = process.env;
  const settings = { ...env, NEXT_TELEMETRY_DISABLED: '1', ...extra };
  // Next's types require NODE_ENV in every environment.
  return /** @type {any} */ (settings);
}

/**
 * Returns how to start npm. On Windows, npm is a command file, which only a shell can start.
 * @param {string[]} words words without spaces or anything else a shell would interpret
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npm(words) {
  return process.platform === 'win32'
    ? { command: ['npm', ...words].join(' '), args: [], shell: true }
    : { command: 'npm', args: words, shell: false };
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {boolean} [shell]
 * @property {Readonly<Record<string, string | undefined>>} [env] added to this process's environment
 * @property {boolean} [quiet] keep the output and return it, instead of showing it
 * @property {number} [limitMs] stop the command, and all it started, after this long
 */

/**
 * Runs one command to its end. Never throws: a command that cannot start ends with code 1.
 * @param {{ command: string, args: string[] } & RunOptions} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run({ command, args, cwd = ROOT, shell = false, env, quiet = false, limitMs }) {
  return new Promise((settle) => {
    /** @type {string[]} */
    const output = [];
    // A command with a limit leads a separate process group, so its children end with it.
    const ownGroup = limitMs !== undefined && process.platform !== 'win32';
    /** @type {import('node:child_process').ChildProcess} */
    const child = spawn(command, args, {
      cwd,
      shell,
      env: childEnv(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: ownGroup,
    });
    const stop = () => stopProcess(child, ownGroup);
    const timer = limitMs === undefined ? undefined : setTimeout(stop, limitMs);
    process.once('exit', stop);

    // Only the first call counts: a promise settles once.
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      settle({ code, output: output.join('') });
    };
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => {
      if (quiet) output.push(`${error.message}\n`);
      else console.error(error.message);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
    // A grandchild that outlives the command may hold its output open. Do not wait for it.
    child.once('exit', (code) => setTimeout(end, 2000, code ?? 1).unref());
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} wholeGroup
 */
function stopProcess(child, wholeGroup) {
  try {
    if (wholeGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill();
  } catch {
    // It has already ended.
  }
}

/**
 * Tells in one line that Node is too old, or returns undefined.
 * @param {string} [version]
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const { major: oldest, minor: least } = OLDEST_NODE;
  if (major > oldest || (major === oldest && minor >= least)) return;
  throw new PlainError(
    `This project needs Node ${oldest}.${least} or newer; this is Node ${version}.`,
  );
}

/**
 * Installs the lockfile's packages unless exactly these are installed, so a second start downloads nothing
 * and a changed lockfile is never missed.
 * @param {{ root?: string, install?: () => Promise<number> }} [options] replaceable for tests
 */
export async function ensureInstalled({ root = ROOT, install = () => npmCi(root) } = {}) {
  checkNode();
  const stampFile = join(root, 'node_modules', '.installed-from');
  const wanted = installStamp(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;

  console.log('Installing packages (only needed once)…');
  const code = await install();
  if (code !== 0) {
    throw new PlainError(`The packages could not be installed (npm ci ended with code ${code}).`);
  }
  writeFileSync(stampFile, wanted);
}

/**
 * Returns what the installed packages depend on: the lockfile, and the machine for native packages.
 * @param {string} root
 */
function installStamp(root) {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const major = process.versions.node.split('.')[0];
  return `${lockfile} node${major} ${process.platform}-${process.arch}\n`;
}

/**
 * Runs `npm ci` with development packages whatever NODE_ENV or npm's settings are, and shows its errors even
 * if npm was started silently.
 * @param {string} root
 */
async function npmCi(root) {
  const words = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await run({ ...npm([...words, '--loglevel=error']), cwd: root });
  return code;
}

/**
 * Runs a command's main function, and turns a PlainError into one line and an exit code.
 * @param {() => Promise<void> | void} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
