import { DataTable } from '@/components/shell/data-table';
import { SiteLink } from '@/components/shell/site-link';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { pairPath } from '@/lib/i18n/paths';
import type { SourcesPage } from '@/lib/pages/sources-page';

type Props = {
  readonly page: Pick<SourcesPage, 'pair' | 'tolerances'>;
  readonly words: Words;
  readonly language: Language;
};

/**
 * Lists for each row of the comparison the tolerance within which two values count as the same, and which
 * value has the advantage.
 */
export function Tolerances({ page: { pair, tolerances }, words, language }: Props) {
  const { same } = words.sources;
  const comparison = pairPath(language, ...pair);
  return (
    <DataTable
      className="tolerances"
      caption={same.caption}
      columns={[{ name: words.compare['column-row'] }, { name: same['column-same'] }]}
    >
      {tolerances.map((group) => (
        <tbody key={group.id}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {group.label}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <SiteLink href={`${comparison}#${row.id}`}>{row.label}</SiteLink>
                {row.measure !== undefined && <small>{row.measure}</small>}
              </th>
              <td>
                {row.same}
                <small>{row.favors}</small>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}
