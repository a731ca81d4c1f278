import type { Language } from '@/lib/i18n/languages';
import type { OutlookPart as Part } from '@/lib/pay/outlook';
import { PartSource } from './part-source';
import { PartTable } from './part-table';

/** Jobs now and in ten years, the reasons for openings, and how often people leave. */
export function OutlookPart({ part, language }: { part: Part; language: Language }) {
  const { absences, reasons, table, rounded, rates, comparisons, source } = part;
  return (
    <div className="part">
      {[...absences, ...reasons].map((text) => (
        <p key={text}>{text}</p>
      ))}
      {table !== undefined && (
        <>
          <PartTable table={table} stacks />
          <p className="note">{rounded}</p>
        </>
      )}
      {comparisons.length > 0 && <p>{comparisons.join(' ')}</p>}
      {rates !== undefined && <PartTable table={rates} digits />}
      <PartSource source={source} language={language} />
    </div>
  );
}
