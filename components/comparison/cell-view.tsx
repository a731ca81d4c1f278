import { PayRange } from '@/components/chart/pay-range';
import { SiteLink } from '@/components/shell/site-link';
import type { Cell, CellSource } from '@/lib/domain/cell';
import type { Accent } from '@/lib/domain/profile';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';
import './cell-view.css';

type Props = {
  readonly cell: Cell;
  /**
   * Whether the source is folded, with place, year and occupation inside, as a table has room for it; or
   * open, as a role's own page has it, where label and head say those already.
   */
  readonly sourceIs?: 'folded' | 'open';
  readonly accent: Accent;
  readonly words: CellWords;
  readonly language: Language;
};

/** The few words that cells need: a page that moves rows has them in the browser. */
export type CellWords = {
  /** What an item of a list says when the other role's list has it too. */
  readonly both: string;
  readonly source: string;
};

export const cellWords = ({ compare, role }: Words): CellWords => ({
  both: compare.both,
  source: role['note-label'],
});

/** A value, the remark that belongs to it, and its source. */
export function CellView({ cell, accent, words, language, sourceIs = 'folded' }: Props) {
  const Origin = sourceIs === 'open' ? OpenSource : FoldedSource;
  return (
    <>
      <Value cell={cell} accent={accent} bothLabel={words.both} />
      {cell.note !== undefined && <span className="val-note">{cell.note}</span>}
      {cell.source !== undefined && (
        <Origin source={cell.source} label={words.source} language={language} />
      )}
    </>
  );
}

type ValueProps = Pick<Props, 'cell' | 'accent'> & { readonly bothLabel: string };

/** The value alone, without remark and source. */
export function Value({ cell, accent, bothLabel }: ValueProps) {
  switch (cell.kind) {
    case 'text':
      return <span className="val">{cell.text}</span>;
    case 'figure':
      return <span className="val-num">{cell.text}</span>;
    case 'money':
      return <span className="val-num val-money">{cell.text}</span>;
    case 'pay':
      return (
        <>
          <span className="val-num val-money">{cell.text}</span>
          <PayRange range={cell.range} accent={accent} />
          <span className="val-note">{cell.range.half}</span>
          <span className="val-note">{cell.range.tenths}</span>
        </>
      );
    case 'list':
      return (
        <ul className="val val-list">
          {cell.items.map((item) => (
            <li key={item.text}>
              {item.text}
              {item.shared && <small>{` (${bothLabel})`}</small>}
            </li>
          ))}
        </ul>
      );
    case 'answer':
      return (
        <>
          <span className="val-num">{cell.answer}</span>
          <span className="val">{cell.reason}</span>
        </>
      );
    case 'missing':
      return <span className="val val-why">{cell.text}</span>;
  }
}

type SourceProps = { readonly source: CellSource; readonly label: string } & Pick<
  Props,
  'language'
>;

function OpenSource({ source, label, language }: SourceProps) {
  return (
    <p className="src">
      <span className="sr-only">{`${label}: `}</span>
      {source.who !== undefined && `${source.who}. `}
      {source.entries.map(({ id, short }, index) => (
        <SiteLink key={id} href={`${sourcesPath(language)}#${sourceAnchor(id)}`}>
          {index === 0 ? source.short : short}
        </SiteLink>
      ))}
    </p>
  );
}

/** The source's name in sight; one step opens year, place, occupation and the way to the entry. */
function FoldedSource({ source, label, language }: SourceProps) {
  return (
    <details className="src">
      <summary>
        <span className="sr-only">{`${label}: `}</span>
        {source.short}
      </summary>
      <p>
        {source.grain}
        {source.entries.map((entry) => (
          <SiteLink key={entry.id} href={`${sourcesPath(language)}#${sourceAnchor(entry.id)}`}>
            {entry.short}
          </SiteLink>
        ))}
      </p>
    </details>
  );
}
