import type { Faq } from './faq';
import type { Format } from './format';
import type { StateId } from './places';
import type { RoleProfile } from './profile';
import type { Block } from './prose';
import type { Source } from './source';
import type { Tables } from './table-rows';
import type { Words } from './words';

/** The parts of the pay page, in order. Charts and tables follow the text of each part. */
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

/** A screenshot of one of the site's pages. */
export type Picture = {
  readonly path: `/${string}`;
  /** Width and height in pixels of the file, at twice the display density. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** The id of the section that shows it. */
  readonly section: string;
};

/** A page of prose, such as About. */
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

/** The ids of the sources that an article cites, in order of appearance. */
export const citedBy = ({ sections }: Pick<Article, 'sections'>): readonly string[] =>
  sections.flatMap(({ content }) => content.flatMap(({ sources }) => sources));

/** All content of one language, checked. */
export type Site = {
  readonly words: Words;
  /** Formats figures and dates in the site's language. */
  readonly format: Format;
  /** The home page's pair first, then the others by file name. */
  readonly roles: readonly RoleProfile[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly tables: Tables;
  /**
   * The articles of the pages in `lib/pages/registry.ts`, by page id. `pay` has one section for each of
   * `payParts`, in order.
   */
  readonly articles: ReadonlyMap<string, Article>;
  /** The articles of the states that have one. */
  readonly statePay: ReadonlyMap<StateId, Article>;
  readonly faq: Faq;
  /**
   * The day of the newest change of a value, or without a history, of the newest role review. Pages compute
   * ages from it and links carry it. The build date is never used.
   */
  readonly dataVersion: string;
};

/** The words and formats of a language: what it takes to put a value into a sentence. */
export type Text = Pick<Site, 'words' | 'format'>;
