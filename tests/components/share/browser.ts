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
 * What jsdom lacks of a popover: a button opens and closes it, which sends `toggle`, and the focus goes back.
 * Esc and the click beside it are the browser's own; a browser test presses them.
 */
export function addPopovers(): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('[popovertarget]');
    const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
    if (button === null || popover === null) return;
    const isShown = popover.toggleAttribute(
      'open',
      !popover.hasAttribute('open') && button.getAttribute('popovertargetaction') !== 'hide',
    );
    if (!isShown) document.querySelector<HTMLElement>('[popovertarget]')?.focus();
    popover.dispatchEvent(new Event('toggle'));
  });
}
