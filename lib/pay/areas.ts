import type { Format } from '@/lib/domain/format';
import { shareText } from '@/lib/domain/overlap';
import { getAccents, type Pair } from '@/lib/domain/pairs';
import { getHigher, getLower, type Pay, payText } from '@/lib/domain/pay';
import type { Scale } from '@/lib/domain/pay-scale';
import { firstState, getState, isState, type StateId } from '@/lib/domain/places';
import type { Accent } from '@/lib/domain/profile';
import type { Text } from '@/lib/domain/site';
import { tableSources } from '@/lib/domain/tables';
import { capitalise, fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import { drawPair, getScale, type PairDrawing } from './drawing';
import {
  type AreaFigures,
  basisOfFigures,
  getAreas,
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

/** A role in an area: its median or the reason why there is none, and its other figures as text. */
export type AreaCell = {
  readonly median: string | undefined;
  readonly lines: readonly string[];
};

/** An area as text. */
export type Area = {
  readonly code: string;
  readonly name: string;
  /** A note that the area also extends into other states. */
  readonly shared: string | undefined;
  readonly cells: readonly AreaCell[];
  /** How many people in one job earn more than the median of the other. */
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
  /** A note that figures of small areas fluctuate, with an example if there is one. */
  readonly notes: readonly string[];
  readonly source: PartSource;
};

function getCell(figures: RoleFigures, { words, format }: Text): AreaCell {
  const messages = words['pay-page'];
  const { median, percentiles, employment, why } = figures;
  const jobs =
    employment === undefined
      ? messages['area-no-jobs']
      : fill(messages['area-jobs'], { count: format.count(employment) });
  if (median === undefined) {
    return { median: undefined, lines: [getWord<string>(words.missing, why.median), jobs] };
  }
  const range =
    percentiles === undefined
      ? messages['area-no-range']
      : fill(messages['area-range'], {
          low: payText(percentiles.p10, { words, format }),
          high: payText(percentiles.p90, { words, format }),
        });
  return { median: payText(median, { words, format }), lines: [range, jobs] };
}

/** Returns `About 4 in 10 legal secretaries`, or that the medians are the same or cannot be compared. */
function getOverlap({ figures }: AreaFigures, pair: PayPair, { words, format }: Text): string {
  const messages = words['pay-page'];
  const gap = medianGap(figures);
  if (gap.kind === 'same') return capitalise(messages['gap-same']);
  const found = shareOfLower({ figures });
  if (found === undefined) return capitalise(messages['gap-unknown']);
  return fill(messages['area-overlap'], {
    share: shareText(found.share, { words, format }),
    subject: pair[found.subject].plural,
    other: pair[found.higher].singular,
  });
}

/**
 * Describes the median that changed most between two surveys of one state, as a warning against reading
 * trends into it.
 */
function getExample(pair: PayPair, { words, tables, format }: PaySite): string | undefined {
  const messages = words['pay-page'];
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
  return fill(messages['areas-example'], {
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

function getArea(area: AreaFigures, { pair, accents, scale, site, format }: AreaInput): Area {
  const { words } = site;
  const { code, name, states, figures } = area;
  const getBasis = (one: RoleFigures) => `${name}, ${basisOfFigures([one], undefined, site)}`;
  const places = states.filter(isState).map((state) => getWord(words.places, getState(state)));
  return {
    code,
    name,
    shared:
      states.length > 1
        ? fill(words['pay-page']['areas-shared'], { places: format.list(places) })
        : undefined,
    cells: figures.map((one) => getCell(one, { words, format })),
    overlap: getOverlap(area, pair, { words, format }),
    drawing:
      scale === undefined || figures.every(({ median }) => median === undefined)
        ? undefined
        : drawPair({ pair, accents, figures, getBasis }, scale, { words, format }),
  };
}

/** Builds the areas of a state, drawn on one scale, or undefined if the table has none. */
export function buildAreas(pair: PayPair, site: PaySite, state: StateId): AreasPart | undefined {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const found = getAreas(tables, pair, state);
  const figures = found.flatMap((area) => area.figures);
  if (found.length === 0) return undefined;
  const basis = basisOfFigures(figures, undefined, site);
  const input: AreaInput = {
    pair,
    accents: getAccents(site, pair),
    scale: getScale(figures),
    site,
    format,
  };
  const group = (kind: AreaFigures['kind'], heading: string) => {
    const areas = found.filter((each) => each.kind === kind).map((each) => getArea(each, input));
    return areas.length === 0 ? [] : [{ kind, heading, areas }];
  };
  const [low, high] = getEnds(figures);
  const example = state === firstState ? getExample(pair, site) : undefined;
  return {
    caption: fill(messages['areas-caption'], {
      basis,
      low: payText(low, { words, format }),
      high: payText(high, { words, format }),
    }),
    roles: partRoles(pair, site),
    groups: [
      ...group('metropolitan', messages.metropolitan),
      ...group('nonmetropolitan', messages.nonmetropolitan),
    ],
    notes: [
      messages['areas-note'],
      ...(example === undefined ? [] : [example]),
      ...(hasMore(found, placeFigures(tables, pair, state)) ? [messages['areas-more']] : []),
    ],
    source: partSource([tableSources.oewsArea], pair, site),
  };
}

/**
 * Whether a place's only area has a figure that the place's row lacks. The release lists small territories in
 * both tables, and our copies differ in completeness.
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
    const figuresOfArea = filled(more);
    return filled(figures).some(
      (value, at) => value === undefined && figuresOfArea[at] !== undefined,
    );
  });
}

/** Returns the lowest and the highest pay that the drawings show. */
function getEnds(figures: readonly RoleFigures[]): readonly [Pay, Pay] {
  const ends = figures.flatMap(({ percentiles, median }) =>
    percentiles === undefined ? (median ?? []) : [percentiles.p10, percentiles.p90],
  );
  const [first = 0, ...others] = ends;
  return [others.reduce(getLower, first), others.reduce(getHigher, first)];
}
