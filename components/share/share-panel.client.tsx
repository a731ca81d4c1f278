'use client';

import {
  type FocusEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { afterPaint } from '@/components/shell/after-paint.client';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import type { Words } from '@/lib/domain/words';
import { mailHref } from '@/lib/share/mail';
import { qrModules } from '@/lib/share/qr';
import { CopyStatus } from './copy-status';
import { QrCode } from './qr-code.client';
import { type Copying, useCopy } from './use-copy.client';
import './share.css';

/** A view to share. */
export type Share = {
  /** The full address of the view, with query and fragment. */
  readonly address: string;
  /** The title of the page, used as the subject of an email. */
  readonly title: string;
  /** Short descriptions of the view, empty if nothing was chosen. */
  readonly contents: readonly string[];
  /** Whether the fragment holds the reader's priorities. */
  readonly isPersonal: boolean;
};

type Props = {
  /** The name of the button that opens the panel. */
  readonly label: string;
  readonly words: Words['share'];
  /** Shown in the open panel if the rest does not load. */
  readonly siteWords: Pick<Words['site'], 'unloaded' | 'again'>;
  /** The address of the page as built, with the data version: the initial link. */
  readonly link: string;
  /** Called while the panel is open, and whenever the view changes. */
  readonly getShare: () => Share;
};

/**
 * The share button and its panel, a native popover that opens without this component. A modal dialog would
 * recompute the style of every element on the page to make it inert.
 */
export function SharePanel({ label, words, siteWords, link, getShare }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { isOpen, note } = useIsOpen(dialog);
  const { outcome, copy } = useCopy(field);
  const share = isOpen ? getShare() : undefined;
  useLinkIn(field, share?.address);

  return (
    <>
      <button
        type="button"
        className="action"
        data-js-only=""
        aria-haspopup="dialog"
        popoverTarget="share"
        // The panel opens first. Its code and text load after that.
        onClick={() => afterPaint(note)}
      >
        {label}
      </button>
      <dialog
        ref={dialog}
        id="share"
        className="share"
        popover="auto"
        aria-labelledby="share-head"
        onToggle={note}
        onClose={note}
        onBlur={closeWhenLeft}
      >
        <div className="share-head">
          <h2 id="share-head">{words.heading}</h2>
          <button type="button" data-js-only="" popoverTarget="share" popoverTargetAction="hide">
            {words.close}
          </button>
        </div>
        <div className="share-ways">
          <label htmlFor="share-link">{words.link}</label>
          <input
            ref={field}
            type="text"
            id="share-link"
            className="share-field"
            readOnly
            autoFocus
            defaultValue={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          {share !== undefined && (
            <Ways words={words} share={share} outcome={outcome} copy={copy} />
          )}
        </div>
        <ScriptErrorNotice words={siteWords} />
        {share !== undefined && <Code words={words} address={share.address} />}
      </dialog>
    </>
  );
}

/** Whether the panel is open, as of the last call of `note`. */
function useIsOpen(dialog: RefObject<HTMLDialogElement | null>) {
  const [isOpen, setIsOpen] = useState(false);
  const note = () => setIsOpen(isShown(dialog.current));
  // The panel may have opened before hydration.
  useEffect(() => setIsOpen(isShown(dialog.current)), [dialog]);
  return { isOpen, note };
}

/** Puts the address into the field, and selects it again if the field has the focus. */
function useLinkIn(field: RefObject<HTMLInputElement | null>, address: string | undefined): void {
  useLayoutEffect(() => {
    if (address === undefined || field.current === null) return;
    field.current.value = address;
    if (field.current === document.activeElement) field.current.select();
  }, [field, address]);
}

type WaysProps = Copying & { readonly words: Words['share']; readonly share: Share };

/** The ways to share the link, the result of the last copy, and the link's contents. */
function Ways({ words, share, outcome, copy }: WaysProps) {
  return (
    <>
      <p className="share-actions">
        <button type="button" className="share-main" onClick={() => copy(share.address)}>
          {words.copy}
        </button>
        <a href={mailHref('', share.title, `${share.title}\n\n${share.address}`)}>{words.mail}</a>
        <ShareSheet words={words} data={{ title: share.title, url: share.address }} />
      </p>
      <CopyStatus outcome={outcome} words={words} />
      <Contents words={words} {...share} />
    </>
  );
}

/** Closes the panel when the focus moves on into the page. Its button closes it without help. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDialogElement>): void {
  const isLeft = relatedTarget !== null && !currentTarget.contains(relatedTarget);
  if (isLeft && !relatedTarget.matches('[popovertarget]')) currentTarget.hidePopover?.();
}

/** Whether the panel is open, as a popover, or as a dialog in browsers without popovers. */
const isShown = (dialog: HTMLDialogElement | null): boolean =>
  dialog?.matches(':is([open], :popover-open)') === true;

/** The last part of an address's path, such as `paralegal-vs-legal-secretary`. */
const getName = (address: string): string =>
  new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? 'link';

/** The link as a QR code, if it is short enough. */
function Code({ words, address }: { words: Words['share']; address: string }) {
  const modules = qrModules(address);
  if (modules === undefined) return null;
  return <QrCode words={words} modules={modules} fileName={getName(address)} />;
}

type SheetProps = {
  readonly words: Words['share'];
  readonly data: { readonly title: string; readonly url: string };
};

/** The system's share sheet, or nothing if there is none. */
function ShareSheet({ words, data }: SheetProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const isThere = 'share' in navigator && (!('canShare' in navigator) || navigator.canShare(data));
  if (!isThere) return null;

  const share = async () => {
    setHasFailed(false);
    try {
      await navigator.share(data);
    } catch (error) {
      // Closing the sheet without sharing is not a failure.
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

/** Lists what the link holds, who sees which part, and that nothing else is sent. */
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
