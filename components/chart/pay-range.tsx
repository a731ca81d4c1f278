import type { PayRange as Range } from '@/lib/domain/cell';
import type { Accent } from '@/lib/domain/profile';
import { MarkLabels, MarkLines, percent } from './scale';
import './pay-range.css';

const middle = 12;

/**
 * Pay from the lowest tenth to the highest, drawn on the row's common scale. Widths are percentages,
 * so that type keeps its size at any width. Everything in the drawing is in its name, too.
 */
export function PayRange({ range, accent }: { range: Range; accent: Accent }) {
  const { at, open, ticks } = range;
  const median = at.median === undefined ? undefined : percent(at.median);
  return (
    <svg className="scale pay-range" role="img" aria-label={range.description}>
      <MarkLines marks={ticks} to="24" />
      <MarkLabels marks={ticks} y="24" />
      <line
        className={accent}
        x1={percent(at.p10)}
        x2={open ? '100%' : percent(at.p90)}
        y1={middle}
        y2={middle}
      />
      {open && <Onward accent={accent} y={middle} />}
      <rect
        className={accent}
        x={percent(at.p25)}
        width={percent(at.p75 - at.p25)}
        y={middle - 6}
        height="12"
      />
      {median !== undefined &&
        ['halo', 'median'].map((name) => (
          <line
            key={name}
            className={name}
            x1={median}
            x2={median}
            y1={middle - 10}
            y2={middle + 10}
          />
        ))}
    </svg>
  );
}

/** The end of a range that goes on above what is printed: an arrow at the edge of the drawing. */
export function Onward({ accent, y }: { accent: Accent; y: number }) {
  return (
    <svg x="100%" y={y} overflow="visible" aria-hidden="true">
      <path className={accent} d="M0 0-7-5v10z" />
    </svg>
  );
}
