import { renderToStaticMarkup } from 'react-dom/server';
import { remark } from 'remark';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Prose } from '@/components/prose/prose';
import { getBlock } from '@/lib/content/links';

const view =
  '/en/compare/paralegal-vs-legal-secretary/?g=glance.pay&place=us-fl#p=pay.school&at=pay';

/** Renders a text like a page. */
const shown = (text: string) =>
  renderToStaticMarkup(
    <Prose
      content={remark()
        .parse(text)
        .children.map((node) => getBlock(node))}
      sources={[]}
      sourceLabel="Source"
      language="en"
    />,
  ).replaceAll('&amp;', '&');

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a link in a text to a view of a comparison', () => {
  it('keeps its query and its fragment', () => {
    expect(shown(`See [pay](${view}).`)).toContain(`<a href="${view}">pay</a>`);
  });

  it('starts with the path of the host', () => {
    vi.stubEnv('SITE_PATH', '/careers');
    expect(shown(`See [pay](${view}).`)).toContain(`<a href="/careers${view}">pay</a>`);
  });
});

describe('a text with literal brackets', () => {
  it('shows them without their backslashes', () => {
    expect(shown('They \\[sic\\] file “[a] paper”.')).toContain('They [sic] file “[a] paper”.');
  });
});
