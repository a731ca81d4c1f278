import { describePage, pairPicture, rolePicture } from '@/app/describe-page';
import {
  frameOf,
  homePair,
  loadPage,
  type PageData,
  type Pair,
  singularOf,
  trailTo,
} from '@/app/page-data';
import { buildComparison } from '@/lib/domain/build-comparison';
import type { SourceEntry } from '@/lib/domain/cell';
import { type Comparison, countRows } from '@/lib/domain/comparison';
import { canonicalPair, pairsOf } from '@/lib/domain/pairs';
import type { Block } from '@/lib/domain/prose';
import { briefOf } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import {
  comparePath,
  faqPath,
  filePath,
  groupAnchor,
  handoutPath,
  homePath,
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
  graphOf,
  occupationJsonLd,
  type Thing,
  websiteJsonLd,
} from '@/lib/pages/json-ld';
import { pagePath } from '@/lib/pages/registry';
import { buildRolePage, mostQuestions, mostSentences } from '@/lib/pages/role-page';
import { addressOf } from '@/lib/settings';

/**
 * The pages that the site and its peers have in common, as plain data: what a template of any of the
 * peers needs, in the words of the content. It is worked out by the site's own `lib/`, from the same
 * Markdown and the same tables, so that the peers differ from the site in how they render, and in
 * nothing else. No React and no Next is in here.
 */

const language = 'en';

type Path = `/${string}`;
type Link = { readonly label: string; readonly path: string };

export type Kind = 'home' | 'role' | 'comparison' | 'faq';

/**
 * What every page begins with. `BENCH_CONTENT` names the folder that has the content: a peer's build has
 * to stand in the peer's own folder.
 */
function readContent(): PageData {
  const own = process.cwd();
  process.chdir(process.env.BENCH_CONTENT ?? own);
  try {
    return loadPage(language);
  } finally {
    process.chdir(own);
  }
}

const linkToSource = ({ id, short }: Pick<SourceEntry, 'id' | 'short'>): Link => ({
  label: short,
  path: `${sourcesPath(language)}#${sourceAnchor(id)}`,
});

/** What a page's head says: each entry is the attributes of a `meta` or `link` element. */
function headOf(metadata: ReturnType<typeof describePage>) {
  const { title, description, canonical, picture } = readMetadata(metadata);
  const site = String(metadata.openGraph?.siteName);
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
      { property: 'og:site_name', content: site },
      { property: 'og:locale', content: 'en_US' },
      { property: 'og:image', content: picture.address },
      { property: 'og:image:width', content: '1200' },
      { property: 'og:image:height', content: '630' },
      { property: 'og:image:alt', content: picture.alt },
      { property: 'og:type', content: 'website' },
      { name: 'twitter:card', content: 'summary_large_image' },
      { name: 'twitter:title', content: title },
      { name: 'twitter:description', content: description },
      { name: 'twitter:image', content: picture.address },
      { name: 'twitter:image:alt', content: picture.alt },
    ] as readonly Readonly<Record<string, string>>[],
  };
}

/** What `describePage` put into Next's own shape, which allows more than it uses. */
function readMetadata(metadata: ReturnType<typeof describePage>) {
  const { title, description, images } = metadata.openGraph as {
    readonly title: string;
    readonly description: string;
    readonly images: readonly { readonly url: string; readonly alt: string }[];
  };
  const [image = { url: '', alt: '' }] = images;
  const canonical = metadata.alternates?.canonical as string;
  return { title, description, canonical, picture: { address: image.url, alt: image.alt } };
}

const navigationPaths = {
  compare: comparePath,
  roles: rolesPath,
  pay: payPath,
  faq: faqPath,
  about: (language: PageData['language']) => pagePath('about', language),
} as const;
type Section = keyof typeof navigationPaths;

type Around = {
  readonly path: Path;
  readonly section?: Section;
  readonly isSectionStart?: boolean;
  readonly trail: ReturnType<typeof trailTo>;
};

/** Head, foot and what else stands around a page's own part. */
function shellOf(data: PageData, { path, section, isSectionStart = false, trail }: Around) {
  const { words, pages } = data;
  const { navigation, site } = words;
  const ids: readonly Section[] = ['compare', 'roles', 'pay', 'faq', 'about'];
  return {
    skip: navigation.skip,
    name: site.name,
    home: homePath(language),
    mainLabel: navigation.main,
    navigation: ids.map((id) => ({
      label: navigation[id],
      path: navigationPaths[id](language) as string,
      current: id === section ? (isSectionStart ? 'page' : 'true') : undefined,
    })),
    contents: navigation.contents,
    trailLabel: navigation.breadcrumb,
    trail: trail.length > 1 ? trail : [],
    allPages: navigation['all-pages'],
    pages,
    footer: site.footer,
    sheet: frameOf(data, path, trail).foot,
  };
}

const jsonLdText = (things: readonly Thing[]): string =>
  JSON.stringify(graphOf(things)).replaceAll('<', '\\u003c');

/** The list of sources at the foot of a page. */
const sourcesOf = (heading: string, sources: readonly SourceEntry[], { words }: PageData) => ({
  heading,
  links: sources.map(linkToSource),
  attributions: sources.flatMap(({ attribution }) => attribution ?? []),
  all: { label: words.sources.all, path: sourcesPath(language) as string },
});

/** A piece of prose as its peers render it: a syntax tree, and the sources named beside it. */
const proseOf = (content: readonly Block[], sources: readonly SourceEntry[], data: PageData) => ({
  label: data.words.role['note-label'],
  blocks: content.map((block) => ({
    node: block.node,
    cited: sources.filter(({ id }) => block.sources.includes(id)).map(linkToSource),
  })),
});

/** A table of a comparison; `tools` is the name of the button that each row has, where it has one. */
function tableOf(comparison: Comparison, data: PageData, about: TableWords) {
  const { words } = data;
  return {
    caption: about.caption,
    rowHead: words.compare['column-row'],
    differenceHead: words.compare['column-difference'],
    roles: comparison.roles.map((role) => ({
      name: role.name,
      accent: role.accent,
      path: rolePath(language, role.id) as string,
      code: fill(words.compare['occupation-code'], { code: role.occupation.code }),
    })),
    both: words.compare.both,
    source: words.role['note-label'],
    groups: comparison.groups.map((group) => ({
      anchor: about.hasGroupNames ? groupAnchor(group.id) : undefined,
      label: about.hasGroupNames ? group.label : undefined,
      rows: group.rows.map((row) => ({
        id: row.id,
        tone: row.difference.tone,
        link: `${about.rowPage}#${row.id}`,
        linkLabel: fill(words.compare['row-link'], { row: row.label }),
        tools: about.tools === undefined ? undefined : fill(about.tools, { row: row.label }),
        label: row.label,
        detail: row.detail,
        meaning: row.meaning,
        mixed: row.mixed,
        cells: row.cells,
        lead: row.difference.lead,
        rest: row.difference.rest,
      })),
    })),
  };
}
type TableWords = {
  readonly caption: string;
  readonly rowPage: string;
  readonly hasGroupNames: boolean;
  readonly tools?: string;
};

/** The home page. */
export function homeModel() {
  const data = readContent();
  const { site, words, format } = data;
  const [first, second] = homePair(site);
  const comparison = buildComparison([first, second], site, format, { groups: ['glance'] });
  const names = { one: first.singular, other: second.singular };
  const questions = site.faq.groups.reduce((sum, group) => sum + group.questions.length, 0);
  const comparePage = pairPath(language, first.id, second.id);
  const path = homePath(language);
  const title = fill(words.home.title, names);
  return {
    kind: 'home' as const,
    path: path as string,
    head: headOf(
      describePage(data, { title, description: words.site.description, canonical: path }),
    ),
    shell: shellOf(data, { path, trail: trailTo(data) }),
    jsonLd: jsonLdText([websiteJsonLd(site, language, addressOf('/'))]),
    question: fill(words.home['heading-start'], names),
    questionEnd: words.home['heading-end'],
    lead: words.home.lead,
    table: tableOf(comparison, data, {
      caption: fill(words.home.caption, { first: first.plural, second: second.plural }),
      rowPage: comparePage,
      hasGroupNames: false,
    }),
    doors: [
      {
        label: words.home['door-compare'],
        path: comparePage as string,
        text: fill(words.home['door-compare-text'], { rows: format.count(rowDefinitions.length) }),
      },
      {
        label: words.home['door-role'],
        path: rolesPath(language) as string,
        text: words.home['door-role-text'],
      },
      {
        label: words.home['door-ask'],
        path: faqPath(language) as string,
        text: fill(words.home['door-ask-text'], { questions: format.count(questions) }),
      },
    ],
    sources: sourcesOf(words.compare.sources, comparison.sources, data),
  };
}

type RolePage = ReturnType<typeof buildRolePage>;
type Role = PageData['site']['roles'][number];

const keyFactOf = ({ label, detail, cell }: RolePage['keyFacts'][number]) => ({
  label,
  detail,
  isMissing: cell.kind === 'missing',
  text: briefOf(cell),
  source: cell.source?.entries
    .slice(0, 1)
    .map((entry) => ({ ...linkToSource(entry), label: cell.source?.short ?? '' }))[0],
});

/** The list of what is on the page of a role. */
const contentsOf = (page: RolePage, words: PageData['words']) => ({
  label: words.navigation['on-this-page'],
  links: [
    ...page.sections.map((section) => ({ label: section.heading, path: `#${section.id}` })),
    ...(page.questions.length > 0 ? [{ label: words.role.questions, path: '#questions' }] : []),
    { label: words.role.sources, path: '#sources' },
  ],
});

type OfRole = { readonly page: RolePage; readonly role: Role; readonly data: PageData };

/** A section of the page of a role, with its facts. */
function sectionOf(section: RolePage['sections'][number], { page, role, data }: OfRole) {
  const { words } = data;
  return {
    id: section.id as string,
    heading: section.heading,
    illustration: section.id === 'day' ? words.role.illustration : undefined,
    prose: proseOf(section.content, page.sources, data),
    pay:
      section.id === 'outlook'
        ? {
            sentences: page.pay.map(({ other, text }) => ({
              text,
              label: words.role['pay-row'],
              path: `${pairPath(language, role.id, other)}#pay`,
            })),
            all: { label: words.compare.pay, path: payPath(language) as string },
          }
        : undefined,
    factsHeading: fill(words.role.facts, { section: section.heading }),
    facts: section.facts.map(({ label, detail, meaning, cell }) => ({
      label,
      detail,
      meaning,
      cell,
    })),
  };
}

/** The first questions about a role. */
const questionsOf = (page: RolePage, words: PageData['words']) => ({
  heading: words.role.questions,
  links: [
    ...page.questions
      .slice(0, mostQuestions)
      .map((each) => ({ label: each.ask, path: `${faqPath(language)}#${each.id}` })),
    ...(page.questions.length > mostQuestions
      ? [{ label: words.role['all-questions'], path: faqPath(language) as string }]
      : []),
  ],
});

type Others = {
  readonly role: Role;
  readonly others: readonly Role[];
  readonly words: PageData['words'];
};

/** The ways on to other roles: a list of comparisons where there are many, else two links for each role. */
function otherRolesOf({ role, others, words }: Others) {
  return {
    comparisons:
      others.length > mostSentences
        ? {
            heading: fill(words.role['compare-with'], { others: role.plural }),
            links: others.map((other) => ({
              label: fill(words.compare.heading, { first: role.singular, second: other.singular }),
              path: pairPath(language, role.id, other.id) as string,
            })),
          }
        : undefined,
    readOn:
      others.length > mostSentences
        ? []
        : others.map((other) => ({
            accent: other.accent,
            role: {
              label: fill(words.roles['read-on'], { others: other.plural }),
              path: rolePath(language, other.id) as string,
            },
            comparison: {
              label: fill(words.role['other-compare'], {
                first: role.plural,
                second: other.plural,
              }),
              path: pairPath(language, role.id, other.id) as string,
            },
          })),
  };
}

/** The page of a role. */
export function roleModel(id: string) {
  const data = readContent();
  const { site, words, format } = data;
  const role = site.roles.find((candidate) => candidate.id === id);
  if (role === undefined) throw new Error(`There is no role ${id}`);
  const others = pairsOf(site).flatMap(([first, second]) => (first === role ? [second] : []));
  const page = buildRolePage(role, site, format, others.slice(0, mostSentences));
  const path = rolePath(language, role.id);
  const trail = trailTo(
    data,
    { label: words.navigation.roles, path: rolesPath(language) },
    { label: role.name },
  );
  const description = fill(words.role.description, { others: role.plural });
  return {
    kind: 'role' as const,
    path: path as string,
    head: headOf(
      describePage(data, {
        title: role.name,
        description,
        canonical: path,
        picture: rolePicture(data, role),
      }),
    ),
    shell: shellOf(data, { path, section: 'roles', trail }),
    jsonLd: jsonLdText([
      occupationJsonLd(role, site, addressOf(path)),
      breadcrumbJsonLd(trail, addressOf),
    ]),
    name: role.name,
    accent: role.accent,
    summary: role.summary,
    also: `${words.role['also-called']}: ${role.alsoCalled.join(', ')}. ${words.role['occupation-code']}: ${role.occupation.title}, ${role.occupation.code}.`,
    keyFactsLabel: words.role['key-facts'],
    keyFacts: page.keyFacts.map(keyFactOf),
    onPage: contentsOf(page, words),
    sections: page.sections.map((section) => sectionOf(section, { page, role, data })),
    both: words.compare.both,
    source: words.role['note-label'],
    questions: questionsOf(page, words),
    reviewed: fill(words.role.reviewed, { date: page.reviewed }),
    sources: sourcesOf(words.role.sources, page.sources, data),
    ...otherRolesOf({ role, others, words }),
  };
}

/** The roles that have a comparison with one of the two, for the place of the other. */
function choicesOf(data: PageData, [first, second]: Pair) {
  const pairs = pairsOf(data.site);
  const choices = (side: 0 | 1) =>
    pairs
      .filter((pair) =>
        side === 0
          ? pair[1] === second && pair[0] !== first
          : pair[0] === first && pair[1] !== second,
      )
      .map((pair) => ({
        label: pair[side].name,
        path: pairPath(language, pair[0].id, pair[1].id) as string,
      }));
  return ([0, 1] as const)
    .map((side) => ({
      label: fill(data.words.compare.change, { role: [first, second][side]?.singular ?? '' }),
      links: choices(side),
    }))
    .filter(({ links }) => links.length > 0);
}

/** The controls of a comparison. */
function controlsOf(comparison: Comparison, { words: { view }, format }: PageData) {
  const { all, different } = countRows(comparison);
  const counts = { hidden: format.count(all - different), all: format.count(all) };
  return {
    label: view.label,
    shared: view.shared,
    showEverything: view['show-everything'],
    startOwn: view['start-own'],
    differencesOnly: all === different ? undefined : view['differences-only'],
    placeLabel: view.place,
    places: comparison.places.length > 1 ? comparison.places : [],
    groupsLabel: view.groups,
    groups: comparison.groups.map(({ id, label }) => ({
      id: id as string,
      label,
      anchor: groupAnchor(id) as string,
    })),
    hidden:
      all === different
        ? undefined
        : fill(view[all - different === 1 ? 'hidden-one' : 'hidden-many'], counts),
    groupsHidden: view['groups-hidden'],
    showAll: fill(view['show-all'], counts),
    mine: view.mine,
    mineNone: view['mine-none'],
    share: view.share,
  };
}

/** The head of a comparison, which names the page of the pair's usual order. */
function comparisonHead(data: PageData, pair: Pair) {
  const { site, words, format } = data;
  const title = fill(words.compare.title, singularOf(pair));
  const description = fill(words.compare.description, {
    first: pair[0].plural,
    second: pair[1].plural,
    rows: format.count(rowDefinitions.length),
  });
  const [first, second] = canonicalPair(site, pair);
  const canonical = pairPath(language, first.id, second.id);
  return headOf(
    describePage(data, { title, description, canonical, picture: pairPicture(data, pair) }),
  );
}

/** A comparison in one order of its columns. */
export function comparisonModel(one: string, other: string) {
  const data = readContent();
  const { site, words, format } = data;
  const pair = pairsOf(site).find(([first, second]) => first.id === one && second.id === other);
  if (pair === undefined) throw new Error(`There is no comparison of ${one} and ${other}`);
  const [first, second] = pair;
  const comparison = buildComparison(pair, site, format);
  const heading = fill(words.compare.heading, singularOf(pair));
  const path = pairPath(language, first.id, second.id);
  const trail = trailTo(
    data,
    { label: words.navigation.compare, path: comparePath(language) },
    { label: heading },
  );
  const rows = format.count(rowDefinitions.length);
  return {
    kind: 'comparison' as const,
    path: path as string,
    head: comparisonHead(data, pair),
    shell: shellOf(data, { path, section: 'compare', trail }),
    jsonLd: jsonLdText([breadcrumbJsonLd(trail, addressOf)]),
    back: { label: words.view.back, path: comparePath(language) as string },
    heading,
    opening: comparison.opening,
    swap: {
      label: fill(words.compare.swap, { first: second.plural, second: first.plural }),
      path: pairPath(language, second.id, first.id) as string,
    },
    print: [words.print.shown, words.print.everything],
    handout: {
      label: words.handout.link,
      path: handoutPath(language, first.id, second.id) as string,
    },
    choices: choicesOf(data, pair),
    pay: { label: words.compare.pay, path: payPath(language) as string },
    file: {
      label: fill(words.compare.file, { rows, place: comparison.places[0]?.label ?? '' }),
      path: filePath(language, first.id, second.id) as string,
    },
    view: controlsOf(comparison, data),
    asleep: { text: words.site.asleep, again: words.site.again },
    share: {
      heading: words.share.heading,
      close: words.share.close,
      link: words.share.link,
      address: addressOf(`${path}?asof=${site.dataVersion}`),
    },
    groupsLabel: words.compare.groups,
    table: tableOf(comparison, data, {
      caption: words.compare.caption,
      rowPage: '',
      hasGroupNames: true,
      tools: words.view.tools,
    }),
    sources: sourcesOf(words.compare.sources, comparison.sources, data),
    reviewed: fill(words.compare.reviewed, { date: comparison.reviewed }),
  };
}

/** The page of questions. */
export function faqModel() {
  const data = readContent();
  const { site, words, format } = data;
  const page = buildFaqPage(site, format);
  const path = faqPath(language);
  const asked = page.groups.flatMap((group) =>
    group.questions.map(({ ask, plain }) => ({ question: ask, answer: plain })),
  );
  const [first, second] = words.home.pair;
  return {
    kind: 'faq' as const,
    path: path as string,
    head: headOf(
      describePage(data, {
        title: site.faq.title,
        description: site.faq.description,
        canonical: path,
      }),
    ),
    shell: shellOf(data, {
      path,
      section: 'faq',
      isSectionStart: true,
      trail: trailTo(data, { label: words.navigation.faq }),
    }),
    jsonLd: jsonLdText([faqJsonLd(asked)]),
    title: page.title,
    lead: page.lead,
    asleep: { text: words.site.asleep, again: words.site.again },
    search: { label: words.faq.label, hint: words.faq.hint },
    openAll: words.faq['open-all'],
    found: words.faq.found,
    groups: page.groups.map((group) => ({
      id: group.id,
      anchor: groupAnchor(group.id) as string,
      heading: group.heading,
      questions: group.questions.map((question) => ({
        id: question.id,
        ask: question.ask,
        also: question.also.join(' '),
        prose: proseOf(question.answer, page.sources, data),
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
        link: {
          name: fill(words.faq.link, { ask: question.ask }),
          label: words.faq['link-short'],
        },
      })),
    })),
    sources: sourcesOf(words.role.sources, page.sources, data),
  };
}

/** The ids of all roles, and of both orders of each pair that has a comparison. */
export function listModels() {
  const { site } = readContent();
  return {
    roles: site.roles.map(({ id }) => id),
    pairs: pairsOf(site).map(([first, second]) => [first.id, second.id] as const),
  };
}

export type HomeModel = ReturnType<typeof homeModel>;
export type RoleModel = ReturnType<typeof roleModel>;
export type ComparisonModel = ReturnType<typeof comparisonModel>;
export type FaqModel = ReturnType<typeof faqModel>;
export type PageModel = HomeModel | RoleModel | ComparisonModel | FaqModel;
