import { Fragment } from 'react';
import type { Accent } from '@/lib/domain/profile';
import type { DrawnRole, PairDrawing } from '@/lib/pay/drawing';
import { RangeBar } from './pay-range';
import { percent } from './percent';
import { MarkLabels, MarkLines } from './scale';
import './pay-range.css';
import './pair-range.css';

/**
 * Pay of two roles on one axis, one under the other: so one sees how far the two share it. Widths are
 * percentages, so that type keeps its size at any width. Everything in the drawing is in its name, too.
 */
export function PairRange({ drawing }: { drawing: PairDrawing }) {
  const { ticks, roles, description } = drawing;
  return (
    <div className="scale pair-range" role="img" aria-label={description}>
      <svg className="pay-range lines" aria-hidden="true">
        <MarkLines marks={ticks} to="100%" />
      </svg>
      {roles.map((role) => (
        <Fragment key={role.name}>
          <p>
            <b className={`name-${role.accent}`}>{role.name}</b> <span>{role.label}</span>
          </p>
          <svg className="pay-range" height="24" aria-hidden="true">
            <Bar role={role} y={12} />
          </svg>
        </Fragment>
      ))}
      <svg className="pay-range labels" aria-hidden="true">
        <MarkLabels marks={ticks} y="0" />
      </svg>
    </div>
  );
}

/** The same without names, scale and medians, for the rows of a table that says those. */
export function SmallPairRange({ drawing }: { drawing: PairDrawing }) {
  const [first, second] = drawing.roles;
  return (
    <svg className="pay-range" height="36" role="img" aria-label={drawing.description}>
      <MarkLines marks={drawing.ticks} to="36" />
      <Bar role={first} y={9} small />
      <Bar role={second} y={27} small />
    </svg>
  );
}

/** The range of a role; its median alone where that is all there is. */
function Bar({ role, y, small = false }: { role: DrawnRole; y: number; small?: boolean }) {
  const { accent, median, open, range } = role;
  if (range !== undefined) {
    return <RangeBar at={range} open={open} accent={accent} y={y} small={small} />;
  }
  return median === undefined ? null : (
    <Mark accent={accent} at={median} y={y} half={small ? 4 : 6} />
  );
}

type MarkProps = { accent: Accent; at: number; y: number; half: number };

/** A median without a range: the mark of its line alone, a disc or an open diamond. */
function Mark({ accent, at, y, half }: MarkProps) {
  return (
    <svg x={percent(at)} y={y} overflow="visible" aria-hidden="true">
      {accent === 'solid' ? (
        <circle className={accent} r={half} />
      ) : (
        <path className={accent} d={`M0-${half} ${half} 0 0 ${half}-${half} 0z`} />
      )}
    </svg>
  );
}
