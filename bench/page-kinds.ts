/** The pages that the site and its peers have in common, one of each kind. */
export const sharedPages = {
  home: '/en/',
  role: '/en/roles/paralegal/',
  comparison: '/en/compare/paralegal-vs-legal-secretary/',
  faq: '/en/faq/',
} as const;

export type SharedKind = keyof typeof sharedPages;
export const sharedKinds = Object.keys(sharedPages) as readonly SharedKind[];

/** A page of every kind that the site has. */
export const allPages = {
  ...sharedPages,
  roles: '/en/roles/',
  chooser: '/en/compare/',
  handout: '/en/compare/paralegal-vs-legal-secretary/handout/',
  pay: '/en/pay/',
  state: '/en/pay/florida/',
  sources: '/en/sources/',
  counselors: '/en/counselors/',
  about: '/en/about/',
} as const;

/** The site and what it is set beside, in the order of the tables. */
export const variants = {
  site: 'This site',
  'as-next-wrote-it': 'This site without the finalize step',
  astro: 'Astro, styles inlined',
  'astro-island': 'Astro, toggle as a React island',
  eleventy: 'Eleventy, styles inlined',
  limit: 'By hand: the limit',
} as const;

export type Variant = keyof typeof variants;
export const variantIds = Object.keys(variants) as readonly Variant[];
