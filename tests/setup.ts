import { afterEach } from 'vitest';

// Load the DOM matchers only for tests with a DOM, since most have none.
if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest');
  const { cleanup } = await import('@testing-library/react');
  afterEach(cleanup);
}
