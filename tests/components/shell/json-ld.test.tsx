import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { JsonLd } from '@/components/shell/json-ld';

describe('structured data on a page', () => {
  it('cannot be closed by text in the content, and parses to the original', () => {
    const thing = { '@type': 'WebSite', name: '</script><script>alert("1")</script> & <!--' };
    const html = renderToStaticMarkup(<JsonLd things={[thing]} />);
    expect(html.match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(html).not.toContain('<!--');
    const text = html.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '');
    expect(JSON.parse(text)).toEqual({ '@context': 'https://schema.org', '@graph': [thing] });
  });
});
