import {
  breadcrumbJsonLd,
  datasetJsonLd,
  faqJsonLd,
  occupationJsonLd,
  type Thing,
  websiteJsonLd,
} from '@/lib/pages/json-ld';
import { readFrozenSite, sampleRoles } from '@/tests/lib/domain/sample';

/** Structured data to check against schema.org, independent of the current content. */

const site = readFrozenSite();
const [role] = sampleRoles(site);
const unknown = { ...role, occupation: { code: '99-9999', title: 'None' } };
const trail = [{ label: 'Home', path: '/en/' }, { label: 'Nurse' }] as const;
const occupation = occupationJsonLd(role, site, 'https://a.example/en/roles/nurse/');
const [salary] = occupation.estimatedSalary as readonly Thing[];
const withSalary = (change: object) => ({
  ...occupation,
  estimatedSalary: [{ ...salary, ...change }],
});

/** A valid object from every builder. */
export const sampleThings: readonly Thing[] = [
  occupation,
  occupationJsonLd(unknown, site, 'https://a.example/'),
  breadcrumbJsonLd(trail, (path) => `https://a.example${path}`),
  websiteJsonLd(site, 'en', 'https://a.example/'),
  faqJsonLd([{ question: 'May they give advice?', answer: 'No.' }]),
  ...datasetJsonLd(site),
];

/** Objects with one mistake each, by its description. */
export const refusedThings: Readonly<Record<string, Thing>> = {
  'a property of no class': { ...occupation, pay: 5 },
  'a property of another class': { ...occupation, acceptedAnswer: 'x' },
  'a class that does not exist': { ...occupation, '@type': 'Job' },
  'a class of other properties': { ...occupation, '@type': 'Dataset' },
  'a thing of the wrong class': { ...occupation, occupationLocation: [salary] },
  'text for a number': withSalary({ median: 'much' }),
  'a misspelt inner property': withSalary({ p10: 1 }),
  'no name': { ...occupation, name: undefined },
  'a length of time in words': withSalary({ duration: 'a year' }),
  'percentiles that fall': withSalary({ median: 1 }),
  'an address without its site': { ...occupation, url: '/en/' },
};
