import { RoleName } from '@/components/shell/role-name';
import { RunningHead } from '@/components/shell/running-head';
import { SiteLink } from '@/components/shell/site-link';
import type { Comparison, RoleColumn } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { rolePath } from '@/lib/i18n/paths';

/** The caption and headings of a comparison table. */
export type TableHeads = {
  readonly caption: string;
  /** The headings of the first and the last column. */
  readonly row: string;
  readonly difference: string;
  readonly roles: readonly (Pick<RoleColumn, 'id' | 'name' | 'accent'> & {
    readonly code: string;
  })[];
};

/** Returns the headings of a comparison's table. */
export const getHeads = (
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

/** The caption of the table, its columns and their headings. */
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

/** The headings that each printed page repeats. */
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
