'use client';

import { useEffect } from 'react';

/** The plain scripts of pages: what an entry in `lib/islands` starts beside its islands. */
const scripts = {
  comparison: () => import('@/components/comparison/print'),
  handout: () => import('@/components/comparison/print'),
  faq: () => import('@/components/faq/search'),
  pay: () => import('@/components/pay/start'),
  'not-found': () => import('./nearest-page'),
};

export type PlainScript = keyof typeof scripts;

type Props = { readonly script: PlainScript; readonly props?: object | undefined };

/** Starts a page's plain script where Next hydrates the page: the finished page has no trace of this. */
export function StartInNext({ script, props }: Props) {
  useEffect(() => {
    scripts[script]().then(({ start }) => start(props as never));
  }, [script, props]);
  return null;
}
