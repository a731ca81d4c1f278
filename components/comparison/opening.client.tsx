'use client';

import type { ComparisonJson } from '@/lib/pages/comparison-data';
import { useComparisonData } from './comparison-data.client';

/** The short answer above the table, for the place that the table shows. */
export function Opening({ data }: { data: ComparisonJson }) {
  const { place } = useComparisonData(data);
  return (place.rows ?? data).opening.map((sentence) => (
    <p key={sentence} className="lead">
      {sentence}
    </p>
  ));
}
