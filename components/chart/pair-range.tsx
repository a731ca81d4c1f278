import { Fragment } from 'react';
import type { Accent } from '@/lib/domain/profile';
import type { DrawnRole, PairDrawing } from '@/lib/pay/drawing';
import { RangeBar } from './pay-range';
import { percent } from './percent';
import { MarkLabels, MarkLines } from './scale';
import './pay-range.css';
import './pair-range.css';

/**
 * Draws the pay of two roles on one axis, one below the other, to show how far they overlap. Widths are
 * percentages, so type keeps its size. The accessible name holds every value.
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

/** The same drawing without names, scale and medians, for rows of a table that already shows them. */
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

/** The range of a role, or only its median if it has no range. */
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

/** A median without a range: only the mark of its line, a disc or an open diamond. */
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
