/**
 * `node scripts/run.mjs sbom`: writes what the site is built from, as a software bill of materials in CycloneDX's
 * format, and prints which licenses that means.
 *
 * It is read from the lockfile and not from `node_modules`: it lists the packages of every platform, says
 * nothing about the machine, and is the same for the same lockfile, byte by byte. For that it leaves out
 * the time and the serial number, which the format allows. (`npm sbom` writes both, calls the site by the
 * name of its folder, and stops at packages that others bring along in a version of their own.) What a
 * package carries inside itself, as Next does, belongs to that package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Contrib, Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';
import { PlainError, ROOT } from './install.mjs';
import { directPackages, type Package, packagesOf, shippedPackages } from './lockfile';

const FILE = join(ROOT, '.cache', 'sbom.cdx.json');

/** The name of the property that says of a package whether browsers may get a part of it. */
export const SHIPPED = 'legal-careers-side-by-side:shipped-to-browsers';

/** Licenses that ask for no more than to be named. */
const SIMPLE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
]);

/** The licenses that an expression such as `MIT OR Apache-2.0` names. */
export const licencesIn = (expression: string): readonly string[] =>
  expression.replaceAll(/[()]/g, '').split(/ (?:AND|OR|WITH) /);

/** Whether each license of an expression is one that SPDX knows by its id. */
export const isKnown = (expression: string): boolean =>
  licencesIn(expression).every((id) => SPDX.isSupportedSpdxId(id));

const licences = new Contrib.License.Factories.LicenseFactory((expression) => {
  if (!isKnown(expression)) throw new RangeError(`Unknown licence: ${expression}`);
});

/** The address of a package, of the kind `pkg:`. */
const purl = (name: string, version: string) =>
  `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;

function componentOf(id: string, one: Package, shipped: ReadonlySet<string>): Models.Component {
  const [group, name] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name];
  const component = new Models.Component(Enums.ComponentType.Library, name ?? '', {
    bomRef: id,
    version: one.version,
    purl: purl(one.name, one.version),
    scope: one.optional ? Enums.ComponentScope.Optional : Enums.ComponentScope.Required,
    ...(group !== undefined && { group }),
  });
  if (one.license !== '') component.licenses.add(licences.makeFromString(one.license));
  const [algorithm = '', digest = ''] = one.integrity.split('-');
  if (algorithm === 'sha512') {
    component.hashes.set(
      Enums.HashAlgorithm['SHA-512'],
      Buffer.from(digest, 'base64').toString('hex'),
    );
  }
  component.properties.add(new Models.Property(SHIPPED, String(shipped.has(id))));
  return component;
}

/**
 * The bill of materials of the site's build, as text.
 *
 * @param root the project's folder
 */
export async function billOfMaterials(root: string): Promise<string> {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const lockfile = read('package-lock.json');
  const { name, version, description, license } = read('package.json');
  const shipped = new Set(await shippedPackages(root));
  const site = new Models.Component(Enums.ComponentType.Application, name, {
    ...{ bomRef: `${name}@${version}`, version, description, purl: purl(name, version) },
  });
  // The code is under it; texts and data have terms of their own, which LICENSE says.
  site.licenses.add(licences.makeFromString(license));

  const built = [...packagesOf(lockfile)].filter(([, one]) => one.forBuild);
  const components = new Map(built.map(([id, one]) => [id, componentOf(id, one, shipped)]));
  const link = (from: Models.Component | undefined, ids: readonly string[]) => {
    for (const id of ids) {
      const to = components.get(id);
      if (to !== undefined) from?.dependencies.add(to.bomRef);
    }
  };
  link(site, directPackages(lockfile));
  for (const [id, { needs }] of built) link(components.get(id), needs);

  const bom = new Models.Bom();
  bom.metadata.component = site;
  for (const component of components.values()) bom.components.add(component);
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/**
 * What stands in the way of handing the site on: a license that nobody knows, or one that would ask
 * something of our own code where a part of the package reaches a browser.
 */
export function licenceProblems(
  packages: ReadonlyMap<string, Package>,
  shipped: ReadonlySet<string>,
): readonly string[] {
  return [...packages].flatMap(([id, { license }]) => {
    if (license === '') return [`${id} names no licence`];
    if (!isKnown(license)) return [`${id} has a licence that SPDX does not know: ${license}`];
    const asks = !licencesIn(license).every((licence) => SIMPLE.has(licence));
    return shipped.has(id) && asks ? [`${id} reaches browsers under ${license}`] : [];
  });
}

/** How many packages have each license, the most frequent first. */
export function licenceCounts(
  packages: readonly Pick<Package, 'license'>[],
): readonly (readonly [licence: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { license } of packages) {
    const licence = license === '' ? 'none named' : license;
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** `node scripts/run.mjs sbom`: writes the bill of materials and counts the licenses. */
export async function main(): Promise<void> {
  const all = packagesOf(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const shipped = new Set(await shippedPackages(ROOT));
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(FILE, await billOfMaterials(ROOT));

  const packages = [...all.values()];
  const show = (what: string, some: readonly Package[]) => {
    const counts = licenceCounts(some).map(([licence, count]) => `  ${count} ${licence}`);
    console.log([`${some.length} packages ${what}:`, ...counts].join('\n'));
  };
  show(
    'that the build needs, on all platforms',
    packages.filter((one) => one.forBuild),
  );
  show('with those for working on the site', packages);
  show(
    'of which browsers may get a part',
    [...all].flatMap(([id, one]) => (shipped.has(id) ? one : [])),
  );
  console.log(`The bill of materials is in ${relative(ROOT, FILE)}.`);
  const problems = licenceProblems(all, shipped);
  if (problems.length > 0) throw new PlainError(problems.join('\n'));
}
