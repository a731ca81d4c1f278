import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules of WCAG 2.2 at levels A and AA, and axe's best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that axe skips by default. */
export const extraRules = [
  'label-content-name-mismatch',
  'table-fake-caption',
  'target-size',
  'td-has-header',
];

/**
 * Axe's findings on the page in its current state, each with its rule and element.
 *
 * @param only one rule, if another look at the same page checks the others
 */
export async function askAxe(page: Page, only?: string) {
  const all = {
    runOnly: { type: 'tag' as const, values: tags },
    rules: Object.fromEntries(extraRules.map((rule) => [rule, { enabled: true }])),
  };
  const { passes, violations, incomplete, inapplicable } = await new AxeBuilder({ page })
    .options({
      ...(only === undefined ? all : { runOnly: { type: 'rule', values: [only] } }),
      resultTypes: ['violations', 'incomplete'],
    })
    // The pages have no frames, and without support for them axe is three times as fast.
    .setLegacyMode()
    .analyze();
  const list = (results: typeof violations) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary, any }) => {
        const why = failureSummary?.split('\n').at(-1) ?? any.at(0)?.message ?? '';
        return `${id}: ${target.join(' ')}: ${why.trim()}`;
      }),
    );
  return {
    violations: list(violations),
    incomplete: list(incomplete),
    // A rule can pass for one element and be undecided for another.
    rules: [...new Set([passes, violations, incomplete, inapplicable].flat().map(({ id }) => id))],
  };
}
