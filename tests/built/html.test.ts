import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { readPages, readSingleFiles } from './pages';

/**
 * Checks every page by html-validate's rules, except those on how React writes markup and two more: explicit roles
 * keep the meaning of a table whose layout changes, and another test limits the length of titles.
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
    // The finalize step omits optional end tags.
    'no-implicit-close': 'off',
    'no-trailing-whitespace': 'off',
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    // Checkboxes that share a name form a list.
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
