import { join } from 'node:path';
import { readSite } from '@/lib/content/load-site';
import { readDocument } from '@/lib/content/read-document';
import { readFaq } from '@/lib/content/read-faq';
import type { Fact } from '@/lib/domain/fact';
import type { RoleProfile } from '@/lib/domain/profile';
import type { RowDefinition } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { createFormat } from '@/lib/i18n/format';

const sites = new Map<string, Site>();

function read(root: string): Site {
  const cached = sites.get(root);
  if (cached !== undefined) return cached;
  const { site, problems } = readSite({ root, language: 'en' });
  if (site === undefined) throw new Error(JSON.stringify(problems));
  sites.set(root, site);
  return site;
}

/**
 * The frozen fixture site, for its texts and as a base for sample roles. It does not change with the
 * content, so tests can expect exact results.
 */
export const readFrozenSite = (): Site => read(join(process.cwd(), 'tests', 'fixtures', 'site'));

/** The frozen site with a realistic number of questions, for tests of search and groups. */
export function readFrozenQuestions(): Site {
  const site = readFrozenSite();
  const { document } = readDocument(join(process.cwd(), 'tests', 'fixtures', 'faq.md'), 'faq.md');
  const faq =
    document &&
    readFaq(
      document,
      site.roles.map(({ id }) => id),
    ).faq;
  const [any] = site.sources.values();
  if (faq === undefined || any === undefined) throw new Error('The frozen questions have problems');
  const named = faq.groups.flatMap(({ questions }) =>
    questions.flatMap(({ answer }) => answer.flatMap(({ sources }) => sources)),
  );
  const standIns = named.map((id) => [id, { ...any, id }] as const);
  return { ...site, faq, sources: new Map([...standIns, ...site.sources]) };
}

/** The current content, for tests that must pass with any content. */
export const readOwnSite = (): Site => read(process.cwd());

export const format = createFormat('en', { to: 'to' });

/** Two made-up roles, so that no test repeats a figure from the content. */
export function sampleRoles(site: Site): readonly [RoleProfile, RoleProfile] {
  const [any] = site.roles;
  if (any === undefined) throw new Error('The site has no role');
  return [
    { ...any, id: 'nurse', name: 'Nurse', singular: 'nurse', plural: 'nurses' },
    { ...any, id: 'teacher', name: 'Teacher', singular: 'teacher', plural: 'teachers' },
  ];
}

export const basis = { place: 'us', period: '2025-05', sources: ['bls-oews'] } as const;

/** A sample row of a kind, with a tolerance that tests can stay within or exceed. */
export function sampleRow(kind: Fact['kind'], more: Partial<RowDefinition> = {}): RowDefinition {
  return {
    id: `sample-${kind}`,
    group: 'pay',
    kind,
    section: 'outlook',
    from: 'profile',
    tolerance: { relative: 0.03 },
    ...more,
  };
}
