import type { Copying } from './use-copy.client';

type Props = Pick<Copying, 'outcome'> & {
  readonly words: { readonly copied: string; readonly refused: string };
};

/** What became of copying, in sight and announced. It is there before it says something. */
export function CopyStatus({ outcome, words }: Props) {
  return (
    <p className="share-status" role="status">
      {outcome !== undefined && (outcome.isCopied ? words.copied : words.refused)}
    </p>
  );
}
