/**
 * The packages that the lockfile names: what they are, what they need, and who gets them.
 */
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';
import { filesBelow } from './variant';

/** An entry of the lockfile, as npm writes it. */
type Entry = {
  readonly version?: string;
  /** The package's SPDX expression. */
  readonly license?: string;
  readonly integrity?: string;
  /** Whether only development needs it, not the build. */
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

type Entries = Readonly<Record<string, Entry>>;

/** The parts of a lockfile that this module reads. */
export type Lockfile = { readonly packages: Entries };

/** A package in the lockfile. */
export type Package = {
  readonly name: string;
  readonly version: string;
  /** Empty if the package names none. */
  readonly license: string;
  readonly integrity: string;
  /** Whether the site's build needs it. */
  readonly forBuild: boolean;
  /** Whether only some machines install it. */
  readonly optional: boolean;
  /** Ids of other packages. */
  readonly needs: readonly string[];
  /** The packages in `needs` that are not optional. */
  readonly requires: readonly string[];
};

/** Packages that end up in the pages' scripts and styles without an import in our files. */
const IN_PAGES = ['preact', 'tailwindcss'];

/** Packages that Preact replaces in what is shipped (docs/decisions/0030-islands.md). */
const REPLACED = new Set(['react', 'react-dom']);

/**
 * Resolves a package from a path like Node, from the nearest `node_modules` up. Returns undefined for an
 * optional package that is not in the lockfile.
 */
function getPosition(entries: Entries, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in entries) return place;
    if (at === '') return undefined;
  }
}

/** Returns all packages by id, `name@version`. Copies of one version at several paths count once. */
export function getPackages({ packages: entries }: Lockfile): ReadonlyMap<string, Package> {
  const nameAt = (path: string) =>
    path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const idAt = (path: string) => `${nameAt(path)}@${entries[path]?.version}`;
  const getIds = (path: string, wanted: Readonly<Record<string, string>> = {}) =>
    Object.keys(wanted).flatMap((name) => {
      const place = getPosition(entries, path, name);
      return place === undefined ? [] : [idAt(place)];
    });

  const packages = new Map<string, Package>();
  for (const [path, entry] of Object.entries(entries)) {
    if (path === '') continue;
    const before = packages.get(idAt(path));
    const required = getIds(path, entry.dependencies);
    const optional = getIds(path, entry.optionalDependencies);
    packages.set(idAt(path), {
      name: nameAt(path),
      version: entry.version ?? '',
      license: entry.license ?? '',
      integrity: entry.integrity ?? '',
      forBuild: before?.forBuild || !entry.dev,
      optional: (before?.optional ?? true) && Boolean(entry.optional),
      needs: [...new Set([...(before?.needs ?? []), ...required, ...optional])].sort(),
      requires: [...new Set([...(before?.requires ?? []), ...required])].sort(),
    });
  }
  return packages;
}

/** Returns the ids of the build dependencies in the project's `package.json`. */
export const directPackages = ({ packages: entries }: Lockfile): readonly string[] =>
  Object.keys(entries['']?.dependencies ?? {})
    .map((name) => `${name}@${entries[`node_modules/${name}`]?.version}`)
    .sort();

/**
 * Returns the ids of packages that browsers may receive parts of: direct or indirect imports of page entries,
 * with their dependencies. Errs on the side of too many.
 *
 * @param root the project's folder
 */
export async function shippedPackages(root: string): Promise<readonly string[]> {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = getPackages(lockfile);
  const wanted = [...new Set([...IN_PAGES, ...(await importedByClients(root))])].map(
    (name) => `${name}@${lockfile.packages[`node_modules/${name}`]?.version}`,
  );
  const shipped = new Set(wanted);
  // A set includes entries added while it is iterated, each once.
  for (const id of shipped) for (const next of packages.get(id)?.requires ?? []) shipped.add(next);
  return [...shipped].sort();
}

/** The names of packages that the entries of pages import, as the bundler finds them: types are gone by then. */
export async function importedByClients(root: string): Promise<ReadonlySet<string>> {
  const islands = join(root, 'lib', 'islands');
  const names = new Set<string>();
  const bundle = await rolldown({
    input: filesBelow(islands).map((file) => join(islands, file)),
    // It would warn of each 'use client'.
    logLevel: 'silent',
    resolve: { alias: { '@': root } },
    plugins: [
      {
        name: 'packages',
        resolveId(id) {
          if (/^(?:@?\/|\.)/.test(id) || isAbsolute(id)) return null;
          names.add(getPackage(id));
          return { id, external: true };
        },
        load: (id) => (id.endsWith('.css') ? { code: '', moduleType: 'js' } : null),
      },
    ],
  });
  await bundle.generate();
  await bundle.close();
  for (const name of REPLACED) names.delete(name);
  return names;
}

/** The package of a module: `next/link` is of `next`, `@a/b/c` of `@a/b`. */
const getPackage = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
