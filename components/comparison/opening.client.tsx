'use client';

import type { SentSteering } from '@/lib/pages/steering';
import { useSteering } from './steering-from.client';

/** The short answer above the table, for the place that the table shows. */
export function Opening({ steering }: { steering: SentSteering }) {
  const { place } = useSteering(steering);
  return (place.rows ?? steering).opening.map((sentence) => (
    <p key={sentence} className="lead">
      {sentence}
    </p>
  ));
}
