import { PairRange } from '@/components/chart/pair-range';
import type { DifferenceText } from '@/lib/domain/comparison';
import type { Language } from '@/lib/i18n/languages';
import type { RangesPart as Part } from '@/lib/pay/ranges';
import { PartSource } from './part-source';
import { PartTable } from './part-table';
import './pay.css';

type Props = {
  readonly part: Part;
  readonly language: Language;
  /** The comparison's sentence, if a page shows it beside the one on the overlap. */
  readonly difference?: DifferenceText;
};

/** Both ranges on one axis, their overlap, and every percentile in a table. */
export function RangesPart({ part, language, difference }: Props) {
  const { drawing, reading, overlap, table, mean, source } = part;
  return (
    <div className="part pay-part">
      {drawing !== undefined && (
        <>
          <PairRange drawing={drawing} />
          <p className="note">{reading}</p>
        </>
      )}
      {difference !== undefined && (
        <p>
          {difference.lead !== '' && <b>{difference.lead}</b>} {difference.rest}
        </p>
      )}
      <p className="say">{overlap}</p>
      <PartTable table={table} digits stacks />
      {mean !== undefined && <p className="note">{mean}</p>}
      <PartSource source={source} language={language} />
    </div>
  );
}
