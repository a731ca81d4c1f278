'use client';

import { useEffect } from 'react';
import type { KnownIds } from '@/lib/domain/comparison';
import type { Words } from '@/lib/domain/words';
import { encodeView } from '@/lib/share/view-link';
import type { SentSteering } from './steering';
import { useSteering } from './steering-from.client';
import { readView } from './view-address.client';

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
function nameView(known: KnownIds): void {
  const { view } = readView(known);
  const isAll = document.documentElement.dataset.print === 'all';
  const { search, hash } = encodeView(
    isAll ? { ...view, differencesOnly: false, groups: known.groups } : view,
    known,
  );
  const address = document.querySelector('.sheet-foot span');
  if (address !== null) address.textContent = location.origin + location.pathname + search + hash;
}

type Props = { readonly steering: SentSteering; readonly words: Words['print'] };

/** Two ways to print a comparison. By the browser's own command it prints what is seen. */
export function PrintButtons({ steering, words }: Props) {
  const { known } = useSteering(steering).steering;
  useEffect(() => {
    const before = () => nameView(known);
    window.addEventListener('beforeprint', before);
    return () => window.removeEventListener('beforeprint', before);
  }, [known]);
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
