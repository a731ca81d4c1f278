import { percent } from '@/components/chart/percent';
import { DataTable, markedName } from '@/components/shell/data-table';
import type { Accent } from '@/lib/domain/profile';
import type { PartCell, PartTable as Table } from '@/lib/pay/part';
import './part-table.css';

type Props = {
  readonly table: Table;
  /** Right-aligns figures so digits line up. Otherwise they align left, where their bars start. */
  readonly digits?: boolean;
  /** On a phone, puts the row heading above its cells, so that no figure or name breaks. */
  readonly stacks?: boolean;
};

/** More rows than this may not fit on one printed page. */
const mostOnSheet = 20;

/** A table in a part of the pay page. The bars of a group share one scale across the columns. */
export function PartTable({ table, digits = false, stacks = false }: Props) {
  const { caption, corner, columns, groups } = table;
  const role = (name: string) => (stacks ? name : undefined);
  const classes = ['part-table', digits && 'digits', stacks && 'stacks'].filter(Boolean);
  return (
    <DataTable
      className={classes.join(' ')}
      caption={caption}
      columns={[{ name: corner }, ...columns]}
      hasRoles={stacks}
      hasRunningHead={groups.flatMap(({ rows }) => rows).length > mostOnSheet}
    >
      {groups.map(({ heading, rows }) => (
        <tbody key={rows[0]?.label} role={role('rowgroup')}>
          {heading !== undefined && (
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {heading}
              </th>
            </tr>
          )}
          {rows.map(({ label, accent, note, letters, cells }) => (
            <tr key={label} role={role('row')}>
              <th scope="row" role={role('rowheader')}>
                {markedName({ name: label, accent })}
                {letters !== undefined && (
                  <>
                    {' '}
                    <b>{letters}</b>
                  </>
                )}
                {note !== undefined && <small>{note}</small>}
              </th>
              {columns.map(({ name, accent: line = 'solid' }, index) => (
                <td key={name} role={role('cell')}>
                  {showCell(cells[index], line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

function showCell(cell: PartCell | undefined, accent: Accent) {
  if (cell === undefined) return null;
  if (cell.kind === 'missing') return <i>{cell.text}</i>;
  return (
    <>
      {cell.text}
      {cell.detail !== undefined && <small>{cell.detail}</small>}
      {cell.bar !== undefined && (
        <svg className="part-bar" height="12" aria-hidden="true">
          <rect className={accent} y="1" width={percent(cell.bar)} height="10" />
        </svg>
      )}
    </>
  );
}
