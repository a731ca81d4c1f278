import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { patience } from './patience.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whole sites take longest to read, so they come last: most mutants are found before. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('/faults.test.ts');
    return [...files.filter((file) => !isLong(file)), ...files.filter(isLong)];
  }
}

/**
 * The tests that mutants run against (`node scripts/mutation.mjs`): those of the mutated code itself. What asks
 * for thousands of runs, or only passes through that code on its way to a page, would cost hours. A file of
 * its own, since Stryker runs all projects of a configuration.
 */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: [
      'tests/lib/content/{characters,check-*,complexity,faults,front-matter}.test.ts',
      'tests/lib/content/{links,read-*,sections,validate,wording}.test.ts',
      'tests/lib/domain/{difference,lean}.test.ts',
      'tests/lib/share/**/*.test.ts',
    ],
    exclude: ['node_modules/**', 'tests/**/*-properties.test.ts'],
    // One worker for all files of a run: a mutant is a run of its own, so nothing passes between two.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: patience.test,
  },
});
