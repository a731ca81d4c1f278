import { afterEach } from 'vitest';

// Most tests have no DOM: they need not load what looks at one.
if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest');
  const { cleanup } = await import('@testing-library/react');
  afterEach(cleanup);
}
