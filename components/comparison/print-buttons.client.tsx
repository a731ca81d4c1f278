'use client';

import { useEffect } from 'react';
import type { Words } from '@/lib/domain/words';

/** Prints the page; `all` lets the style show every row on paper, whatever is left out on the screen. */
function print(what: 'shown' | 'all'): void {
  const root = document.documentElement;
  if (what === 'all') root.dataset.print = 'all';
  const done = () => {
    delete root.dataset.print;
  };
  window.addEventListener('afterprint', done, { once: true });
  window.print();
}

/** The foot of the printed sheets names what is printed: this page, with the view of this moment. */
function nameView(): void {
  const address = document.querySelector('.sheet-foot span');
  if (address !== null) address.textContent = window.location.href;
}

/** Two ways to print a comparison. By the browser's own command it prints what is seen. */
export function PrintButtons({ words }: { words: Words['print'] }) {
  useEffect(() => {
    window.addEventListener('beforeprint', nameView);
    return () => window.removeEventListener('beforeprint', nameView);
  }, []);
  return (
    <>
      <button type="button" className="action" data-script="" onClick={() => print('shown')}>
        {words.shown}
      </button>
      <button type="button" className="action" data-script="" onClick={() => print('all')}>
        {words.everything}
      </button>
    </>
  );
}
