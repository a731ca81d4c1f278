import type { ReactNode } from 'react';

type Props = {
  readonly words: { readonly label: string; readonly hint: string };
  /** The questions in their groups, and the empty list for matches. */
  readonly children: ReactNode;
};

/** The search field for the questions of the page, handled by `search.ts`. */
export function FaqSearch({ words, children }: Props) {
  return (
    <div data-faq="">
      <search className="faq-search">
        <label htmlFor="faq-query">{words.label}</label>
        <input
          id="faq-query"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-describedby="faq-hint"
        />
        <p id="faq-hint">{words.hint}</p>
        <p className="sr-only" role="status" />
      </search>
      {children}
    </div>
  );
}
