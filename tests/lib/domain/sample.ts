import { join } from 'node:path';
import { readSite } from '@/lib/content/load-site';
import { readDocument } from '@/lib/content/read-document';
import { readFaq } from '@/lib/content/read-faq';
import type { Fact } from '@/lib/domain/fact';
import type { RoleProfile } from '@/lib/domain/profile';
import type { RowDefinition } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { createFormat } from '@/lib/i18n/format';

const kept = new Map<string, Site>();

function read(root: string): Site {
  const known = kept.get(root);
  if (known !== undefined) return known;
  const { site, problems } = readSite({ root, language: 'en' });
  if (site === undefined) throw new Error(JSON.stringify(problems));
  kept.set(root, site);
  return site;
}

/**
 * The frozen site, for its words, and for roles to put values into. It stays as it is when the content
 * changes, so that a test may say what comes of it.
 */
export const readFrozenSite = (): Site => read(join(process.cwd(), 'tests', 'fixtures', 'site'));

/** The frozen site with as many questions as people ask, to search and to group. */
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

/** The content of today, for what must hold of any content: it is another next year. */
export const readOwnSite = (): Site => read(process.cwd());

export const format = createFormat('en', { to: 'to' });

/** Two roles that are no real ones, so that no test repeats a figure of the content. */
export function sampleRoles(site: Site): readonly [RoleProfile, RoleProfile] {
  const [any] = site.roles;
  if (any === undefined) throw new Error('The site has no role');
  return [
    { ...any, id: 'nurse', name: 'Nurse', singular: 'nurse', plural: 'nurses' },
    { ...any, id: 'teacher', name: 'Teacher', singular: 'teacher', plural: 'teachers' },
  ];
}

export const basis = { place: 'us', period: '2025-05', sources: ['bls-oews'] } as const;

/** A row of a kind, with a tolerance that tests can reach from both sides. */
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
