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
   * `folded` hides place, year and occupation in a disclosure, as tables need. `open` shows the source in
   * full, for a role's page, whose label and heading already give these.
   */
  readonly sourceIs?: 'folded' | 'open';
  readonly accent: Accent;
  readonly words: CellWords;
  readonly language: Language;
};

/** The few texts that cells need. Pages with interactive rows send them to the browser. */
export type CellWords = {
  /** Marks a list item that the other role's list has too. */
  readonly both: string;
  readonly source: string;
};

export const cellWords = ({ compare, role }: Words): CellWords => ({
  both: compare.both,
  source: role['note-label'],
});

/** A value with its note and its source. */
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

/** Only the value, without note and source. */
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

/** Shows the source's name. A disclosure adds year, place, occupation and a link to the entry. */
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
