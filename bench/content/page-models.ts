import { describePage, headOfPair, pairPicture, rolePicture } from '@/app/describe-page';
import {
  findPair,
  getFrame,
  getSingulars,
  homePair,
  loadPage,
  otherRoles,
  type PageData,
  pageFrame,
  trailTo,
} from '@/app/page-data';
import { buildComparison } from '@/lib/domain/build-comparison';
import type { SourceEntry } from '@/lib/domain/cell';
import { type Comparison, countRows } from '@/lib/domain/comparison';
import { getPairs } from '@/lib/domain/pairs';
import type { Block } from '@/lib/domain/prose';
import { getBrief } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import {
  comparePath,
  faqPath,
  filePath,
  groupAnchor,
  handoutPath,
  homePath,
  pairId,
  pairPath,
  payPath,
  rolePath,
  rolesPath,
  sourceAnchor,
  sourcesPath,
} from '@/lib/i18n/paths';
import { buildFaqPage } from '@/lib/pages/faq-page';
import {
  breadcrumbJsonLd,
  faqJsonLd,
  getGraph,
  occupationJsonLd,
  type Thing,
  websiteJsonLd,
} from '@/lib/pages/json-ld';
import {
  buildRolePage,
  mostQuestions,
  mostSentences,
  type RoleSection,
} from '@/lib/pages/role-page';
import { getAddress } from '@/lib/settings';

/**
 * The pages that the site shares with its peers, as plain data for templates: what the site's own builders return,
 * and the links and filled-in texts that its components add. Peers differ from the site only in rendering.
 */

const language = 'en';

type Link = { readonly label: string; readonly path: string };

export type Kind = 'home' | 'role' | 'comparison' | 'faq';

/** Loads the content in the folder `BENCH_CONTENT`, since a peer's build runs in the peer's folder. */
function readContent(): PageData {
  const folder = process.cwd();
  process.chdir(process.env.BENCH_CONTENT ?? folder);
  try {
    return loadPage(language);
  } finally {
    process.chdir(folder);
  }
}

const linkToSource = ({ id, short }: Pick<SourceEntry, 'id' | 'short'>): Link => ({
  label: short,
  path: `${sourcesPath(language)}#${sourceAnchor(id)}`,
});

type PageDescription = Parameters<typeof describePage>[1];

/** The head of a page. Each entry has the attributes of a `link` or `meta` element. */
function getHead(data: PageData, page: PageDescription) {
  const metadata = describePage(data, page);
  const { title, description } = page;
  const canonical = getAddress(page.canonical);
  // Next's type allows other shapes, which `describePage` does not return.
  const images = metadata.openGraph?.images as readonly { url: string; alt: string }[];
  const [image = { url: '', alt: '' }] = images;
  return {
    title: String(metadata.title),
    links: [
      { rel: 'manifest', href: '/manifest.webmanifest' },
      { rel: 'canonical', href: canonical },
      { rel: 'alternate', hreflang: 'en', href: canonical },
      { rel: 'alternate', hreflang: 'x-default', href: canonical },
      { rel: 'icon', href: '/icon.svg' },
      { rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png' },
    ],
    metas: [
      { name: 'description', content: description },
      { property: 'og:title', content: title },
      { property: 'og:description', content: description },
      { property: 'og:url', content: canonical },
      { property: 'og:site_name', content: data.words.site.name },
      { property: 'og:locale', content: 'en_US' },
      { property: 'og:image', content: image.url },
      { property: 'og:image:width', content: '1200' },
      { property: 'og:image:height', content: '630' },
      { property: 'og:image:alt', content: image.alt },
      { property: 'og:type', content: 'website' },
      { name: 'twitter:card', content: 'summary_large_image' },
      { name: 'twitter:title', content: title },
      { name: 'twitter:description', content: description },
      { name: 'twitter:image', content: image.url },
      { name: 'twitter:image:alt', content: image.alt },
    ] as readonly Readonly<Record<string, string>>[],
  };
}

type Parts = {
  readonly description: PageDescription;
  readonly frame: ReturnType<typeof getFrame> & Partial<ReturnType<typeof pageFrame>>;
  readonly things: readonly Thing[];
};

/** What a template needs around the content of each page. */
const buildShell = (data: PageData, { description, frame, things }: Parts) => ({
  ...frame,
  home: homePath(language),
  head: getHead(data, description),
  menu: frame.menu.map((entry) => ({
    ...entry,
    current: entry.id !== frame.section ? undefined : frame.isSectionStart ? 'page' : 'true',
  })),
  trail: frame.trail.length > 1 ? frame.trail : [],
  jsonLd: JSON.stringify(getGraph(things)).replaceAll('<', '\\u003c'),
});

/** The list of sources at the end of a page. */
const getSources = (heading: string, sources: readonly SourceEntry[], { words }: PageData) => ({
  heading,
  links: sources.map(linkToSource),
  attributions: sources.flatMap(({ attribution }) => attribution ?? []),
  all: { label: words.sources.all, path: sourcesPath(language) },
});

/** Prose as a syntax tree, with links to the sources of each block. */
const getProse = (content: readonly Block[], sources: readonly SourceEntry[], data: PageData) => ({
  label: data.words.role['note-label'],
  blocks: content.map((block) => ({
    node: block.node,
    cited: sources.filter(({ id }) => block.sources.includes(id)).map(linkToSource),
  })),
});

type TableWords = {
  readonly caption: string;
  readonly rowPage: string;
  readonly hasGroupNames: boolean;
  /** The label of the button in each row, if there is one. */
  readonly tools?: string;
};

/** The table of a comparison. */
function getTable(comparison: Comparison, { words }: PageData, about: TableWords) {
  return {
    caption: about.caption,
    rowHead: words.compare['column-row'],
    differenceHead: words.compare['column-difference'],
    roles: comparison.roles.map((role) => ({
      ...role,
      path: rolePath(language, role.id),
      code: fill(words.compare['occupation-code'], { code: role.occupation.code }),
    })),
    both: words.compare.both,
    source: words.role['note-label'],
    groups: comparison.groups.map((group) => ({
      anchor: about.hasGroupNames ? groupAnchor(group.id) : undefined,
      label: about.hasGroupNames ? group.label : undefined,
      rows: group.rows.map((row) => ({
        ...row,
        link: `${about.rowPage}#${row.id}`,
        linkLabel: fill(words.compare['row-link'], { row: row.label }),
        tools: about.tools === undefined ? undefined : fill(about.tools, { row: row.label }),
      })),
    })),
  };
}

/** The home page. */
export function homeModel() {
  const data = readContent();
  const { site, words, format } = data;
  const [first, second] = homePair(site);
  const comparison = buildComparison([first, second], site, { groups: ['glance'] });
  const names = { one: first.singular, other: second.singular };
  const questions = site.faq.groups.reduce((sum, group) => sum + group.questions.length, 0);
  const comparePage = pairPath(language, first.id, second.id);
  const path = homePath(language);
  return {
    kind: 'home' as const,
    path,
    words,
    shell: buildShell(data, {
      description: {
        title: fill(words.home.title, names),
        description: words.site.description,
        canonical: path,
      },
      frame: pageFrame(data, 'home'),
      things: [websiteJsonLd(site, language, getAddress('/'))],
    }),
    question: fill(words.home['heading-start'], names),
    table: getTable(comparison, data, {
      caption: fill(words.home.caption, { first: first.plural, second: second.plural }),
      rowPage: comparePage,
      hasGroupNames: false,
    }),
    doors: [
      {
        label: words.home['door-compare'],
        path: comparePage,
        text: fill(words.home['door-compare-text'], { rows: format.count(rowDefinitions.length) }),
      },
      {
        label: words.home['door-role'],
        path: rolesPath(language),
        text: words.home['door-role-text'],
      },
      {
        label: words.home['door-ask'],
        path: faqPath(language),
        text: fill(words.home['door-ask-text'], { questions: format.count(questions) }),
      },
    ],
    sources: getSources(words.compare.sources, comparison.sources, data),
  };
}

type RolePage = ReturnType<typeof buildRolePage>;
type Role = PageData['site']['roles'][number];

const getKeyFact = ({ label, detail, cell }: RolePage['keyFacts'][number]) => ({
  label,
  detail,
  isMissing: cell.kind === 'missing',
  text: getBrief(cell),
  source: cell.source?.entries
    .slice(0, 1)
    .map((entry) => ({ ...linkToSource(entry), label: cell.source?.short ?? '' }))[0],
});

/** A section of the page of a role, with its facts. */
function getSection(section: RoleSection, page: RolePage, data: PageData) {
  const { words } = data;
  return {
    ...section,
    illustration: section.id === 'day' ? words.role.illustration : undefined,
    prose: getProse(section.content, page.sources, data),
    pay:
      section.id === 'outlook'
        ? {
            sentences: page.pay.map(({ other, text }) => ({
              text,
              label: words.role['pay-row'],
              path: `${pairPath(language, page.role.id, other)}#pay`,
            })),
            all: { label: words.compare.pay, path: payPath(language) },
          }
        : undefined,
    factsHeading: fill(words.role.facts, { section: section.heading }),
  };
}

/** The contents list of the page of a role, and its first questions. */
const getLists = ({ sections, questions }: RolePage, { words }: PageData) => ({
  contents: [
    ...sections.map(({ id, heading }) => ({ label: heading, path: `#${id}` })),
    ...(questions.length > 0 ? [{ label: words.role.questions, path: '#questions' }] : []),
    { label: words.role.sources, path: '#sources' },
  ],
  questions: [
    ...questions
      .slice(0, mostQuestions)
      .map(({ id, ask }) => ({ label: ask, path: `${faqPath(language)}#${id}` })),
    ...(questions.length > mostQuestions
      ? [{ label: words.role['all-questions'], path: faqPath(language) }]
      : []),
  ],
});

/** Links to other roles: a list of comparisons if there are many, otherwise two links for each role. */
function getOtherRoles(role: Role, others: readonly Role[], { words }: PageData) {
  const isList = others.length > mostSentences;
  const comparisons = others.map((other) => ({
    label: fill(words.compare.heading, { first: role.singular, second: other.singular }),
    path: pairPath(language, role.id, other.id),
  }));
  const readOn = others.map((other) => ({
    accent: other.accent,
    role: {
      label: fill(words.roles['read-on'], { others: other.plural }),
      path: rolePath(language, other.id),
    },
    comparison: {
      label: fill(words.role['other-compare'], { first: role.plural, second: other.plural }),
      path: pairPath(language, role.id, other.id),
    },
  }));
  return {
    comparisonsHeading: fill(words.role['compare-with'], { others: role.plural }),
    comparisons: isList ? comparisons : [],
    readOn: isList ? [] : readOn,
  };
}

/** The page of a role. */
export function roleModel(id: string) {
  const data = readContent();
  const { site, words } = data;
  const role = site.roles.find((candidate) => candidate.id === id);
  if (role === undefined) throw new Error(`There is no role ${id}`);
  const others = getPairs(site).flatMap(([first, second]) => (first === role ? [second] : []));
  const page = buildRolePage(role, site, others.slice(0, mostSentences));
  const path = rolePath(language, role.id);
  const trail = trailTo(
    data,
    { label: words.navigation.roles, path: rolesPath(language) },
    { label: role.name },
  );
  return {
    kind: 'role' as const,
    path,
    words,
    shell: buildShell(data, {
      description: {
        title: role.name,
        description: fill(words.role.description, { others: role.plural }),
        canonical: path,
        picture: rolePicture(data, role),
      },
      frame: { ...getFrame(data, path, trail), section: 'roles' },
      things: [occupationJsonLd(role, site, getAddress(path)), breadcrumbJsonLd(trail, getAddress)],
    }),
    role,
    also: `${words.role['also-called']}: ${role.alsoCalled.join(', ')}. ${words.role['occupation-code']}: ${role.occupation.title}, ${role.occupation.code}.`,
    keyFacts: page.keyFacts.map(getKeyFact),
    sections: page.sections.map((section) => getSection(section, page, data)),
    both: words.compare.both,
    source: words.role['note-label'],
    ...getLists(page, data),
    reviewed: fill(words.role.reviewed, { date: page.reviewed }),
    sources: getSources(words.role.sources, page.sources, data),
    ...getOtherRoles(role, others, data),
  };
}

/** The texts of a comparison's controls that depend on its rows. */
function getControls(comparison: Comparison, { words: { view }, format }: PageData) {
  const { all, different } = countRows(comparison);
  const counts = { hidden: format.count(all - different), all: format.count(all) };
  return {
    places: comparison.places.length > 1 ? comparison.places : [],
    groups: comparison.groups.map(({ id, label }) => ({ id, label, anchor: groupAnchor(id) })),
    hidden:
      all === different
        ? undefined
        : fill(view[all - different === 1 ? 'hidden-one' : 'hidden-many'], counts),
    showAll: fill(view['show-all'], counts),
  };
}

/** A comparison with its columns in one order, by an id such as `paralegal-vs-legal-secretary`. */
export function comparisonModel(id: string) {
  const data = readContent();
  const { site, words, format } = data;
  const pair = findPair(site, id);
  if (pair === undefined) throw new Error(`There is no comparison ${id}`);
  const [first, second] = pair;
  const comparison = buildComparison(pair, site);
  const heading = fill(words.compare.heading, getSingulars(pair));
  const path = pairPath(language, first.id, second.id);
  const trail = trailTo(
    data,
    { label: words.navigation.compare, path: comparePath(language) },
    { label: heading },
  );
  const rows = format.count(rowDefinitions.length);
  return {
    kind: 'comparison' as const,
    path,
    words,
    shell: buildShell(data, {
      description: { ...headOfPair(data, pair), picture: pairPicture(data, pair) },
      frame: { ...getFrame(data, path, trail), section: 'compare' },
      things: [breadcrumbJsonLd(trail, getAddress)],
    }),
    back: comparePath(language),
    heading,
    opening: comparison.opening,
    swap: {
      label: fill(words.compare.swap, { first: second.plural, second: first.plural }),
      path: pairPath(language, second.id, first.id),
    },
    handout: handoutPath(language, first.id, second.id),
    choices: otherRoles(data, pair).flatMap((links, side) =>
      links.length === 0
        ? []
        : { label: fill(words.compare.change, { role: pair[side === 0 ? 0 : 1].singular }), links },
    ),
    pay: payPath(language),
    file: {
      label: fill(words.compare.file, { rows, place: comparison.places[0]?.label ?? '' }),
      path: filePath(language, first.id, second.id),
    },
    controls: getControls(comparison, data),
    shareAddress: getAddress(`${path}?asof=${site.dataVersion}`),
    table: getTable(comparison, data, {
      caption: words.compare.caption,
      rowPage: '',
      hasGroupNames: true,
      tools: words.view.tools,
    }),
    sources: getSources(words.compare.sources, comparison.sources, data),
    reviewed: fill(words.compare.reviewed, { date: comparison.reviewed }),
  };
}

/** The page of questions. */
export function faqModel() {
  const data = readContent();
  const { site, words } = data;
  const page = buildFaqPage(site);
  const path = faqPath(language);
  const asked = page.groups.flatMap((group) =>
    group.questions.map(({ ask, plain }) => ({ question: ask, answer: plain })),
  );
  const [first, second] = words.home.pair;
  return {
    kind: 'faq' as const,
    path,
    words,
    shell: buildShell(data, {
      description: {
        title: site.faq.title,
        description: site.faq.description,
        canonical: path,
      },
      frame: pageFrame(data, 'faq'),
      things: [faqJsonLd(asked)],
    }),
    title: page.title,
    lead: page.lead,
    groups: page.groups.map((group) => ({
      ...group,
      anchor: groupAnchor(group.id),
      questions: group.questions.map((question) => ({
        id: question.id,
        ask: question.ask,
        also: question.also.join(' '),
        prose: getProse(question.answer, page.sources, data),
        more: [
          ...question.rows.map((row) => ({
            label: fill(words.faq.row, { row: row.label }),
            path: `${pairPath(language, first, second)}#${row.id}`,
          })),
          ...question.sections.map(({ role, roleName, section, heading }) => ({
            label: `${roleName}: ${heading}`,
            path: `${rolePath(language, role)}#${section}`,
          })),
        ],
        linkName: fill(words.faq.link, { ask: question.ask }),
      })),
    })),
    sources: getSources(words.role.sources, page.sources, data),
  };
}

/** The ids of all roles, and of all comparisons in both orders. */
export function listModels() {
  const { site } = readContent();
  return {
    roles: site.roles.map(({ id }) => id),
    pairs: getPairs(site).map(([first, second]) => pairId(first.id, second.id)),
  };
}

export type HomeModel = ReturnType<typeof homeModel>;
export type RoleModel = ReturnType<typeof roleModel>;
export type ComparisonModel = ReturnType<typeof comparisonModel>;
export type FaqModel = ReturnType<typeof faqModel>;
export type PageModel = HomeModel | RoleModel | ComparisonModel | FaqModel;
