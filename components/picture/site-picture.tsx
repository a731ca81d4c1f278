import type { Words } from '@/lib/domain/words';
import { colours, RoleLine, Sheet, sizeFor } from './parts';

/** The site: its question under both lines. */
export function SitePicture({ start, words: { home, site } }: { start: string; words: Words }) {
  return (
    <Sheet site={site.name}>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        {(['solid', 'double'] as const).map((accent) => (
          <div key={accent} style={{ display: 'flex', width: 516 }}>
            <RoleLine accent={accent} />
          </div>
        ))}
      </div>
      <span style={{ fontSize: sizeFor(start, 78, 28), lineHeight: 1.15, marginTop: 48 }}>
        {start}
      </span>
      <span style={{ fontSize: sizeFor(home['heading-end'], 78, 28), lineHeight: 1.15 }}>
        {home['heading-end']}
      </span>
      <span style={{ fontSize: 44, lineHeight: 1.3, marginTop: 32, color: colours['ink-2'] }}>
        {home.lead}
      </span>
    </Sheet>
  );
}
