import type { PlacedMark } from '@/lib/domain/pay-scale';
import { percent } from './percent';
import './scale.css';

type Props = { readonly marks: readonly PlacedMark[] };

/** The lines of a scale, measured from the top of the drawing. All of them show at any width. */
export const MarkLines = ({ marks, to }: Props & { readonly to: string }) =>
  marks.map(({ at, label }) => (
    <line key={label} className="grid" x1={percent(at)} x2={percent(at)} y1="0" y2={to} />
  ));

/**
 * The labels of a scale, each centered under its line at `y`. The style sheet shows those that fit, so the
 * container needs the class `scale` and the width of the drawing.
 */
export const MarkLabels = ({ marks, y }: Props & { readonly y: string }) =>
  marks.map(
    ({ at, label, from }) =>
      from !== undefined && (
        <text key={label} className={`at-${from}`} x={percent(at)} y={y} dy="1.2em">
          {label}
        </text>
      ),
  );
