import { viewScript } from '@/lib/share/view-script';

/** Stands right behind the controls of a view, and sets them as the address says. */
export function ViewScript() {
  return (
    <script
      data-view=""
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; React would escape its quotes
      dangerouslySetInnerHTML={{ __html: viewScript }}
    />
  );
}
