// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Share, SharePanel } from '@/components/share/share-panel.client';
import { readFrozenSite } from '@/tests/lib/domain/sample';
import { addPopovers, clipboard, restoreNavigator, setNavigator } from './browser';

const { share: words, view } = readFrozenSite().words;
const shared: Share = {
  address: 'https://example.org/en/compare/a-vs-b/?d=1&place=us-fl#p=pay.school&at=pay',
  title: 'A or b & more, side by side',
  contents: ['differences only', 'Florida'],
  isPersonal: false,
};

// Nothing is painted here, so callbacks for after the paint run at once.
vi.mock('@/components/shell/after-paint.client', () => ({
  afterPaint: (run: () => void) => run(),
}));

beforeAll(addPopovers);
beforeEach(() => {
  setNavigator('clipboard', clipboard());
});
afterEach(() => {
  restoreNavigator();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const siteWords = { unloaded: 'Not all of it came.', again: 'Try again' };
const link = '/en/compare/a-vs-b/?asof=2026-11-26';

const getPanel = (getShare: () => Share) => (
  <SharePanel
    label={view.share}
    words={words}
    siteWords={siteWords}
    link={link}
    getShare={getShare}
  />
);

function renderPanel(getShare: () => Share) {
  render(getPanel(getShare));
  return screen.getByRole('button', { name: view.share });
}

/** Opens the panel with its button. */
function openPanel(share: Partial<Share> = {}) {
  fireEvent.click(renderPanel(() => ({ ...shared, ...share })));
  return screen.getByRole<HTMLDialogElement>('dialog', { name: words.heading });
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: words.link });
const marked = ({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
  value.slice(selectionStart ?? 0, selectionEnd ?? 0);
const press = (name: string) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })));
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');

describe('the share panel', () => {
  it('is a named dialog that focuses its field and selects the whole link', () => {
    const dialog = openPanel();
    expect(dialog.tagName).toBe('DIALOG');
    expect(dialog).toHaveAttribute('open');
    expect(field()).toHaveFocus();
    expect(field()).toHaveAttribute('readonly');
    expect(marked(field())).toBe(shared.address);
  });

  it('lists each part of the link, and tells that nothing else is sent', () => {
    const dialog = openPanel();
    expect(dialog).toHaveTextContent(words.holds);
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(shared.contents);
    expect(dialog).toHaveTextContent(words.server);
    expect(dialog).toHaveTextContent(words.nothing);
    expect(dialog).not.toHaveTextContent(words.personal);
  });

  it('tells if nothing was chosen', () => {
    const dialog = openPanel({ contents: [] });
    expect(dialog).toHaveTextContent(words['holds-all']);
    expect(dialog).not.toHaveTextContent(words.holds);
    expect(within(dialog).queryByRole('list')).toBeNull();
  });

  it("tells who can see the reader's priorities", () => {
    expect(openPanel({ isPersonal: true })).toHaveTextContent(words.personal);
  });

  it('starts an email with the escaped title and link', () => {
    openPanel();
    const href = screen.getByRole('link', { name: words.mail }).getAttribute('href') ?? '';
    expect(href).toMatch(/^mailto:\?subject=[^&#+ ]+&body=[^&#+ ]+$/);
    const parts = new URLSearchParams(href.slice('mailto:?'.length));
    expect(parts.get('subject')).toBe(shared.title);
    expect(parts.get('body')).toBe(`${shared.title}\r\n\r\n${shared.address}`);
  });
});

describe('copying the link', () => {
  it('shows Copied only once the browser has copied', async () => {
    let finish = () => {};
    const board = clipboard(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    setNavigator('clipboard', board);
    openPanel();
    await press(words.copy);
    expect(board.writeText).toHaveBeenCalledExactlyOnceWith(shared.address);
    expect(said()).toBe('');
    await act(async () => finish());
    expect(said()).toBe(words.copied);
  });

  it.each([
    [
      'refuses',
      clipboard(async () => {
        throw new DOMException('No', 'NotAllowedError');
      }),
    ],
    ['has no clipboard', undefined],
  ])('selects the link and tells what to do if the browser %s', async (_, board) => {
    setNavigator('clipboard', board);
    openPanel();
    field().setSelectionRange(0, 0);
    screen.getByRole('button', { name: words.close }).focus();
    await press(words.copy);
    expect(said()).toBe(words.refused);
    expect(field()).toHaveFocus();
    expect(marked(field())).toBe(shared.address);
    // The same again, with the focus already there.
    field().setSelectionRange(0, 0);
    await press(words.copy);
    expect(said()).toBe(words.refused);
    expect(marked(field())).toBe(shared.address);
  });

  it('clears the status before it tries again, so that it is announced again', async () => {
    const board = clipboard();
    setNavigator('clipboard', board);
    openPanel();
    await press(words.copy);
    board.writeText.mockReturnValueOnce(new Promise(() => {}));
    await press(words.copy);
    expect(said()).toBe('');
  });
});

describe("the system's share sheet", () => {
  const sheet = () => screen.queryByRole('button', { name: words.sheet });

  it('is offered if it exists and accepts such a link', () => {
    openPanel();
    expect(sheet()).toBeNull();
  });

  it('is not offered if it does not accept such a link', () => {
    setNavigator('share', vi.fn());
    const canShare = vi.fn(() => false);
    setNavigator('canShare', canShare);
    openPanel();
    expect(sheet()).toBeNull();
    expect(canShare).toHaveBeenCalledWith({ title: shared.title, url: shared.address });
  });

  it.each([
    ['with a question before', () => true],
    ['without one', undefined],
  ])('gets the title and the link, %s', async (_, canShare) => {
    const share = vi.fn(async () => undefined);
    setNavigator('share', share);
    setNavigator('canShare', canShare);
    openPanel();
    await press(words.sheet);
    expect(share).toHaveBeenCalledExactlyOnceWith({ title: shared.title, url: shared.address });
    expect(said()).toBe('');
  });

  it.each([
    ['says nothing where a person closes it', new DOMException('No', 'AbortError'), ''],
    ['says when it fails', new DOMException('No', 'NotAllowedError'), words['sheet-failed']],
    ['says when it fails in another way', new TypeError('AbortError'), words['sheet-failed']],
  ])('%s', async (_, error, text) => {
    setNavigator('share', vi.fn().mockRejectedValue(error));
    openPanel();
    await press(words.sheet);
    expect(said()).toBe(text);
  });
});

describe('the QR code of the panel', () => {
  it('is a named image with one path', () => {
    openPanel();
    const picture = screen.getByRole('img', { name: words['qr-name'] });
    expect(picture.querySelectorAll('path')).toHaveLength(1);
    expect(picture.outerHTML).not.toContain('style');
  });

  it.each([
    [words['qr-svg'], 'a-vs-b.svg', 'image/svg+xml', '<svg'],
    [words['qr-png'], 'a-vs-b.png', 'image/png', '\u0089PNG'],
  ])('is saved by “%s” as %s, from the page’s own memory', async (name, file, type, start) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    // jsdom's Blob cannot be streamed.
    vi.stubGlobal('Blob', Blob);
    const files: Blob[] = [];
    const revoke = vi.fn();
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => `blob:http://localhost/${files.push(blob)}`,
        revokeObjectURL: revoke,
      }),
    );
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.href} ${this.download}`);
    });
    openPanel();
    await press(name);
    vi.useRealTimers();
    await vi.waitFor(() => expect(saved).toEqual([`blob:http://localhost/1 ${file}`]));
    const [blob] = files;
    expect(blob?.type).toBe(type);
    expect(revoke, 'not while it is fetched').not.toHaveBeenCalled();
    const bytes = (await blob?.arrayBuffer()) ?? new ArrayBuffer();
    const text = [...new Uint8Array(bytes).subarray(0, 4)].map((code) => String.fromCharCode(code));
    expect(text.join('')).toBe(start.slice(0, 4));
  });

  it('is left out if the link is too long for any code, and the rest stays', () => {
    openPanel({ address: `${shared.address}${'x'.repeat(3000)}` });
    expect(screen.queryByRole('img')).toBeNull();
    expect(field()).toBeVisible();
  });
});

describe('the share button', () => {
  it('opens the panel with the current view, and gets the focus back', () => {
    let address = 'https://example.org/en/compare/a-vs-b/';
    const button = renderPanel(() => ({ ...shared, address }));
    expect(button).toHaveAttribute('data-js-only');
    expect(screen.queryByRole('dialog')).toBeNull();
    address = shared.address;
    button.focus();
    fireEvent.click(button);
    expect(screen.getByRole('dialog', { name: words.heading })).toBeVisible();
    expect(field()).toHaveValue(shared.address);
    fireEvent.click(screen.getByRole('button', { name: words.close }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(button).toHaveFocus();
    fireEvent.click(button);
    expect(screen.getByRole('dialog', { name: words.heading })).toBeVisible();
  });

  it('opens the panel without script in browsers that can, with the initial link', () => {
    const button = renderPanel(() => shared);
    const dialog = document.getElementById(button.getAttribute('popovertarget') ?? '');
    expect(dialog?.tagName).toBe('DIALOG');
    expect(dialog).toHaveAttribute('popover', 'auto');
    expect(dialog?.querySelector('input')).toHaveValue(link);
    const [close] = dialog?.querySelectorAll('button') ?? [];
    expect(close).toHaveAttribute('popovertarget', dialog?.id);
    expect(close).toHaveAttribute('popovertargetaction', 'hide');
    expect(dialog).toHaveTextContent(siteWords.unloaded);
  });

  it('takes over a panel that was opened before hydration', () => {
    document.body.innerHTML = renderToString(getPanel(() => shared));
    document.querySelector('dialog')?.setAttribute('open', '');
    render(
      getPanel(() => shared),
      { container: document.body, hydrate: true },
    );
    expect(field()).toHaveValue(shared.address);
    expect(screen.getByRole('button', { name: words.copy })).toBeVisible();
  });
});
