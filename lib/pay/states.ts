import { other, type Side } from '@/lib/domain/difference';
import { getAccents } from '@/lib/domain/pairs';
import { getLeast, payText } from '@/lib/domain/pay';
import { firstState, getCode, getSlug, type StateId } from '@/lib/domain/places';
import type { Accent } from '@/lib/domain/profile';
import type { Text } from '@/lib/domain/site';
import type { Tables } from '@/lib/domain/table-rows';
import { getStates, tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import {
  basisOfFigures,
  type Gap,
  medianGap,
  payGapText,
  placeFigures,
  type RoleFigures,
} from './figures';
import { type PartCell, type PartSource, type PayPair, type PaySite, partSource } from './part';
import { mapSize, tiles } from './tile-map';

/** What a tile shows: a step of the first line's lead, the other role's lead, no gap, or no figure. */
export type TileKind = 'step-1' | 'step-2' | 'step-3' | 'step-4' | 'other' | 'same' | 'unknown';

/** A state on the map, as text. */
export type MapTile = {
  readonly state: StateId;
  readonly slug: string;
  readonly code: string;
  /** The gap in thousands, signed. */
  readonly number: string;
  readonly label: string;
  readonly kind: TileKind;
  readonly column: number;
  readonly row: number;
};

/** A row of the table of places. */
export type StateRow = {
  readonly state: StateId;
  readonly slug: string;
  readonly name: string;
  /** Both medians, then the gap. */
  readonly cells: readonly PartCell[];
  /** The sort values of each column, undefined for a missing figure. */
  readonly values: readonly (number | undefined)[];
};

export type StatesPart = {
  readonly sentences: readonly string[];
  readonly map: {
    readonly name: string;
    readonly how: string;
    readonly tiles: readonly MapTile[];
    readonly size: typeof mapSize;
    readonly key: string;
    readonly keys: readonly { readonly kind: TileKind; readonly text: string }[];
    /** Names the places without a tile. */
    readonly territories: string | undefined;
  };
  readonly table: {
    readonly caption: string;
    /** The order of the rows, as a sentence. */
    readonly order: string;
    readonly columns: readonly { readonly name: string; readonly accent?: Accent | undefined }[];
    readonly rows: readonly StateRow[];
  };
  readonly source: PartSource;
};

/** The pay figures of a place. */
type Place = {
  readonly state: StateId;
  readonly name: string;
  readonly figures: readonly [RoleFigures, RoleFigures];
  readonly gap: Gap;
};

/** The upper bounds of the map's steps, in dollars. A last step has no bound. */
const steps = [5_000, 10_000, 15_000] as const;
const stepKinds = ['step-1', 'step-2', 'step-3', 'step-4'] as const;

const isTerritory = ({ oewsState }: Tables, state: StateId): boolean =>
  oewsState.some((row) => row.state_abbr === getCode(state) && row.area_kind === 'territory');

/** Returns the places of the tables, sorted by displayed name. */
export const statesByName = ({ tables, words }: Pick<PaySite, 'tables' | 'words'>) =>
  [...getStates(tables)].sort((one, two) =>
    getWord(words.places, one).localeCompare(getWord(words.places, two), 'en'),
  );

/** Returns the pay figures of each place, the site's first state first. */
export function placesOfPay(pair: PayPair, site: PaySite): readonly Place[] {
  const { tables, words } = site;
  const states = statesByName(site);
  return [
    ...states.filter((state) => state === firstState),
    ...states.filter((state) => state !== firstState),
  ].map((state) => {
    const figures = placeFigures(tables, pair, state);
    return { state, name: getWord(words.places, state), figures, gap: medianGap(figures) };
  });
}

/** Returns the kind of a tile. `lead` is the role whose lead has steps. */
function getKind(gap: Gap, lead: Side): TileKind {
  if (gap.kind === 'unknown') return 'unknown';
  if (gap.kind === 'same') return 'same';
  if (gap.higher !== lead) return 'other';
  const step = steps.findIndex((most) => gap.by <= most);
  // A gap of at least this size may belong to any higher step.
  if (gap.open && step >= 0) return 'unknown';
  return stepKinds[step < 0 ? steps.length : step] ?? 'step-4';
}

/** Tells in how many states each role leads. The capital counts as a state, territories do not. */
function countTexts(places: readonly Place[], pair: PayPair, { words, format }: PaySite) {
  const messages = words['pay-page'];
  const byName = [...places].sort((one, two) => one.name.localeCompare(two.name, 'en'));
  const names = (wanted: readonly Place[]) => format.list(wanted.map(({ name }) => name));
  const where = (fits: (gap: Gap) => boolean) => byName.filter(({ gap }) => fits(gap));
  const leads = ([0, 1] as const).map((side) => ({
    role: pair[side].plural,
    places: where((gap) => gap.kind === 'gap' && gap.higher === side),
  }));
  const [most, fewer] = leads.sort((one, two) => two.places.length - one.places.length);
  const sentences: string[] = [];
  if (most !== undefined && most.places.length > 0) {
    sentences.push(
      fill(messages.counts, {
        role: most.role,
        count: format.count(most.places.length),
        all: format.count(places.length),
      }),
    );
  }
  if (fewer !== undefined && fewer.places.length > 0) {
    const { role, places: few } = fewer;
    const count = format.count(few.length);
    sentences.push(fill(messages['counts-other'], { role, count, places: names(few) }));
  }
  const same = where((gap) => gap.kind === 'same');
  if (same.length > 0) sentences.push(fill(messages['counts-same'], { places: names(same) }));
  const isOpen = ({ gap, figures }: Place) =>
    gap.kind === 'unknown' && figures.every(({ median }) => median !== undefined);
  const open = byName.filter(isOpen);
  if (open.length > 0) sentences.push(fill(messages['counts-open'], { places: names(open) }));
  const unknown = byName.filter((place) => place.gap.kind === 'unknown' && !isOpen(place));
  if (unknown.length > 0 && unknown.length < places.length) {
    sentences.push(fill(messages['counts-unknown'], { places: names(unknown) }));
  }
  const here = places.find(({ state }) => state === firstState);
  if (here?.gap.kind === 'gap') {
    const gap = payGapText(here.gap, pair, { words, format });
    sentences.push(fill(messages['counts-here'], { place: here.name, gap }));
  }
  return sentences;
}

/** Builds the map's legend, with the number of tiles of each kind. Kinds without tiles are left out. */
function getKeys(
  mapped: readonly { readonly place: Place; readonly kind: TileKind }[],
  { pair, lead }: { readonly pair: PayPair; readonly lead: Side },
  { words, format }: PaySite,
) {
  const messages = words['pay-page'];
  const role = pair[lead].plural;
  const [least, , most] = steps.map((step) => format.money(step));
  const line = (kind: TileKind, text: (count: string, names: string) => string) => {
    const found = mapped.filter((each) => each.kind === kind);
    if (found.length === 0) return [];
    const names = format.list(found.map(({ place }) => place.name));
    return [{ kind, text: text(format.count(found.length), names) }];
  };
  return [
    ...line('step-1', (count) => fill(messages['key-least'], { role, to: least ?? '', count })),
    ...([1, 2] as const).flatMap((step) =>
      line(stepKinds[step], (count) => {
        const [from, to] = [steps[step - 1] ?? 0, steps[step] ?? 0].map((end) => format.money(end));
        return fill(messages['key-step'], { role, from: from ?? '', to: to ?? '', count });
      }),
    ),
    ...line('step-4', (count) => fill(messages['key-most'], { role, from: most ?? '', count })),
    ...line('other', (count) =>
      fill(messages['key-other'], { role: pair[other(lead)].plural, count }),
    ),
    ...line('same', (count) => fill(messages['key-same'], { count })),
    ...line('unknown', (count, places) => fill(messages['key-unknown'], { count, places })),
  ];
}

function tableRow({ state, name, figures, gap }: Place, pair: PayPair, site: PaySite) {
  const { format } = site;
  const { words } = site;
  const cells = figures.map(
    ({ median, why }): PartCell =>
      median === undefined
        ? { kind: 'missing', text: getWord<string>(words.missing, why.median) }
        : { kind: 'figure', text: payText(median, { words, format }) },
  );
  const text = payGapText(gap, pair, { words, format });
  const signed = gap.kind === 'gap' ? (gap.higher === 0 ? gap.by : -gap.by) : undefined;
  return {
    state,
    slug: getSlug(state),
    name,
    cells: [...cells, { kind: gap.kind === 'unknown' ? 'missing' : 'figure', text } as PartCell],
    // A median above the highest published value sorts above all published ones.
    values: [
      ...figures.map(({ median }) => median && getLeast(median)),
      gap.kind === 'same' ? 0 : signed,
    ],
  };
}

/** Formats a gap on a tile in thousands, positive if the role whose lead has steps earns more. */
function thousandsText(gap: Gap, lead: Side, { words, format }: Text): string {
  const messages = words['pay-page'];
  if (gap.kind === 'unknown') return messages['tile-unknown'];
  const by = gap.kind === 'same' ? 0 : gap.higher === lead ? gap.by : -gap.by;
  // The format rounds halves away from zero on both sides. `Math.round` does so only for positive numbers.
  const number = format.count(by / 1000, { signed: true });
  return gap.kind === 'gap' && gap.open ? fill(messages['tile-over'], { gap: number }) : number;
}

/** Builds the part on all places by their gap: counted, on a map and in a table. */
export function buildStates(pair: PayPair, site: PaySite): StatesPart {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const places = placesOfPay(pair, site);
  const states = places.filter(({ state }) => !isTerritory(tables, state));
  const territories = places.filter((place) => !states.includes(place));
  const accents = getAccents(site, pair);
  // The steps are tints of the solid line's color, so they show the lead of its role.
  const lead: Side = accents[0] === 'solid' ? 0 : 1;
  const basis = basisOfFigures(
    places.flatMap(({ figures }) => figures),
    undefined,
    site,
  );
  const mapped = tiles.flatMap((tile) => {
    const place = states.find(({ state }) => state === tile.state);
    return place === undefined ? [] : [{ tile, place, kind: getKind(place.gap, lead) }];
  });
  return {
    sentences: countTexts(states, pair, site),
    map: {
      name: fill(messages.map, { basis }),
      how: messages['map-how'],
      size: mapSize,
      tiles: mapped.map(({ tile, place, kind }) => {
        const code = getCode(tile.state);
        const number = thousandsText(place.gap, lead, { words, format });
        const gap = payGapText(place.gap, pair, { words, format });
        const label = fill(messages.tile, { code: `${code} ${number}`, place: place.name, gap });
        return { ...tile, kind, slug: getSlug(tile.state), code, number, label };
      }),
      key: fill(messages.key, { basis }),
      keys: getKeys(mapped, { pair, lead }, site),
      territories:
        territories.length === 0
          ? undefined
          : fill(messages.territories, {
              places: format.list(territories.map(({ name }) => name)),
            }),
    },
    table: {
      caption: fill(messages['states-caption'], { basis }),
      order: fill(messages['states-order'], { place: getWord(words.places, firstState) }),
      columns: [
        { name: messages['column-state'] },
        { name: pair[0].name, accent: accents[0] },
        { name: pair[1].name, accent: accents[1] },
        { name: messages['column-gap'] },
      ],
      rows: places.map((place) => tableRow(place, pair, site)),
    },
    source: partSource([tableSources.oewsState], pair, site),
  };
}
