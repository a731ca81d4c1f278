import type { Side } from '@/lib/domain/difference';
import type { Pair } from '@/lib/domain/pairs';
import { isOver, payText } from '@/lib/domain/pay';
import {
  type PlacedMark,
  type PlacedRange,
  payMarks,
  payScale,
  placeOn,
  rangeOn,
  type Scale,
} from '@/lib/domain/pay-scale';
import type { Accent, RoleProfile } from '@/lib/domain/profile';
import { drawingText } from '@/lib/domain/role-cells';
import type { Text } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import type { RoleFigures } from './figures';

/** A role in a drawing of both. Numbers are fractions of the scale that both roles share. */
export type DrawnRole = {
  readonly name: string;
  readonly accent: Accent;
  /** `median $62,890`, or that there is no figure. */
  readonly label: string;
  /** Undefined if there is none, or if it is above the highest published value. */
  readonly median: number | undefined;
  /** Whether the pay continues above its highest published value. */
  readonly open: boolean;
  readonly range: PlacedRange | undefined;
};

/** The pay of two roles on one scale. */
export type PairDrawing = {
  readonly roles: Pair<DrawnRole>;
  readonly ticks: readonly PlacedMark[];
  /** The drawing in words, with every value. */
  readonly description: string;
};

type Input = {
  readonly pair: Pair<RoleProfile>;
  readonly accents: Pair<Accent>;
  readonly figures: Pair<RoleFigures>;
  /** Tells the place and time of a role's figures. */
  readonly getBasis: (figures: RoleFigures) => string;
};

/** Returns the ends of a role's figures for a scale, or undefined without figures. */
const getEnds = ({ percentiles, median }: RoleFigures) =>
  percentiles ?? (median === undefined ? undefined : { p10: median, p90: median });

/** Returns one scale for all these figures, or undefined without figures. */
export function getScale(figures: readonly RoleFigures[]): Scale | undefined {
  const ends = figures.flatMap((each) => getEnds(each) ?? []);
  return ends.length === 0 ? undefined : payScale(ends);
}

function inWords(
  role: RoleProfile,
  { figures, basis }: { readonly figures: RoleFigures; readonly basis: string },
  { words, format }: Text,
) {
  const messages = words['pay-page'];
  const { percentiles, median, why } = figures;
  if (median === undefined) {
    const reason = getWord<string>(words.missing, why.median);
    return fill(messages['no-pay'], { role: role.plural, reason });
  }
  if (percentiles === undefined) {
    return fill(messages['only-median'], {
      role: role.plural,
      basis,
      median: payText(median, { words, format }),
    });
  }
  return drawingText(percentiles, { role, basis }, { words, format });
}

/** Draws two roles on a scale. */
export function drawPair(input: Input, scale: Scale, { words, format }: Text): PairDrawing {
  const { pair, accents, figures, getBasis } = input;
  const drawn = (side: Side): DrawnRole => {
    const { percentiles, median } = figures[side];
    return {
      name: pair[side].name,
      accent: accents[side],
      label:
        median === undefined
          ? words['pay-page']['no-pay-short']
          : fill(words['pay-page']['drawing-median'], {
              median: payText(median, { words, format }),
            }),
      median: median === undefined || isOver(median) ? undefined : placeOn(scale, median),
      open: isOver(percentiles?.p90 ?? median),
      range: percentiles && rangeOn(scale, percentiles),
    };
  };
  return {
    roles: [drawn(0), drawn(1)],
    ticks: payMarks(scale, format),
    description: figures
      .map((each, side) =>
        inWords(pair[side as Side], { figures: each, basis: getBasis(each) }, { words, format }),
      )
      .join(' '),
  };
}
