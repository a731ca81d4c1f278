import type { ReactNode } from 'react';
import type { Accent } from '@/lib/domain/profile';
import { RoleName } from './role-name';
import { RunningHead } from './running-head';

type Column = {
  readonly name: string;
  /** The accent of a role, if the column is one. */
  readonly accent?: Accent | undefined;
  /** Replaces the name in the heading on the screen. */
  readonly head?: ReactNode;
};

type Props = {
  readonly className: string;
  readonly caption: ReactNode;
  readonly columns: readonly Column[];
  /** Sets ARIA roles, because some browsers lose table semantics when the layout changes on a phone. */
  readonly hasRoles?: boolean;
  /** Repeats the heading on each printed page. */
  readonly hasRunningHead?: boolean;
  /** The bodies of the table. */
  readonly children: ReactNode;
};

/** Returns a name, with its mark if it is a role. */
export const markedName = ({ name, accent }: Pick<Column, 'name' | 'accent'>) =>
  accent === undefined ? name : <RoleName accent={accent}>{name}</RoleName>;

/** A table with a caption and one heading per column. */
export function DataTable(props: Props) {
  const { className, caption, columns, hasRoles = false, hasRunningHead = false, children } = props;
  const role = (name: string) => (hasRoles ? name : undefined);
  return (
    <table className={className} role={role('table')}>
      <caption>{caption}</caption>
      <thead role={role('rowgroup')}>
        <tr role={role('row')}>
          {columns.map((column) => (
            <th key={column.name} scope="col" role={role('columnheader')}>
              {column.head ?? markedName(column)}
            </th>
          ))}
        </tr>
      </thead>
      {children}
      {hasRunningHead && (
        <RunningHead>
          {columns.map((column) => (
            <td key={column.name}>{markedName(column)}</td>
          ))}
        </RunningHead>
      )}
    </table>
  );
}
