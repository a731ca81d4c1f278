import { TileMap } from '@/components/chart/tile-map';
import { DataTable } from '@/components/shell/data-table';
import { PageScript } from '@/components/shell/page-script';
import { SiteLink } from '@/components/shell/site-link';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { statePayPath } from '@/lib/i18n/paths';
import type { StatesPart as Part } from '@/lib/pay/states';
import { withBasePath } from '@/lib/site-path';
import { PartSource } from './part-source';
import { StateChooser } from './state-chooser';
import './pay.css';

type Props = { readonly part: Part; readonly words: Words; readonly language: Language };

/** All states: counted, on a map, and in a table that scripts make sortable. */
export function StatesPart({ part, words, language }: Props) {
  const { sentences, map, table, source } = part;
  const messages = words['pay-page'];
  return (
    <div className="part pay-part">
      <p>{sentences.join(' ')}</p>
      <StateChooser
        label={messages.choose}
        show={messages.show}
        states={table.rows.map(({ slug, name }) => ({
          name,
          href: withBasePath(statePayPath(language, slug)),
        }))}
      />
      <TileMap map={map} language={language} />
      <StatesTable table={table} sort={messages.sort} language={language} />
      <PartSource source={source} language={language} />
      <PageScript
        entry="pay"
        props={{
          words: {
            sorted: messages.sorted,
            up: messages['order-up'],
            down: messages['order-down'],
            names: messages['order-names'],
            namesBack: messages['order-names-back'],
          },
        }}
      />
    </div>
  );
}

type TableProps = {
  readonly table: Part['table'];
  /** The accessible name of a sort button, with the placeholder `{column}`. */
  readonly sort: string;
  readonly language: Language;
};

/** The states in their original order. `sort-table.ts` makes the buttons in the headings work. */
function StatesTable({ table, sort, language }: TableProps) {
  return (
    <>
      <DataTable
        className="part-table digits stacks state-table"
        caption={
          <>
            {table.caption} <span>{table.order}</span>
          </>
        }
        columns={table.columns.map((column) => ({
          ...column,
          head: <SortHead {...column} title={fill(sort, { column: column.name })} />,
        }))}
        hasRoles
        hasRunningHead
      >
        <tbody role="rowgroup">
          {table.rows.map(({ state, slug, name, cells, values }) => (
            <tr key={state} role="row" data-values={values.map((value) => value ?? '').join(' ')}>
              <th scope="row" role="rowheader">
                <SiteLink href={statePayPath(language, slug)}>{name}</SiteLink>
              </th>
              {cells.map(({ kind, text }, index) => (
                <td key={table.columns[index + 1]?.name} role="cell">
                  {kind === 'missing' ? <i>{text}</i> : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="sr-only" role="status" />
    </>
  );
}

type HeadProps = Part['table']['columns'][number] & { readonly title: string };

/** The name of a column, and its button, which only appears with scripts. */
function SortHead({ name, accent, title }: HeadProps) {
  const mark = accent && `mark-${accent}`;
  return (
    <>
      <span className={mark}>{name}</span>
      <button type="button" className={mark} data-js-only="" title={title}>
        {name}
      </button>
    </>
  );
}
