import type { PayRange as Range } from '@/lib/domain/cell';
import type { PlacedRange } from '@/lib/domain/pay-scale';
import type { Accent } from '@/lib/domain/profile';
import { percent } from './percent';
import { MarkLabels, MarkLines } from './scale';
import './pay-range.css';

/**
 * Draws pay from the 10th to the 90th percentile on the row's shared scale. Widths are percentages, so type
 * keeps its size. The accessible name holds every value.
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
  /** The range continues above its highest point. */
  readonly open: boolean | undefined;
  readonly accent: Accent;
  /** The vertical center of the bar, measured from the top of the drawing. */
  readonly y: number;
  readonly small?: boolean;
};

/** A line from the 10th to the 90th percentile, a bar for the middle half, a mark at the median. */
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

/** An arrow at the edge of the drawing: the range continues above the highest published value. */
function Onward({ accent, y }: { accent: Accent; y: number }) {
  return (
    <svg x="100%" y={y} overflow="visible" aria-hidden="true">
      <path className={accent} d="M0 0-7-5v10z" />
    </svg>
  );
}
