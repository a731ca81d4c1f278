import { SmallPairRange } from '@/components/chart/pair-range';
import { DataTable } from '@/components/shell/data-table';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import type { Area, AreasPart as Part } from '@/lib/pay/areas';
import { PartSource } from './part-source';
import './areas-part.css';
import './pay.css';

type Props = { readonly part: Part; readonly words: Words; readonly language: Language };

/** The areas of a state: the pay of both jobs in each, drawn on one scale. */
export function AreasPart({ part, words, language }: Props) {
  const { caption, roles, groups, notes, source } = part;
  return (
    <div className="part pay-part">
      <p>{notes.join(' ')}</p>
      <DataTable
        className="areas"
        caption={caption}
        columns={[...roles, { name: words['pay-page']['column-overlap'] }]}
        hasRoles
        hasRunningHead
      >
        {groups.flatMap(({ kind, heading, areas }) => [
          <tbody key={kind} role="rowgroup">
            <tr role="row">
              <th scope="rowgroup" colSpan={3} role="rowheader" className="area-kind">
                {heading}
              </th>
            </tr>
          </tbody>,
          ...areas.map((area) => <AreaRows key={area.code} area={area} />),
        ])}
      </DataTable>
      <PartSource source={source} language={language} />
    </div>
  );
}

/** The area's name across the table, above its figures, so that no column gets too narrow on a phone. */
function AreaRows({ area }: { area: Area }) {
  const { name, shared, cells, overlap, drawing } = area;
  return (
    <tbody role="rowgroup">
      <tr role="row">
        <th scope="rowgroup" colSpan={3} role="rowheader">
          {name}
          {shared !== undefined && <small>{shared}</small>}
        </th>
      </tr>
      <tr role="row">
        {cells.map(({ median, lines }, index) => (
          // The cells keep the order of the columns.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <td key={index} role="cell">
            {median !== undefined && <b>{median}</b>}
            {lines.map((line) => (
              <small key={line}>{line}</small>
            ))}
          </td>
        ))}
        <td role="cell">
          {drawing !== undefined && <SmallPairRange drawing={drawing} />}
          {overlap}
        </td>
      </tr>
    </tbody>
  );
}
