import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { patience } from './patience.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that read whole sites are slow, so they run last: others kill most mutants first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('/faults.test.ts');
    return [...files.filter((file) => !isLong(file)), ...files.filter(isLong)];
  }
}

/**
 * The tests of the mutated code, for `node scripts/run.mjs mutation`. Tests with thousands of runs, or that only
 * pass through that code on the way to a page, would take hours. A separate file, since Stryker runs all
 * projects of a configuration.
 */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: [
      'tests/lib/content/{characters,check-*,complexity,faults,front-matter}.test.ts',
      'tests/lib/content/{links,read-*,sections,validate,wording}.test.ts',
      'tests/lib/domain/{difference,advantage}.test.ts',
      'tests/lib/share/**/*.test.ts',
    ],
    exclude: ['node_modules/**', 'tests/**/*-properties.test.ts'],
    // One worker for all files: each mutant is a separate run, so nothing leaks between mutants.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: patience.test,
  },
});
