'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { Words } from '@/lib/domain/words';
import { mailHref } from '@/lib/share/mail';
import { qrModules } from '@/lib/share/qr';
import { CopyStatus } from './copy-status';
import { QrCode } from './qr-code.client';
import { useCopy } from './use-copy.client';

/** A view to share, as it is when the panel opens. */
export type Share = {
  /** The whole address of the view, with its query and its fragment. */
  readonly address: string;
  /** The title of the page: the subject of a mail. */
  readonly title: string;
  /** What the view holds, in short texts; none where nothing was chosen. */
  readonly contents: readonly string[];
  /** Whether the fragment holds what matters to the person. */
  readonly isPersonal: boolean;
};

type Props = Share & {
  readonly words: Words['share'];
  /** Called when the panel has closed, by whatever way. */
  readonly onClose: () => void;
};

/** The last part of an address's path: `paralegal-vs-legal-secretary`. */
const nameOf = (address: string): string =>
  new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? 'link';

/**
 * The ways to hand on a link to a view, and what the link holds, in words. A native dialog: Esc closes
 * it, what is behind cannot be reached, and the focus goes back to what opened it.
 */
export function SharePanel({ words, address, title, contents, isPersonal, onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { outcome, copy } = useCopy(field);
  const modules = qrModules(address);

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    field.current?.focus();
  }, []);

  return (
    <dialog ref={dialog} className="share" aria-labelledby={`${id}-head`} onClose={onClose}>
      <div className="share-head">
        <h2 id={`${id}-head`}>{words.heading}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <div className="share-ways">
        <label htmlFor={`${id}-link`}>{words.link}</label>
        <input
          ref={field}
          id={`${id}-link`}
          className="share-field"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <p className="share-actions">
          <button type="button" className="share-main" onClick={() => copy(address)}>
            {words.copy}
          </button>
          <a href={mailHref('', title, `${title}\n\n${address}`)}>{words.mail}</a>
          <ShareSheet words={words} data={{ title, url: address }} />
        </p>
        <CopyStatus outcome={outcome} words={words} />
        <Contents words={words} contents={contents} isPersonal={isPersonal} />
      </div>
      {modules !== undefined && (
        <QrCode words={words} modules={modules} fileName={nameOf(address)} />
      )}
    </dialog>
  );
}

type SheetProps = {
  readonly words: Words['share'];
  readonly data: { readonly title: string; readonly url: string };
};

/** The system's own way to share; nothing where there is none. */
function ShareSheet({ words, data }: SheetProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const isThere = 'share' in navigator && (!('canShare' in navigator) || navigator.canShare(data));
  if (!isThere) return null;

  const share = async () => {
    setHasFailed(false);
    try {
      await navigator.share(data);
    } catch (error) {
      // To close the sheet without sharing is no failure.
      setHasFailed(!(error instanceof DOMException && error.name === 'AbortError'));
    }
  };

  return (
    <>
      <button type="button" onClick={share}>
        {words.sheet}
      </button>
      <span role="status">{hasFailed && words['sheet-failed']}</span>
    </>
  );
}

/** What the link holds, who sees which part of it, and that nothing else is sent. */
function Contents({
  words,
  contents,
  isPersonal,
}: { words: Words['share'] } & Pick<Share, 'contents' | 'isPersonal'>) {
  return (
    <div className="share-contents">
      {contents.length === 0 ? (
        <p>{words['holds-all']}</p>
      ) : (
        <>
          <p>{words.holds}</p>
          <ul>
            {contents.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p>{words.server}</p>
      {isPersonal && <p>{words.personal}</p>}
      <p>{words.nothing}</p>
    </div>
  );
}
