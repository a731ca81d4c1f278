import type { Copying } from './use-copy.client';

type Props = Pick<Copying, 'outcome'> & {
  readonly words: { readonly copied: string; readonly refused: string };
};

/**
 * Shows and announces whether copying worked. It renders empty first, so that screen readers announce the
 * text.
 */
export function CopyStatus({ outcome, words }: Props) {
  return (
    <p className="share-status" role="status">
      {outcome !== undefined && (outcome.isCopied ? words.copied : words.refused)}
    </p>
  );
}
