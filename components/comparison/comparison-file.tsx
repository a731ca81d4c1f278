import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import type { CellSource } from '@/lib/domain/cell';
import type { Comparison, ComparisonRow } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { groupAnchor, homePath } from '@/lib/i18n/paths';
import { Value } from './cell-view';
import { DifferenceText, RowGroup } from './comparison-rows';
import { getHeads, TableFoot, TableTop } from './table-frame';

type Props = {
  readonly comparison: Comparison;
  readonly heading: string;
  /** The caption of the table. The page's own caption mentions disclosures, which a file lacks. */
  readonly caption: string;
  /** Tells that this is a copy, and of which data. The address of the page follows. */
  readonly copy: string;
  readonly address: string;
  readonly license: string;
  readonly words: Words;
  readonly language: Language;
};

/** The notes of a file by their text: the number of each, and the short name that values show. */
type Notes = ReadonlyMap<string, { readonly number: number; readonly text: string }>;

const getNote = ({ grain, entries }: CellSource): string =>
  `${grain} ${entries.map(({ short }) => short).join('; ')}.`;

const getKey = (source: CellSource): string => `${source.short}\n${getNote(source)}`;

/** Collects the notes. Sources with identical text share one. */
function getNotes({ groups }: Comparison): Notes {
  const notes = new Map<string, { number: number; text: string }>();
  for (const { source } of groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))) {
    if (source === undefined || notes.has(getKey(source))) continue;
    notes.set(getKey(source), { number: notes.size + 1, text: getNote(source) });
  }
  return notes;
}

/**
 * The body of a single-file comparison (docs/decisions/0018-single-file.md). Numbered notes replace
 * disclosures, and everything that needs a script or another page is left out.
 */
export function ComparisonFile(props: Props) {
  const { comparison, heading, copy, address, license, words, language } = props;
  const notes = getNotes(comparison);
  return (
    <div className="page">
      <header className="head">
        <SiteLink className="site-name" href={homePath(language)}>
          {words.site.name}
        </SiteLink>
      </header>
      <main>
        <div className="top">
          <h1>{heading}</h1>
          {comparison.opening.map((sentence) => (
            <p key={sentence} className="lead">
              {sentence}
            </p>
          ))}
        </div>
        <nav aria-label={words.compare.groups}>
          <ul className="jump">
            {comparison.groups.map(({ id, label }) => (
              <li key={id}>
                <a href={`#${groupAnchor(id)}`}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <FileTable {...props} notes={notes} />
        <SourceList
          heading={words.compare.sources}
          sources={comparison.sources}
          words={words}
          language={language}
        >
          <ol>
            {[...notes.values()].map(({ number, text }) => (
              <li key={number} id={`n${number}`}>
                {text}
              </li>
            ))}
          </ol>
        </SourceList>
        <p className="reviewed">{fill(words.compare.reviewed, { date: comparison.reviewed })}</p>
      </main>
      <footer className="foot">
        <p>{words.site.footer}</p>
        <p>
          {copy} <a href={address}>{address}</a>
        </p>
        <p>{license}</p>
      </footer>
    </div>
  );
}

type TableProps = Pick<Props, 'comparison' | 'caption' | 'words' | 'language'> & {
  readonly notes: Notes;
};

function FileTable({ comparison, caption, words, language, notes }: TableProps) {
  const heads = getHeads(comparison, words, caption);
  return (
    <table className="cmp" role="table">
      <TableTop heads={heads} language={language} />
      {comparison.groups.map(({ id, label, rows }) => (
        <RowGroup key={id} anchor={groupAnchor(id)} label={label}>
          {rows.map((row) => (
            <FileRow key={row.id} row={row} roles={comparison.roles} words={words} notes={notes} />
          ))}
        </RowGroup>
      ))}
      <TableFoot heads={heads} />
    </table>
  );
}

type RowProps = {
  readonly row: ComparisonRow;
  readonly roles: Comparison['roles'];
  readonly words: Words;
  readonly notes: Notes;
};

/** A row. Each cell names its role in an attribute for narrow screens, where the page uses an element. */
function FileRow({ row, roles, words, notes }: RowProps) {
  const { id, label, detail, meaning, mixed, cells, difference } = row;
  return (
    <tr role="row" id={id} className={`row ${difference.tone}`}>
      <th scope="row" role="rowheader" className="lab">
        {label}
        {detail !== '' && <small>{detail}</small>}
        {meaning !== undefined && <small>{meaning}</small>}
        {mixed !== undefined && <small className="mixed">{mixed}</small>}
      </th>
      {([0, 1] as const).map((side) => {
        const { id: role, name, accent } = roles[side];
        const { note, source } = cells[side];
        const number = source && notes.get(getKey(source))?.number;
        return (
          <td key={role} role="cell" {...{ [`data-of-${accent}`]: name }}>
            <Value cell={cells[side]} accent={accent} bothLabel={words.compare.both} />
            {note !== undefined && <span className="val-note">{note}</span>}
            {source !== undefined && (
              <a className="src" href={`#n${number}`}>{`${source.short} [${number}]`}</a>
            )}
          </td>
        );
      })}
      <td role="cell" className="dif">
        <DifferenceText {...difference} />
      </td>
    </tr>
  );
}
