import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getPackages, importedByClients, shippedPackages } from '@/scripts/lockfile';
import { billOfMaterials, isKnown, licenceCounts, licenceProblems, SHIPPED } from '@/scripts/sbom';

/** What is read of a component in the bill. */
type Component = {
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly scope: string;
  readonly hashes: readonly { readonly content: string }[];
  readonly licenses: readonly {
    readonly expression?: string;
    readonly license: { readonly id?: string; readonly name?: string };
  }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
};

const root = process.cwd();
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const lockfile = json('package-lock.json');
const packages = getPackages(lockfile);
const text = await billOfMaterials(root);
const bill: {
  readonly metadata: { readonly component: object };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: string[] }[];
} = JSON.parse(text);
const getProperty = ({ properties }: Component) =>
  properties.find(({ name }) => name === SHIPPED)?.value;

/** Compiles the format's schema and the two that it references. */
function validator() {
  const folder = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
  const schema = (name: string) => json(join(folder, `${name}.SNAPSHOT.schema.json`));
  // Formats of addresses and times are left unread: ours are few and looked at below.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  return ajv.compile(schema('bom-1.6'));
}

describe('the bill of materials', () => {
  it('is valid by the schema of its format, which rejects a wrong one', () => {
    const validate = validator();
    expect([validate(bill), validate.errors]).toEqual([true, null]);
    const [first] = bill.components;
    expect(validate({ ...bill, components: [{ ...first, version: 1 }] })).toBe(false);
    expect(validate({ ...bill, components: [{ ...first, licenses: 'MIT' }] })).toBe(false);
  });

  it('describes this site, and lists its direct dependencies', () => {
    const { name, version, dependencies } = json('package.json');
    expect(bill.metadata.component).toMatchObject({
      name,
      version,
      purl: `pkg:npm/${name}@${version}`,
    });
    const own = bill.dependencies.find(({ ref }) => ref === `${name}@${version}`);
    expect(own?.dependsOn).toEqual(
      Object.entries(dependencies)
        .map(([one, at]) => `${one}@${at}`)
        .sort(),
    );
  });

  it('has every package of the build, with version, license and digest, and no other', () => {
    const listed = new Map(
      bill.components.map(({ group, name, version, hashes, licenses }) => {
        const whole = group === undefined ? name : `${group}/${name}`;
        const licence = licenses.map((one) => one.expression ?? one.license.id ?? one.license.name);
        return [`${whole}@${version}`, { licence, digest: hashes.map(({ content }) => content) }];
      }),
    );
    const wanted = new Map(
      Object.entries<Record<'dev' | 'version' | 'license' | 'integrity', string>>(lockfile.packages)
        .filter(([path, { dev }]) => path !== '' && !dev)
        .map(([path, { version, license, integrity }]) => [
          `${path.split('node_modules/').at(-1)}@${version}`,
          {
            licence: [license],
            digest: [Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')],
          },
        ]),
    );
    expect(wanted.size).toBeGreaterThan(100);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(wanted));
  });

  it('does not mention the machine, a registry, or the day', () => {
    const addresses = [...text.matchAll(/\bhttps?:\/\/[^"\s]+/g)].map(([address]) => address);
    expect(addresses).toEqual(['http://cyclonedx.org/schema/bom-1.6.schema.json']);
    expect(text).not.toMatch(/"(?:[/~]|[A-Z]:\\)/i);
    for (const word of [root, 'registry', 'timestamp', 'serialNumber']) {
      expect(text).not.toContain(word);
    }
  });

  it('marks what may reach a browser', async () => {
    const marked = bill.components.filter((one) => getProperty(one) === 'true');
    expect(marked.map((one) => one['bom-ref']).sort()).toEqual(await shippedPackages(root));
    expect(marked.length).toBeLessThan(bill.components.length / 2);
    const names = marked.map((one) => one.name);
    for (const name of ['preact', 'minisearch', 'lean-qr']) expect(names).toContain(name);
    for (const name of ['next', 'react', 'react-dom']) expect(names).not.toContain(name);
  });
});

describe('the licences', () => {
  it('are all known, and what may reach a browser asks for no more than to be named', async () => {
    expect(licenceProblems(packages, new Set(await shippedPackages(root)))).toEqual([]);
  });

  it('are refused where they ask for more in a browser, or where nobody knows them', () => {
    const none = { integrity: '', forBuild: true, optional: false, needs: [], requires: [] };
    const of = (license: string) => ({ name: 'a', version: '1', license, ...none });
    const some = new Map([
      ['copyleft@1', of('GPL-3.0-only')],
      ['weak@1', of('MIT AND LGPL-3.0-or-later')],
      ['tool@1', of('MPL-2.0')],
      ['own@1', of('SEE LICENSE IN terms.txt')],
      ['none@1', of('')],
      ['choice@1', of('(MIT OR Apache-2.0)')],
    ]);
    const shipped = new Set(['copyleft@1', 'weak@1', 'choice@1']);
    expect(licenceProblems(some, shipped)).toEqual([
      'copyleft@1 reaches browsers under GPL-3.0-only',
      'weak@1 reaches browsers under MIT AND LGPL-3.0-or-later',
      'own@1 has a licence that SPDX does not know: SEE LICENSE IN terms.txt',
      'none@1 names no licence',
    ]);
    expect([isKnown('MIT'), isKnown('MIT WITH nothing')]).toEqual([true, false]);
  });

  it('are counted, the most frequent first', () => {
    const of = (license: string) => ({ license });
    expect(licenceCounts([of('ISC'), of('MIT'), of(''), of('MIT')])).toEqual([
      ['MIT', 2],
      ['ISC', 1],
      ['none named', 1],
    ]);
  });
});

describe('a small project', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const entry = (version: string, more = {}) => ({
    version,
    license: 'MIT',
    integrity: 'sha512-AA==',
    ...more,
  });
  const write = (file: string, content: string | object) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };

  function project() {
    const dependencies = { next: '1', react: '1', preact: '1', tailwindcss: '1', search: '1' };
    write('package.json', { name: 'small', version: '2.0.0', license: 'MIT', dependencies });
    const framework = ['next', 'react', 'preact', 'tailwindcss'];
    write('package-lock.json', {
      packages: {
        '': { dependencies },
        ...Object.fromEntries(framework.map((name) => [`node_modules/${name}`, entry('1.0.0')])),
        'node_modules/search': entry('1.0.0', {
          dependencies: { inner: '^1' },
          optionalDependencies: { native: '1', elsewhere: '1' },
        }),
        'node_modules/search/node_modules/inner': entry('1.5.0'),
        'node_modules/inner': entry('2.0.0', { dev: true }),
        'node_modules/native': entry('1.0.0', { optional: true }),
        'node_modules/@scope/lazy': entry('3.0.0'),
        'node_modules/typed': entry('1.0.0'),
        'node_modules/server': entry('1.0.0'),
      },
    });
    write('lib/islands/box.tsx', "import { Box } from '@/components/box';\nBox();\n");
    write(
      'components/box.tsx',
      "import { useState } from 'react';\nimport { find } from '@/lib/find';\nexport const Box = () => find(<p />, useState());\n",
    );
    write(
      'lib/find.ts',
      [
        "import type { T } from 'typed';",
        "import { type U, search } from 'search/deep';",
        "export const find = (one: T | U) => import('@scope/lazy/x').then(() => search(one));",
      ].join('\n'),
    );
    write('app/page.tsx', "import { read } from 'server';\nexport default read;\n");
  }

  it('finds what the entries of pages bring along, and neither types nor what the build alone uses', async () => {
    project();
    expect([...(await importedByClients(folder))].sort()).toEqual(['@scope/lazy', 'search']);
    expect(await shippedPackages(folder)).toEqual([
      ...['@scope/lazy@3.0.0', 'inner@1.5.0', 'preact@1.0.0', 'search@1.0.0', 'tailwindcss@1.0.0'],
    ]);
  });

  it('finds each package from where it stands, as Node does, and leaves out tools', async () => {
    project();
    const made = getPackages(json(join(folder, 'package-lock.json')));
    expect(made.get('search@1.0.0')).toMatchObject({
      needs: ['inner@1.5.0', 'native@1.0.0'],
      requires: ['inner@1.5.0'],
    });
    expect(made.get('inner@2.0.0')?.forBuild).toBe(false);
    const components: Component[] = JSON.parse(await billOfMaterials(folder)).components;
    const scopes = new Map(components.map((one) => [one['bom-ref'], one.scope]));
    expect(scopes.has('inner@2.0.0')).toBe(false);
    expect([scopes.get('native@1.0.0'), scopes.get('search@1.0.0')]).toEqual([
      'optional',
      'required',
    ]);
  });

  it('gives the same bill in another folder', async () => {
    project();
    const other = join(folder, 'elsewhere', 'with-a-longer-name');
    const before = await billOfMaterials(folder);
    for (const part of ['package.json', 'package-lock.json', 'components', 'lib', 'app']) {
      cpSync(join(folder, part), join(other, part), { recursive: true });
    }
    expect(await billOfMaterials(other)).toBe(before);
  });
});
