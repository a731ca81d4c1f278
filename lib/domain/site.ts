import type { Faq } from './faq';
import type { StateId } from './places';
import type { RoleProfile } from './profile';
import type { Block } from './prose';
import type { Source } from './source';
import type { Tables } from './table-rows';
import type { Words } from './words';

/** The parts of the page about pay, in their order: its drawings and tables stand under the text of each. */
export const payParts = [
  'ranges',
  'states',
  'prices',
  'years',
  'outlook',
  'employers',
  'method',
] as const;
export type PayPart = (typeof payParts)[number];

/** A picture of the site's own pages. */
export type Picture = {
  readonly path: `/${string}`;
  /** In pixels of the file, which is taken for screens of double density. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in words. */
  readonly alt: string;
  /** The section that it stands in. */
  readonly section: string;
};

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
  readonly pictures?: readonly Picture[];
};

/** The ids of the sources that an article cites, in its order. */
export const citedBy = ({ sections }: Pick<Article, 'sections'>): readonly string[] =>
  sections.flatMap(({ content }) => content.flatMap(({ sources }) => sources));

/** Everything that the content of one language says, checked. */
export type Site = {
  readonly words: Words;
  /** The home page's pair first, then in the order of the files' names. */
  readonly roles: readonly RoleProfile[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly tables: Tables;
  /**
   * The texts of the pages in `lib/pages/registry.ts`, by their ids. That of `pay` has one section for each of
   * `payParts`, in their order.
   */
  readonly articles: ReadonlyMap<string, Article>;
  /** What the pages of some states say of their own. */
  readonly statePay: ReadonlyMap<StateId, Article>;
  readonly faq: Faq;
  /**
   * The day of the content: that of the newest change of a value. Pages compute ages from it and links
   * carry it, never the day of a build. A site without a history has the newest review of a role.
   */
  readonly dataVersion: string;
};
