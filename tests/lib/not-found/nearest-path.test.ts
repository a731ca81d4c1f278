import { describe, expect, it } from 'vitest';
import { nearestPage } from '@/lib/not-found/nearest-path';

const pages = [
  { path: '/en/', label: 'Home' },
  { path: '/en/roles/paralegal/', label: 'Paralegal' },
  { path: '/en/roles/legal-secretary/', label: 'Legal secretary' },
  { path: '/en/faq/', label: 'Questions' },
];

describe('the hint of the 404 page', () => {
  it.each([
    ['/en/roles/paralegel/', 'Paralegal'],
    ['/en/roles/PARALEGAL', 'Paralegal'],
    ['/roles/paralegal', 'Paralegal'],
    ['/en/roles/legal-secretaries/', 'Legal secretary'],
    ['/en/faqs/', 'Questions'],
    ['//en//faq', 'Questions'],
  ])('leads from %s to %s', (path, label) => {
    expect(nearestPage(path, pages)?.label).toBe(label);
  });

  it.each(['/wp-login.php', '/some/other/place/', '/%E0%A4%A', `/${'a'.repeat(5000)}`, ''])(
    'says nothing where nothing is near: %s',
    (path) => {
      expect(nearestPage(path, pages)).toBeUndefined();
    },
  );
});
