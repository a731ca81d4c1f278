import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { readPages, readSingleFiles } from './pages';

/**
 * The markup of every page by html-validate's rules. Left out are rules on how markup is written, which
 * is React's business, and two that the site answers itself: explicit roles keep the meaning of a table
 * whose layout changes, and long titles are held in check by a test of their own.
 */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'element-case': 'off',
    'void-style': 'off',
    // End tags that say nothing are left out.
    'no-implicit-close': 'off',
    'no-trailing-whitespace': 'off',
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    // Boxes of one name are a list: that is how HTML knows them.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio'] }],
    'long-title': 'off',
    'require-sri': 'off',
  },
});

describe('the markup of the built pages', () => {
  it.each([...readPages(), ...readSingleFiles()])('is valid: $path', async ({ html }) => {
    const report = await validator.validateString(html);
    const problems = report.results.flatMap((result) =>
      result.messages.map(
        (message) => `${message.ruleId}: ${message.message} (${message.selector ?? ''})`,
      ),
    );
    expect([...new Set(problems)]).toEqual([]);
  });
});
