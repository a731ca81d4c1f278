import { describe, expect, it } from 'vitest';
import { readPages } from './pages';

describe('a page that shows O*NET figures', () => {
  it('has the credit that their license requires', () => {
    const shown = readPages().filter((page) => page.html.includes('O*NET,'));
    expect(shown.length).toBeGreaterThan(0);
    for (const page of shown) {
      expect(page.html, page.path).toContain('Used under the CC BY 4.0 license');
    }
  });
});
