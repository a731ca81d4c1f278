import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What WCAG 2.2 asks for at levels A and AA, and what axe advises beyond it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that axe leaves out unless they are asked for. */
export const extraRules = [
  'label-content-name-mismatch',
  'table-fake-caption',
  'target-size',
  'td-has-header',
];

/**
 * What axe says of the page as it stands: each finding with its rule and its element.
 *
 * @param only one rule, where the others have been asked of the same page in another look
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
    // The pages hold no frames: the plain way is three times as fast.
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
    // A rule can have passed in one place and be undecided in another.
    rules: [...new Set([passes, violations, incomplete, inapplicable].flat().map(({ id }) => id))],
  };
}
