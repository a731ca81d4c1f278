import { getGraph, type Thing } from '@/lib/pages/json-ld';

/**
 * Structured data for search engines. React would escape quotes in a script's children, so this sets HTML. It
 * escapes `<`, so content cannot close the script.
 */
export function JsonLd({ things }: { things: readonly Thing[] }) {
  const text = JSON.stringify(getGraph(things)).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
