'use client';

/** Runs a function after the next paint, so that a control responds before the rest of the work. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
