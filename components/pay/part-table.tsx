import { RoleName } from '@/components/shell/role-name';
import { RunningHead } from '@/components/shell/running-head';
import type { Accent } from '@/lib/domain/profile';
import type { PartCell, PartTable as Table } from '@/lib/pay/part';
import './part-table.css';

type Props = {
  readonly table: Table;
  /** Figures stand to the right, digits under digits; without it at the left, where their bars start. */
  readonly digits?: boolean;
  /**
   * On a phone the head of each row stands across, and its cells below, so that no figure and no name has to
   * break. The roles of the table are written out for that: some browsers forget them when the layout changes.
   */
  readonly stacks?: boolean;
};

/** More rows than this may not fit on one sheet of paper. */
const mostOnSheet = 20;

/** A table of a part of the page about pay; bars of a group share one scale from side to side. */
export function PartTable({ table, digits = false, stacks = false }: Props) {
  const { caption, corner, columns, groups } = table;
  const role = (name: string) => (stacks ? name : undefined);
  const classes = ['part-table', digits && 'digits', stacks && 'stacks'].filter(Boolean);
  return (
    <table className={classes.join(' ')} role={role('table')}>
      <caption>{caption}</caption>
      <thead role={role('rowgroup')}>
        <tr role={role('row')}>
          <th scope="col" role={role('columnheader')}>
            {corner}
          </th>
          {columns.map(({ name, accent }) => (
            <th key={name} scope="col" role={role('columnheader')}>
              {named(name, accent)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ heading, rows }) => (
        <tbody key={rows[0]?.label} role={role('rowgroup')}>
          {heading !== undefined && (
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {heading}
              </th>
            </tr>
          )}
          {rows.map(({ label, accent: line, note, letters, cells }) => (
            <tr key={label} role={role('row')}>
              <th scope="row" role={role('rowheader')}>
                {named(label, line)}
                {letters !== undefined && (
                  <>
                    {' '}
                    <b>{letters}</b>
                  </>
                )}
                {note !== undefined && <small>{note}</small>}
              </th>
              {columns.map(({ name, accent = 'solid' }, index) => (
                <td key={name} role={role('cell')}>
                  {showCell(cells[index], accent)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
      {groups.flatMap(({ rows }) => rows).length > mostOnSheet && (
        <RunningHead>
          <td>{corner}</td>
          {columns.map(({ name, accent }) => (
            <td key={name}>{named(name, accent)}</td>
          ))}
        </RunningHead>
      )}
    </table>
  );
}

const named = (name: string, accent: Accent | undefined) =>
  accent === undefined ? name : <RoleName accent={accent}>{name}</RoleName>;

function showCell(cell: PartCell | undefined, accent: Accent) {
  if (cell === undefined) return null;
  if (cell.kind === 'missing') return <i>{cell.text}</i>;
  return (
    <>
      {cell.text}
      {cell.detail !== undefined && <small>{cell.detail}</small>}
      {cell.bar !== undefined && (
        <svg className="part-bar" height="12" aria-hidden="true">
          <rect
            className={accent}
            y="1"
            width={`${Math.round(cell.bar * 1e4) / 100}%`}
            height="10"
          />
        </svg>
      )}
    </>
  );
}
