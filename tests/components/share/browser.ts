import { vi } from 'vitest';

/** Adds a part that jsdom lacks to the test's browser, or removes one, until `restoreNavigator`. */
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

/** Undoes every `setNavigator`. */
export function restoreNavigator(): void {
  for (const restore of restored.splice(0).reverse()) restore();
}

/** A clipboard that accepts text, or refuses it. */
export const clipboard = (answer: () => Promise<void> = async () => undefined) => ({
  writeText: vi.fn(answer),
});

/**
 * Adds the popovers that jsdom lacks: a button toggles one, which fires `toggle`, and the focus returns.
 * Browser tests cover Esc and clicks outside.
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
