/**
 * `node scripts/run.mjs sbom` writes a CycloneDX software bill of materials and prints its licenses. It reads
 * only the lockfile and omits time and serial number, so the result is reproducible.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Contrib, Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';
import { PlainError, ROOT } from './install.mjs';
import { directPackages, getPackages, type Package, shippedPackages } from './lockfile';

const FILE = join(ROOT, '.cache', 'sbom.cdx.json');

/** The property that marks packages of which browsers may receive parts. */
export const SHIPPED = 'legal-careers-side-by-side:shipped-to-browsers';

/** Licenses that only require attribution. */
const SIMPLE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
]);

/** Lists the licenses in an expression such as `MIT OR Apache-2.0`. */
export const licencesIn = (expression: string): readonly string[] =>
  expression.replaceAll(/[()]/g, '').split(/ (?:AND|OR|WITH) /);

/** Whether SPDX knows each license of an expression by its id. */
export const isKnown = (expression: string): boolean =>
  licencesIn(expression).every((id) => SPDX.isSupportedSpdxId(id));

const licences = new Contrib.License.Factories.LicenseFactory((expression) => {
  if (!isKnown(expression)) throw new RangeError(`Unknown licence: ${expression}`);
});

/** Returns a package URL. */
const purl = (name: string, version: string) =>
  `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;

function getComponent(id: string, one: Package, shipped: ReadonlySet<string>): Models.Component {
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
 * Returns the bill of materials of the site's build as text.
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
  // Covers the code. LICENSE has separate terms for texts and data.
  site.licenses.add(licences.makeFromString(license));

  const built = [...getPackages(lockfile)].filter(([, one]) => one.forBuild);
  const components = new Map(built.map(([id, one]) => [id, getComponent(id, one, shipped)]));
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
 * Lists obstacles to redistribution: an unknown license, or one that affects our code because browsers
 * receive part of the package.
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

/** Counts the packages of each license, the most frequent first. */
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
  const all = getPackages(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
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
