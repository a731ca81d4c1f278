import type { Language } from '@/lib/i18n/languages';
import type { PricesPart as Part } from '@/lib/pay/prices';
import { PartSource } from './part-source';
import { PartTable } from './part-table';
import './pay.css';

/** What the medians buy at local prices. This is our calculation, kept apart from what people are paid. */
export function PricesPart({ part, language }: { part: Part; language: Language }) {
  const { sentences, open, table, source } = part;
  return (
    <div className="part pay-part">
      {sentences.length > 0 && <p>{sentences.join(' ')}</p>}
      {table !== undefined && (
        <details className="pay-fold">
          <summary>{open}</summary>
          <PartTable table={table} digits stacks />
        </details>
      )}
      <PartSource source={source} language={language} />
    </div>
  );
}
