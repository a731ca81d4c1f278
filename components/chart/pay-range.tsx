import type { PayRange as Range } from '@/lib/domain/cell';
import type { PlacedRange } from '@/lib/domain/pay-scale';
import type { Accent } from '@/lib/domain/profile';
import { percent } from './percent';
import { MarkLabels, MarkLines } from './scale';
import './pay-range.css';

/**
 * Pay from the lowest tenth to the highest, drawn on the row's common scale. Widths are percentages,
 * so that type keeps its size at any width. Everything in the drawing is in its name, too.
 */
export function PayRange({ range, accent }: { range: Range; accent: Accent }) {
  const { at, open, ticks } = range;
  return (
    <svg className="scale pay-range" role="img" aria-label={range.description}>
      <MarkLines marks={ticks} to="24" />
      <MarkLabels marks={ticks} y="24" />
      <RangeBar at={at} open={open} accent={accent} y={12} />
    </svg>
  );
}

type BarProps = {
  readonly at: PlacedRange;
  /** The range goes on above its highest point. */
  readonly open: boolean | undefined;
  readonly accent: Accent;
  /** The middle of the bar, from the top of the drawing. */
  readonly y: number;
  readonly small?: boolean;
};

/** A line from the lowest tenth to the highest, a bar for the middle half, a mark at the median. */
export function RangeBar({ at, open, accent, y, small = false }: BarProps) {
  const half = small ? 4 : 6;
  const mark = small ? 7 : 10;
  const median = at.median === undefined ? undefined : percent(at.median);
  return (
    <>
      <line
        className={accent}
        x1={percent(at.p10)}
        x2={open ? '100%' : percent(at.p90)}
        y1={y}
        y2={y}
      />
      {open && <Onward accent={accent} y={y} />}
      <rect
        className={accent}
        x={percent(at.p25)}
        width={percent(at.p75 - at.p25)}
        y={y - half}
        height={2 * half}
      />
      {median !== undefined &&
        ['halo', 'median'].map((name) => (
          <line key={name} className={name} x1={median} x2={median} y1={y - mark} y2={y + mark} />
        ))}
    </>
  );
}

/** The end of a range that goes on above what is printed: an arrow at the edge of the drawing. */
function Onward({ accent, y }: { accent: Accent; y: number }) {
  return (
    <svg x="100%" y={y} overflow="visible" aria-hidden="true">
      <path className={accent} d="M0 0-7-5v10z" />
    </svg>
  );
}
