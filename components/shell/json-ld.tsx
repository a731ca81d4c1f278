import { graphOf, type Thing } from '@/lib/pages/json-ld';

/**
 * Structured data for search engines. The one place where a string becomes markup: a script's text
 * cannot be written as children, React would escape its quotes. `<` is escaped, so that no word of the
 * content can close the script.
 */
export function JsonLd({ things }: { things: readonly Thing[] }) {
  const text = JSON.stringify(graphOf(things)).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
