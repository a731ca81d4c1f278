import type { Format } from '@/lib/domain/format';
import { shareText } from '@/lib/domain/overlap';
import { accentsOf, type Pair } from '@/lib/domain/pairs';
import { higherOf, lowerOf, type Pay, payText } from '@/lib/domain/pay';
import type { Scale } from '@/lib/domain/pay-scale';
import { firstState, isState, type StateId, stateOf } from '@/lib/domain/places';
import type { Accent } from '@/lib/domain/profile';
import { tableSources } from '@/lib/domain/tables';
import { capitalise, fill } from '@/lib/domain/template';
import { type Words, wordOf } from '@/lib/domain/words';
import { drawPair, type PairDrawing, scaleOf } from './drawing';
import {
  type AreaFigures,
  areasOf,
  basisOfFigures,
  medianGap,
  placeFigures,
  type RoleFigures,
} from './figures';
import { shareOfLower } from './overlap-text';
import {
  type PartRole,
  type PartSource,
  type PayPair,
  type PaySite,
  partRoles,
  partSource,
} from './part';

/** A role in an area: its median, or why there is none, and what else is printed. */
export type AreaCell = {
  readonly median: string | undefined;
  readonly lines: readonly string[];
};

/** An area as a reader sees it. */
export type Area = {
  readonly code: string;
  readonly name: string;
  /** That it stands on pages of other states too. */
  readonly shared: string | undefined;
  readonly cells: readonly AreaCell[];
  /** How many of the one job earn more than the middle of the other. */
  readonly overlap: string;
  readonly drawing: PairDrawing | undefined;
};

export type AreasPart = {
  readonly caption: string;
  readonly roles: readonly PartRole[];
  readonly groups: readonly {
    readonly kind: AreaFigures['kind'];
    readonly heading: string;
    readonly areas: readonly Area[];
  }[];
  /** That figures of small areas swing, with an example where there is one. */
  readonly notes: readonly string[];
  readonly source: PartSource;
};

function cellOf(figures: RoleFigures, words: Words, format: Format): AreaCell {
  const own = words['pay-page'];
  const { median, percentiles, employment, why } = figures;
  const jobs =
    employment === undefined
      ? own['area-no-jobs']
      : fill(own['area-jobs'], { count: format.count(employment) });
  if (median === undefined) {
    return { median: undefined, lines: [wordOf<string>(words.missing, why.median), jobs] };
  }
  const range =
    percentiles === undefined
      ? own['area-no-range']
      : fill(own['area-range'], {
          low: payText(percentiles.p10, words, format),
          high: payText(percentiles.p90, words, format),
        });
  return { median: payText(median, words, format), lines: [range, jobs] };
}

/** `About 4 in 10 legal secretaries`, or that the two medians are alike or cannot be compared. */
function overlapOf({ figures }: AreaFigures, pair: PayPair, words: Words, format: Format): string {
  const own = words['pay-page'];
  const gap = medianGap(figures);
  if (gap.kind === 'same') return capitalise(own['gap-same']);
  const found = shareOfLower({ figures });
  if (found === undefined) return capitalise(own['gap-unknown']);
  return fill(own['area-overlap'], {
    share: shareText(found.share, words, format),
    subject: pair[found.subject].plural,
    other: pair[found.higher].singular,
  });
}

/** The median that changed most between two surveys of one state: a warning, and no trend. */
function exampleOf(pair: PayPair, { words, tables }: PaySite, format: Format): string | undefined {
  const own = words['pay-page'];
  const changes = pair.flatMap(({ plural, occupation }) => {
    const rows = tables.oewsFlorida.filter(({ soc }) => soc === occupation.code);
    return rows.flatMap((before) => {
      const after = rows.find(
        (row) =>
          row.area_code === before.area_code && row.reference_period > before.reference_period,
      );
      const [from, to] = [before.annual_median_usd, after?.annual_median_usd ?? null];
      if (after === undefined || typeof from !== 'number' || typeof to !== 'number') return [];
      return [{ plural, before, after, from, to, size: Math.abs(to / from - 1) }];
    });
  });
  const [most] = changes.sort((one, two) => two.size - one.size);
  if (most === undefined) return undefined;
  return fill(own['areas-example'], {
    area: most.before.area_name,
    role: most.plural,
    before: format.money(most.from),
    beforePeriod: format.period(most.before.reference_period),
    after: format.money(most.to),
    afterPeriod: format.period(most.after.reference_period),
  });
}

/** What all areas of a state share. */
type AreaInput = {
  readonly pair: PayPair;
  readonly accents: Pair<Accent>;
  readonly scale: Scale | undefined;
  readonly site: PaySite;
  readonly format: Format;
};

function areaOf(area: AreaFigures, { pair, accents, scale, site, format }: AreaInput): Area {
  const { words } = site;
  const { code, name, states, figures } = area;
  const basisOf = (one: RoleFigures) =>
    `${name}, ${basisOfFigures([one], undefined, site, format)}`;
  const places = states.filter(isState).map((state) => wordOf(words.places, stateOf(state)));
  return {
    code,
    name,
    shared:
      states.length > 1
        ? fill(words['pay-page']['areas-shared'], { places: format.list(places) })
        : undefined,
    cells: figures.map((one) => cellOf(one, words, format)),
    overlap: overlapOf(area, pair, words, format),
    drawing:
      scale === undefined || figures.every(({ median }) => median === undefined)
        ? undefined
        : drawPair({ pair, accents, figures, basisOf }, scale, words, format),
  };
}

/** The areas of a state, drawn on one scale; nothing where the table has none. */
export function buildAreas(
  pair: PayPair,
  site: PaySite,
  format: Format,
  state: StateId,
): AreasPart | undefined {
  const { words, tables } = site;
  const own = words['pay-page'];
  const found = areasOf(tables, pair, state);
  const figures = found.flatMap((area) => area.figures);
  if (found.length === 0) return undefined;
  const basis = basisOfFigures(figures, undefined, site, format);
  const input: AreaInput = {
    pair,
    accents: accentsOf(site, pair),
    scale: scaleOf(figures),
    site,
    format,
  };
  const group = (kind: AreaFigures['kind'], heading: string) => {
    const areas = found.filter((each) => each.kind === kind).map((each) => areaOf(each, input));
    return areas.length === 0 ? [] : [{ kind, heading, areas }];
  };
  const [low, high] = endsOf(figures);
  const example = state === firstState ? exampleOf(pair, site, format) : undefined;
  return {
    caption: fill(own['areas-caption'], {
      basis,
      low: payText(low, words, format),
      high: payText(high, words, format),
    }),
    roles: partRoles(pair, site),
    groups: [
      ...group('metropolitan', own.metropolitan),
      ...group('nonmetropolitan', own.nonmetropolitan),
    ],
    notes: [
      own['areas-note'],
      ...(example === undefined ? [] : [example]),
      ...(hasMore(found, placeFigures(tables, pair, state)) ? [own['areas-more']] : []),
    ],
    source: partSource([tableSources.oewsArea], pair, site),
  };
}

/**
 * Whether the one area of a place has a figure that the row of the place lacks: the release prints small
 * territories in both of its tables, and the copies that were read are not equally full.
 */
function hasMore(areas: readonly AreaFigures[], place: readonly RoleFigures[]): boolean {
  const [whole, ...others] = areas;
  if (whole === undefined || others.length > 0 || whole.states.length > 1) return false;
  const filled = ({ median, percentiles, employment }: RoleFigures) => [
    median,
    percentiles,
    employment,
  ];
  return place.some((figures, side) => {
    const more = whole.figures[side];
    if (more === undefined) return false;
    const known = filled(more);
    return filled(figures).some((value, at) => value === undefined && known[at] !== undefined);
  });
}

/** The lowest and the highest pay that the drawings of some figures show. */
function endsOf(figures: readonly RoleFigures[]): readonly [Pay, Pay] {
  const known = figures.flatMap(({ percentiles, median }) =>
    percentiles === undefined ? (median ?? []) : [percentiles.p10, percentiles.p90],
  );
  const [first = 0, ...others] = known;
  return [others.reduce(lowerOf, first), others.reduce(higherOf, first)];
}
