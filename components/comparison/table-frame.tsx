import { RoleName } from '@/components/shell/role-name';
import { RunningHead } from '@/components/shell/running-head';
import { SiteLink } from '@/components/shell/site-link';
import type { Comparison, RoleColumn } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { rolePath } from '@/lib/i18n/paths';

/** What stands around the rows of a comparison. */
export type TableHeads = {
  readonly caption: string;
  /** The heads of the first column and of the last. */
  readonly row: string;
  readonly difference: string;
  readonly roles: readonly (Pick<RoleColumn, 'id' | 'name' | 'accent'> & {
    readonly code: string;
  })[];
};

/** The heads of a comparison's table. */
export const headsOf = (
  { roles }: Comparison,
  { compare }: Words,
  caption: string,
): TableHeads => ({
  caption,
  row: compare['column-row'],
  difference: compare['column-difference'],
  roles: roles.map(({ id, name, accent, occupation }) => ({
    id,
    name,
    accent,
    code: fill(compare['occupation-code'], { code: occupation.code }),
  })),
});

/** The name of the table, its columns and their heads. */
export function TableTop({ heads, language }: { heads: TableHeads; language: Language }) {
  return (
    <>
      <caption>{heads.caption}</caption>
      <colgroup>
        <col className="c-label" />
        <col />
        <col />
        <col className="c-difference" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {heads.row}
          </th>
          {heads.roles.map(({ id, name, accent, code }) => (
            <th key={id} scope="col" role="columnheader">
              <span className={`cmp-role line-${accent}`}>
                <SiteLink href={rolePath(language, id)}>
                  <RoleName accent={accent}>{name}</RoleName>
                </SiteLink>
                <small>{code}</small>
              </span>
            </th>
          ))}
          <th scope="col" role="columnheader">
            {heads.difference}
          </th>
        </tr>
      </thead>
    </>
  );
}

/** The heads as each sheet of paper repeats them. */
export function TableFoot({ heads }: { heads: TableHeads }) {
  return (
    <RunningHead>
      <td>{heads.row}</td>
      {heads.roles.map(({ id, name, accent, code }) => (
        <td key={id}>
          <span className={`cmp-role line-${accent}`}>
            <RoleName accent={accent}>{name}</RoleName>
            <small>{code}</small>
          </span>
        </td>
      ))}
      <td>{heads.difference}</td>
    </RunningHead>
  );
}
