import { projectionYears } from '@/lib/domain/table-rows';
import type { AnyRow } from './bench';

/** The years of a row: one, or the first and last of a projection. */
export function getYears(row: AnyRow): readonly number[] {
  const { reference_period: month, projection_period: span, year } = row;
  if (typeof month === 'string') return [Number(month.slice(0, 4))];
  if (typeof span === 'string') return Object.values(projectionYears(span));
  if (typeof row.base_year === 'number') return [row.base_year, Number(row.projected_year)];
  return typeof year === 'number' ? [year] : [];
}
