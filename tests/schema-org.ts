import { join } from 'node:path';
import ts from 'typescript';
import type { Thing } from '@/lib/pages/json-ld';

/**
 * Checks structured data against schema.org. The types of `schema-dts`, generated from the vocabulary, define the
 * properties of each class and their values. The rest follows below: what search engines require, and the formats
 * of dates, ranges, durations and URLs.
 */

type Value = Readonly<Record<string, unknown>>;
const isValue = (value: unknown): value is Value => typeof value === 'object' && value !== null;

/** A thing and all things inside it. */
const thingsIn = (value: unknown): readonly Value[] => {
  if (!isValue(value)) return [];
  const inner = Object.values(value).flatMap(thingsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
};

const file = join(process.cwd(), 'structured-data.ts');
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
/** The compiler's errors for each thing, as a constant of its class on a separate line. */
function vocabularyFaults(things: readonly Thing[]): readonly (readonly string[])[] {
  const lines = things.flatMap((thing, index) => [
    `import type { ${thing['@type']} as Class${index} } from 'schema-dts';`,
    `export const thing${index}: Exclude<Class${index}, string> = ${JSON.stringify(thing)};`,
  ]);
  const source = ts.createSourceFile(file, lines.join('\n'), ts.ScriptTarget.ES2022);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => (name === file ? source : getSourceFile(name, ...rest));
  const program = ts.createProgram([file], options, host);
  const faults = things.map((): string[] => []);
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(source)) {
    const index = Math.floor(source.getLineAndCharacterOfPosition(start).line / 2);
    faults[index]?.push(ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
  return faults;
}

/** Properties that search engines require of a class, beyond the vocabulary. */
const required: Readonly<Record<string, readonly string[]>> = {
  Occupation: ['name', 'description', 'url', 'occupationalCategory'],
  MonetaryAmountDistribution: [
    'name',
    'currency',
    'duration',
    ...['percentile10', 'percentile25', 'median', 'percentile75', 'percentile90'],
  ],
  Country: ['name'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name'],
  WebSite: ['name', 'description', 'url', 'inLanguage'],
  FAQPage: ['mainEntity'],
  Question: ['name', 'acceptedAnswer'],
  Answer: ['text'],
  Dataset: ['name', 'description', 'creator', 'isBasedOn', 'spatialCoverage', 'temporalCoverage'],
  Organization: ['name'],
};

/** Formats of values that are plain strings to the types. */
const forms: Readonly<Record<string, RegExp>> = {
  duration: /^P\d+Y$/,
  currency: /^[A-Z]{3}$/,
  datePublished: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  temporalCoverage: /^\d{4}(?:-\d\d(?:-\d\d)?)?(?:\/\d{4}(?:-\d\d(?:-\d\d)?)?)?$/,
  inLanguage: /^[a-z]{2}(?:-[A-Z]{2})?$/,
  occupationalCategory: /^\d\d-\d{4}$/,
};

const addresses = ['url', 'item', 'isBasedOn'];
const whole = /^https?:\/\/[^\s]+$/;
const fromRoot = /^(?:https?:\/)?\/[^\s]*$/;

function ruleFaults(thing: Value, hasHost: boolean): readonly string[] {
  const type = String(thing['@type']);
  const rules = required[type];
  if (rules === undefined) return [`${type}: a class that no rule knows`];
  const missing = rules.filter((name) => thing[name] === undefined || thing[name] === '');
  const address = hasHost ? whole : fromRoot;
  const written = [...Object.entries(forms), ...addresses.map((name) => [name, address] as const)];
  const misspelt = written.filter(
    ([name, form]) => thing[name] !== undefined && !form.test(String(thing[name])),
  );
  const empty = Object.entries(thing).filter(
    ([, value]) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
  return [
    ...missing.map((name) => `${type}: no ${name}`),
    ...misspelt.map(([name]) => `${type}: ${name} is written ${String(thing[name])}`),
    ...empty.map(([name]) => `${type}: ${name} is empty`),
    ...orderFaults(thing),
  ];
}

/** Percentiles rise, positions count from one, and only the last breadcrumb has no URL. */
function orderFaults(thing: Value): readonly string[] {
  const { percentile10, percentile25, median, percentile75, percentile90 } = thing;
  const percentiles = [percentile10, percentile25, median, percentile75, percentile90].map(Number);
  const falls = percentiles.some((value, index) => value < (percentiles[index - 1] ?? 0));
  const steps = Array.isArray(thing.itemListElement) ? thing.itemListElement.filter(isValue) : [];
  return [
    ...(falls ? ['the percentiles fall'] : []),
    ...steps.flatMap((step, index) => (step.position === index + 1 ? [] : ['a wrong position'])),
    ...steps.slice(0, -1).flatMap((step) => (step.item === undefined ? ['a step nowhere'] : [])),
  ];
}

/** Things to check together, and whether they need full URLs: a build may not know its host. */
type Group = { readonly things: readonly Thing[]; readonly hasHost: boolean };

/**
 * All objections of schema.org and of search engines to each group of things. The vocabulary takes many seconds to
 * compile, so check all groups at once.
 */
export function schemaFaults(
  groups: readonly Group[],
): readonly (readonly (readonly string[])[])[] {
  const vocabulary = vocabularyFaults(groups.flatMap(({ things }) => things)).values();
  return groups.map(({ things, hasHost }) =>
    things.map((thing) => [
      ...(vocabulary.next().value ?? []),
      ...thingsIn(thing).flatMap((each) => ruleFaults(each, hasHost)),
    ]),
  );
}
