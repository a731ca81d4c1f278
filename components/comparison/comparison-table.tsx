import { RoleName } from '@/components/shell/role-name';
import { SiteLink } from '@/components/shell/site-link';
import type {
  Comparison,
  ComparisonGroup,
  ComparisonRow,
  RoleColumn,
} from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { groupAnchor, rolePath } from '@/lib/i18n/paths';
import { onHost } from '@/lib/site-path';
import { CellView } from './cell-view';
import './comparison-table.css';

type Props = {
  readonly comparison: Comparison;
  readonly words: Words;
  readonly language: Language;
  readonly caption: string;
  /** Where the rows' own links lead: this page, or the full comparison. */
  readonly rowPage?: `/${string}`;
  /** Left out where the table has one group, whose name the page says already. */
  readonly hasGroupNames?: boolean;
};

/**
 * Two roles side by side: a real table whose roles are written out, since its layout changes on a
 * narrow screen and `display` would otherwise take its meaning away.
 */
export function ComparisonTable(props: Props) {
  const { comparison, words, language, caption, rowPage, hasGroupNames = true } = props;
  return (
    <table className="cmp" role="table">
      <caption>{caption}</caption>
      <colgroup>
        <col className="c-label" />
        <col />
        <col />
        <col className="c-difference" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {words.compare['column-row']}
          </th>
          {comparison.roles.map((role) => (
            <RoleHead key={role.id} role={role} words={words} language={language} />
          ))}
          <th scope="col" role="columnheader">
            {words.compare['column-difference']}
          </th>
        </tr>
      </thead>
      {comparison.groups.map((group) => (
        <Group
          key={group.id}
          group={group}
          roles={comparison.roles}
          words={words}
          language={language}
          rowPage={rowPage ?? ''}
          hasName={hasGroupNames}
        />
      ))}
    </table>
  );
}

function RoleHead({
  role,
  words,
  language,
}: {
  role: RoleColumn;
  words: Words;
  language: Language;
}) {
  return (
    <th scope="col" role="columnheader">
      <span className={`cmp-role line-${role.accent}`}>
        <SiteLink href={rolePath(language, role.id)}>
          <RoleName accent={role.accent}>{role.name}</RoleName>
        </SiteLink>
        <small>{fill(words.compare['occupation-code'], { code: role.occupation.code })}</small>
      </span>
    </th>
  );
}

type GroupProps = {
  readonly group: ComparisonGroup;
  readonly roles: Comparison['roles'];
  readonly words: Words;
  readonly language: Language;
  readonly rowPage: string;
  readonly hasName: boolean;
};

function Group({ group, roles, words, language, rowPage, hasName }: GroupProps) {
  return (
    <tbody role="rowgroup" id={hasName ? groupAnchor(group.id) : undefined}>
      {hasName && (
        <tr className="cmp-group" role="row">
          <th colSpan={4} scope="rowgroup" role="rowheader">
            {group.label}
          </th>
        </tr>
      )}
      {group.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          roles={roles}
          words={words}
          language={language}
          rowPage={rowPage}
        />
      ))}
    </tbody>
  );
}

type RowProps = Pick<GroupProps, 'roles' | 'words' | 'language' | 'rowPage'> & {
  readonly row: ComparisonRow;
};

function Row({ row, roles, words, language, rowPage }: RowProps) {
  const { difference } = row;
  return (
    <tr role="row" id={row.id} className={`row ${difference.tone}`}>
      <th scope="row" role="rowheader" className="lab">
        <a
          className="perma"
          href={onHost(`${rowPage}#${row.id}`)}
          aria-label={fill(words.compare['row-link'], { row: row.label })}
        >
          §
        </a>
        {row.label}
        {row.detail !== '' && <small>{row.detail}</small>}
        {row.meaning !== undefined && <small>{row.meaning}</small>}
        {row.mixed !== undefined && <small className="mixed">{row.mixed}</small>}
      </th>
      {([0, 1] as const).map((side) => (
        <td key={roles[side].id} role="cell">
          <span className={`who mark-${roles[side].accent}`} aria-hidden="true">
            {roles[side].name}
          </span>
          <CellView
            cell={row.cells[side]}
            language={language}
            accent={roles[side].accent}
            words={words}
          />
        </td>
      ))}
      <td role="cell" className="dif">
        <p>
          {difference.lead !== '' && <b>{difference.lead}</b>} {difference.rest}
        </p>
      </td>
    </tr>
  );
}
