'use client';

/**
 * Runs something when what has changed so far is on the screen: a control answers first, and what nobody
 * sees of its answer comes after.
 */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
