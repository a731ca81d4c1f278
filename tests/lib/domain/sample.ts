import { readSite } from '@/lib/content/load-site';
import type { Fact } from '@/lib/domain/fact';
import type { RoleProfile } from '@/lib/domain/profile';
import type { RowDefinition } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { createFormat } from '@/lib/i18n/format';

let ownSite: Site | undefined;

/** The project's own content, read once: for its words, and for roles to put values into. */
export function readOwnSite(): Site {
  if (ownSite !== undefined) return ownSite;
  const { site, problems } = readSite({ root: process.cwd(), language: 'en' });
  if (site === undefined) throw new Error(JSON.stringify(problems));
  ownSite = site;
  return site;
}

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
