import { describe, expect, it } from 'vitest';
import { budgets, filesOverBudget, getBudget, overBudget, sizeTable } from '@/lib/export/budgets';
import type { PageSize } from '@/lib/export/finalize-export';

const light: PageSize = {
  path: '/en/about/',
  html: 7_000,
  style: 4_000,
  script: 0,
  requests: 1,
  hydrated: 7_000,
};

const offline = { worker: 2_000, core: 200_000, addresses: 30 };

describe('the budget of a page', () => {
  it('is larger for a comparison, and largest for reference pages', () => {
    const paths = ['/', '/en/', '/en/roles/paralegal/', '/en/compare/', '/404.html'];
    for (const path of paths) expect(getBudget(path), path).toBe(budgets.page);
    expect(getBudget('/en/compare/paralegal-vs-legal-secretary/')).toBe(budgets.comparison);
    for (const path of ['/en/faq/', '/en/sources/']) {
      expect(getBudget(path), path).toBe(budgets.reference);
    }
  });

  it('is enough for a light page', () => {
    expect(overBudget(light)).toEqual([]);
  });

  it('counts the page and its script, to the byte', () => {
    const full = { ...light, html: budgets.page - 600, script: 600, requests: 2 };
    expect(overBudget(full)).toEqual([]);
    expect(overBudget({ ...full, script: 601 })).toEqual([
      '/en/about/: 14001 bytes on a first visit, expected at most 14000',
    ]);
  });

  it('reports everything over budget', () => {
    const heavy = {
      ...light,
      html: 20_000,
      script: 2_000,
      requests: 3,
      hydrated: budgets.hydrated + 1,
    };
    expect(overBudget(heavy)).toEqual([
      '/en/about/: 22000 bytes on a first visit, expected at most 14000',
      '/en/about/: 3 requests, expected at most 2',
      '/en/about/: 2000 bytes of script, expected at most 1500',
      `/en/about/: ${budgets.hydrated + 1} bytes once hydrated, expected at most ${budgets.hydrated}`,
    ]);
  });
});

describe('the budget of a single file', () => {
  it('counts its uncompressed bytes, to the byte', () => {
    const file = { path: '/files/en/a-vs-b.html', bytes: budgets.singleFile };
    expect(filesOverBudget({ pages: [], files: [file], offline })).toEqual([]);
    expect(
      filesOverBudget({
        pages: [],
        files: [file, { ...file, bytes: budgets.singleFile + 1 }],
        offline,
      }),
    ).toEqual([
      `/files/en/a-vs-b.html: ${budgets.singleFile + 1} bytes, expected at most ${budgets.singleFile}`,
    ]);
  });
});

describe('the table of compressed sizes', () => {
  it('shows each page with its share of the budget', () => {
    const [head, row] = sizeTable({ pages: [light], files: [], offline }).split('\n');
    expect(head).toMatch(/^page +HTML +of it CSS +script +requests +of budget +hydrated/);
    expect(row).toMatch(/^\/en\/about\/ +7,000 +4,000 +0 +1 +50 % +7,000$/);
  });
});
