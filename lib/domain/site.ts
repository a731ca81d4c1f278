import type { Faq } from './faq';
import type { RoleProfile } from './profile';
import type { Block } from './prose';
import type { Source } from './source';
import type { Tables } from './tables';
import type { Words } from './words';

/** A plain page of prose, such as About. */
export type Article = {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly content: readonly Block[];
  }[];
};

/** Everything that the content of one language says, checked. */
export type Site = {
  readonly words: Words;
  /** The home page's pair first, then in the order of the files' names. */
  readonly roles: readonly RoleProfile[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly tables: Tables;
  readonly about: Article;
  /** The text of the sources page: how figures are worked out. */
  readonly sourcesText: Article;
  readonly faq: Faq;
};
