'use client';

import { useEffect } from 'react';

/** The plain scripts that entries in `lib/islands` start beside their islands. */
const scripts = {
  comparison: () => import('@/components/comparison/print'),
  handout: () => import('@/components/comparison/print'),
  faq: () => import('@/components/faq/search'),
  pay: () => import('@/components/pay/start'),
  'not-found': () => import('./nearest-page'),
};

export type PlainScript = keyof typeof scripts;

type Props = { readonly script: PlainScript; readonly props?: object | undefined };

/** Starts a page's plain script where Next hydrates the page. The finished page has no trace of it. */
export function StartInNext({ script, props }: Props) {
  useEffect(() => {
    scripts[script]().then(({ start }) => start(props as never));
  }, [script, props]);
  return null;
}
