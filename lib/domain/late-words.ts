import type { Words } from './words';

/** The words of the parts of a page that come when someone first wants them. */
export type LateWords = Pick<Words, 'share' | 'row-tools' | 'history' | 'picks'>;

/** Takes these words out of all. */
export const lateWords = ({ share, history, picks, 'row-tools': rowTools }: Words): LateWords => ({
  share,
  history,
  picks,
  'row-tools': rowTools,
});
