'use client';

import { Fragment, useEffect, useSyncExternalStore } from 'react';
import { useKeptLinks } from '@/components/comparison/kept-links.client';
import {
  type Arrival,
  placeRowsCame,
  rowsAt,
  usePlaceRows,
} from '@/components/comparison/place-rows.client';
import { readView, useView } from '@/components/comparison/view-address.client';
import type { View } from '@/lib/domain/comparison';
import {
  chooseRows,
  getCredits,
  type Handout,
  type HandoutAnswer,
  type HandoutChoice,
  type HandoutColumn,
  type HandoutRow,
} from '@/lib/domain/handout';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { PlaceRows } from '@/lib/pages/place-rows';
import { qrMillimetres, qrModules, qrPath, qrWidth } from '@/lib/share/qr';
import { encodeView } from '@/lib/share/view-link';
import { withBasePath } from '@/lib/site-path';

type Props = {
  readonly handout: Handout;
  readonly words: Words['handout'];
  /** The ordinals (first, second, …), and the sentence that uses them. */
  readonly ordinals: readonly string[];
  readonly yours: string;
  readonly caption: string;
  /** The dates of the data, in sentences. */
  readonly dates: string;
  /** The address of the site as built, without a host if none is configured. */
  readonly siteAddress: string;
  /** The path of the comparison. */
  readonly path: `/${string}`;
  /** The data version, as a day. */
  readonly version: string;
};

/** The host never changes while a page is open. */
const never = () => () => {};

/** Returns the full address of the comparison with this view, on the host that serves the page. */
function useViewAddress(view: View, { handout, siteAddress, path, version }: Props): string {
  const page = useSyncExternalStore(
    never,
    () => `${window.location.origin}${withBasePath(path)}`,
    () => `${siteAddress}${path}`,
  );
  const { search, hash } = encodeView(view, handout.known, version);
  return page + search + hash;
}

/** Returns the handout with the rows of a place. */
const sheetAt = (handout: Handout, place: PlaceRows): Handout => ({
  ...handout,
  rows: rowsAt(handout.rows, place.sheet, place),
});

/** Describes in sentences what the sheet holds. */
function describeChoice({ kind, rows }: HandoutChoice, view: View, { handout, words }: Props) {
  const count = String(rows.length);
  if (kind === 'mine') {
    return rows.length === 1 ? words['rows-mine-one'] : fill(words['rows-mine'], { count });
  }
  const { groups } = handout;
  const shown = groups.filter(({ id }) => view.groups.includes(id)).map(({ label }) => label);
  return [
    fill(words[kind === 'usual' ? 'rows-usual' : 'rows-some'], { count }),
    ...(shown.length < groups.length
      ? [fill(words['rows-groups'], { groups: shown.join(', ') })]
      : []),
    ...(view.differencesOnly ? [words['rows-differences']] : []),
  ].join(' ');
}

/**
 * Names the place of the pay figures if it is not the default one, with rows that hold for another place, or
 * tells that its figures did not load.
 */
function describePlace(
  view: View,
  {
    arrival: { rows: here, hasFailed },
    rows,
  }: { readonly arrival: Arrival; readonly rows: readonly HandoutRow[] },
  { handout, words }: Props,
): string {
  const { known, places } = handout;
  const place = places.find(({ id }) => id === view.place);
  if (place === undefined || place.id === known.places[0]) return '';
  const text = fill(words[hasFailed ? 'place-failed' : 'rows-place'], { place: place.label });
  const isElsewhere = rows.some(({ id }) => here?.elsewhere[id] !== undefined);
  return isElsewhere ? `${text} ${here?.elsewhereNote}` : text;
}

/** Shows the sheet, which stays hidden while the rows of the reader's place load. */
function useShownWhenThere(path: string, known: Handout['known']): void {
  useEffect(() => {
    // The first render has no address. The render with the reader's view runs before this timer.
    const timer = setTimeout(async () => {
      await placeRowsCame(path, readView(known).view, known.places[0]);
      delete document.documentElement.dataset.pending;
    });
    return () => clearTimeout(timer);
  }, [known, path]);
}

/**
 * The parts of a handout that follow the view: rows, address, code and sources. It starts as built, and
 * applies the view after hydration, hidden until then.
 */
export function HandoutSheet(props: Props) {
  const { handout, words, dates, path } = props;
  const { known } = handout;
  const { view } = useView(known);
  const arrival = usePlaceRows(path, view, known.places[0]);
  const place = arrival.rows;
  const address = useViewAddress(view, props);
  const choice = chooseRows(place === undefined ? handout : sheetAt(handout, place), view);
  const { sources, credits } = getCredits(choice.rows);
  useKeptLinks(view, known);
  useShownWhenThere(path, known);

  return (
    <>
      <p className="sheet-choice">
        {describeChoice(choice, view, props)}{' '}
        {describePlace(view, { arrival, rows: choice.rows }, props)}
      </p>
      <SheetTable {...props} choice={choice} />
      <div className="sheet-talk">
        <section aria-labelledby="talk">
          <h2 id="talk">{words['prompts-heading']}</h2>
          <ul>
            {words.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </section>
        <Again address={address} words={words} />
      </div>
      <p className="sheet-notes">
        {dates} <b>{words['no-advice']}</b> {fill(words.sources, { sources: sources.join('; ') })}{' '}
        {credits.join(' ')}
      </p>
    </>
  );
}

function SheetTable(props: Props & { readonly choice: HandoutChoice }) {
  const { handout, words, ordinals, yours, caption, choice } = props;
  const { roles } = handout;
  const isMine = choice.kind === 'mine';
  return (
    <table className={isMine ? 'grid-mine' : 'grid-usual'} role="table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {words['column-question']}
          </th>
          {roles.map(({ id, name, accent }) => (
            <th key={id} scope="col" role="columnheader">
              <span className={`line-${accent}`}>
                <span className={`mark-${accent}`}>{name}</span>
              </span>
            </th>
          ))}
          <th scope="col" role="columnheader" className="own">
            {words['column-mine']}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {choice.rows.map((row, index) => (
          <Row
            key={row.id}
            row={row}
            roles={roles}
            place={isMine ? fill(yours, { nth: ordinals[index] ?? '' }) : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Where to find the comparison again: its address and QR code. */
function Again({ address, words }: Pick<Props, 'words'> & { readonly address: string }) {
  return (
    <section
      className="sheet-again"
      aria-labelledby="again"
      data-late={isWhole(address) ? undefined : ''}
    >
      <Code address={address} name={fill(words['qr-name'], { address })} />
      <div>
        <h2 id="again">{words.again}</h2>
        <p>{words['again-how']}</p>
        <p>{breakable(address)}</p>
      </div>
    </section>
  );
}

type RowProps = {
  readonly row: HandoutRow;
  readonly roles: readonly [HandoutColumn, HandoutColumn];
  /** The row's rank for the reader. If set, the sheet also leaves space for reasons. */
  readonly place: string | undefined;
};

function Row({ row, roles, place }: RowProps) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {place !== undefined && <span className="nth">{place}</span>}
        {row.question}
        {row.detail !== '' && <small>{row.detail}</small>}
        {row.mixed !== undefined && <small>{row.mixed}</small>}
      </th>
      {([0, 1] as const).map((side) => (
        <td key={roles[side].id} role="cell">
          <span className={`who mark-${roles[side].accent}`} aria-hidden="true">
            {roles[side].name}
          </span>
          <Answer answer={row.answers[side]} isWhole={place !== undefined} />
        </td>
      ))}
      <td role="cell" className="own" />
    </tr>
  );
}

function Answer({ answer, isWhole }: { answer: HandoutAnswer; isWhole: boolean }) {
  const { brief, range, more } = answer;
  return (
    <>
      {brief}
      {range !== undefined && <p>{range}</p>}
      {isWhole && more.map((text) => <p key={text}>{text}</p>)}
    </>
  );
}

/** Whether an address includes its host. Without a configured host, the browser adds it. */
const isWhole = (address: string) => !address.startsWith('/');

/** The approximate length of the missing host, so the code gets enough space. */
const hostLetters = 24;

/** The QR code of an address, large enough to read from a copy of a copy. Only its space at first. */
function Code({ address, name }: { address: string; name: string }) {
  const whole = isWhole(address);
  const modules = qrModules(whole ? address : '/'.repeat(hostLetters) + address);
  if (modules === undefined) return null;
  const width = qrWidth(modules);
  const printed = `${qrMillimetres(modules)}mm`;
  return (
    <svg
      role="img"
      aria-label={name}
      width={printed}
      height={printed}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
    >
      {whole && <path d={qrPath(modules)} />}
    </svg>
  );
}

/** Returns an address that may break where its parts begin. */
const breakable = (address: string) =>
  address.split(/(?=[/?&#.=])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text, which have no names
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
