import { viewScript } from '@/lib/share/view-script';

/** Sets the controls of a view from the address. Place it right after them. */
export function ViewScript() {
  return (
    <script
      data-view=""
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; React would escape its quotes
      dangerouslySetInnerHTML={{ __html: viewScript }}
    />
  );
}
