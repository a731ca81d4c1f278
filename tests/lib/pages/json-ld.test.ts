import { describe, expect, it } from 'vitest';
import { tableSources } from '@/lib/domain/tables';
import {
  breadcrumbJsonLd,
  datasetJsonLd,
  faqJsonLd,
  getGraph,
  occupationJsonLd,
  websiteJsonLd,
} from '@/lib/pages/json-ld';
import { readFrozenSite, sampleRoles } from '@/tests/lib/domain/sample';

const site = readFrozenSite();
const [role] = sampleRoles(site);
const code = role.occupation.code;

/** The newest row of the table, read directly by its column names. */
const [newest] = site.tables.oewsNational
  .filter((row) => row.soc === code)
  .sort((one, two) => two.reference_period.localeCompare(one.reference_period));
if (newest === undefined) throw new Error('The table has no row of the role');

const trail = [{ label: 'Home', path: '/en/' }, { label: 'Nurse' }] as const;
const occupation = occupationJsonLd(role, site, 'https://a.example/en/roles/nurse/');

describe('the structured data of a role', () => {
  it('gives yearly pay in dollars at five percentiles, from the newest release', () => {
    expect(occupation).toMatchObject({
      '@type': 'Occupation',
      name: 'Nurse',
      occupationalCategory: code,
      occupationLocation: [{ '@type': 'Country', name: 'United States' }],
      estimatedSalary: [
        {
          '@type': 'MonetaryAmountDistribution',
          currency: 'USD',
          duration: 'P1Y',
          percentile10: newest.annual_p10_usd,
          percentile25: newest.annual_p25_usd,
          median: newest.annual_median_usd,
          percentile75: newest.annual_p75_usd,
          percentile90: newest.annual_p90_usd,
        },
      ],
    });
  });

  it('leaves out pay if the table has no figure', () => {
    const unknown = { ...role, occupation: { code: '99-9999', title: 'None' } };
    const thing = occupationJsonLd(unknown, site, 'https://a.example/');
    expect(Object.keys(thing)).not.toContain('estimatedSalary');
  });
});

describe('the structured data of a breadcrumb', () => {
  it('numbers the steps and gives the address of all but the page itself', () => {
    const thing = breadcrumbJsonLd(trail, (path) => `https://a.example${path}`);
    expect(thing.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://a.example/en/' },
      { '@type': 'ListItem', position: 2, name: 'Nurse' },
    ]);
  });
});

describe('the structured data of the site and its questions', () => {
  it('names the site and its address', () => {
    const thing = websiteJsonLd(site, 'en', 'https://a.example/');
    expect(thing).toMatchObject({ name: site.words.site.name, url: 'https://a.example/' });
  });

  it('gives each question with its answer', () => {
    const thing = faqJsonLd([{ question: 'May they give advice?', answer: 'No.' }]);
    expect(thing.mainEntity).toEqual([
      {
        '@type': 'Question',
        name: 'May they give advice?',
        acceptedAnswer: { '@type': 'Answer', text: 'No.' },
      },
    ]);
  });
});

describe('the structured data of the tables', () => {
  it('gives the publisher, address and period of each table', () => {
    const things = datasetJsonLd(site);
    const source = site.sources.get(tableSources.oewsNational);
    expect(things).toHaveLength(2);
    expect(things[0]).toMatchObject({
      name: source?.title,
      creator: { name: source?.publisher },
      isBasedOn: source?.address,
      temporalCoverage: expect.stringContaining(`/${newest.reference_period}`),
    });
    expect(things[1]?.temporalCoverage).toMatch(/^20\d\d\/20\d\d$/);
    // Search engines reject shorter and longer descriptions.
    for (const { description } of things) {
      expect(String(description).length).toBeGreaterThan(50);
      expect(String(description).length).toBeLessThan(5000);
    }
  });
});

it('combines several objects into one document', () => {
  expect(getGraph([occupation])).toEqual({
    '@context': 'https://schema.org',
    '@graph': [occupation],
  });
});
