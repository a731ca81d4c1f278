import { vi } from 'vitest';

/** Gives the browser of a test a part that jsdom lacks, or takes one away, until `restoreNavigator`. */
export function setNavigator(part: 'clipboard' | 'share' | 'canShare', value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(navigator, part);
  if (value === undefined) Reflect.deleteProperty(navigator, part);
  else Object.defineProperty(navigator, part, { configurable: true, value });
  restored.push(() => {
    if (before === undefined) Reflect.deleteProperty(navigator, part);
    else Object.defineProperty(navigator, part, before);
  });
}

const restored: (() => void)[] = [];

/** Undoes all that `setNavigator` has done. */
export function restoreNavigator(): void {
  for (const restore of restored.splice(0).reverse()) restore();
}

/** A clipboard that takes what it gets, or refuses. */
export const clipboard = (answer: () => Promise<void> = async () => undefined) => ({
  writeText: vi.fn(answer),
});

/**
 * What jsdom lacks of a dialog: to open it remembers the focus, and to close it gives that back, sends
 * `close` and hides it. Esc is the browser's own; a browser test presses it.
 */
export function addDialogs(): void {
  const openers = new WeakMap<HTMLDialogElement, Element | null>();
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      if (this.open) throw new DOMException('It is open', 'InvalidStateError');
      openers.set(this, document.activeElement);
      this.setAttribute('open', '');
    },
    close(this: HTMLDialogElement) {
      this.removeAttribute('open');
      const opener = openers.get(this);
      if (opener instanceof HTMLElement) opener.focus();
      this.dispatchEvent(new Event('close'));
    },
  });
}
