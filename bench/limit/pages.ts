import type {
  ComparisonModel,
  FaqModel,
  HomeModel,
  PageModel,
  RoleModel,
} from '@/bench/content/page-models';
import { inMarkup } from '@/bench/in-markup';
import type { Cell, PayRange } from '@/lib/domain/cell';
import type { Block } from '@/lib/domain/prose';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';

/**
 * The limit: the same words in as little markup as reads well, by hand. One request, a style of a few
 * rules, no class that no rule needs, end tags left out where HTML lets them be. No one could maintain a
 * site so; it says how far below the peers the ground is.
 */

const each = <Item>(items: readonly Item[], write: (item: Item, index: number) => string): string =>
  items.map(write).join('');

const optional = (text: string | undefined, write: (text: string) => string): string =>
  text === undefined || text === '' ? '' : write(inMarkup(text));

type Link = { readonly label: string; readonly path: string };

/** Quotation marks stay only where an address has a sign that needs them. */
const link = ({ label, path }: Link, attributes = ''): string =>
  `<a${attributes} href=${path}>${inMarkup(label)}</a>`;

const baseStyle = [
  'body{margin:0 auto;max-width:70em;padding:1em;font:1em/1.5 system-ui,sans-serif;color:#222;background:#fff}',
  'a{color:#045}nav ul,nav ol,header{display:flex;flex-wrap:wrap;gap:.2em 1em;padding:0;list-style:none}',
  'small,footer,p.n{color:#555}small{display:block}button,input,select{font:inherit}',
  '.h{position:absolute;clip-path:inset(50%)}',
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#111}a{color:#9cf}small,footer,p.n{color:#bbb}}',
].join('');

const tableStyle = [
  'table{border-collapse:collapse}td,th{padding:.5em;text-align:left;vertical-align:top;border-top:1px solid #999}',
  'svg{width:100%;overflow:visible;stroke:currentColor}svg text{stroke:none;fill:currentColor;font-size:.7em}',
  '@media(max-width:40em){tr,td,tr>th{display:block;border:0}tr{border-top:1px solid}}',
].join('');

/** The rows follow the boxes by the style alone. */
const toggleStyle = 'body:has([name=d]:checked) tr:is(.s,.u){display:none}';

/** A page around its own part. */
function frame({ shell }: PageModel, style: string, main: string): string {
  const { head, words } = shell;
  const { navigation, site } = words;
  return [
    `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">`,
    `<title>${inMarkup(head.title)}</title>`,
    each(
      [...head.links, ...head.metas],
      (attributes) =>
        `<${'rel' in attributes ? 'link' : 'meta'}${each(
          Object.entries(attributes),
          ([name, value]) => ` ${name}="${inMarkup(value)}"`,
        )}>`,
    ),
    `<style>${baseStyle}${style}</style>`,
    `<a class=h href=#main>${inMarkup(navigation.skip)}</a>`,
    `<header>${link({ label: site.name, path: shell.home })}`,
    `<nav aria-label="${inMarkup(navigation.main)}"><ul>`,
    each(
      shell.menu,
      (entry) => `<li>${link(entry, entry.current ? ` aria-current=${entry.current}` : '')}`,
    ),
    `</ul></nav>${link({ label: navigation.contents, path: '#contents' })}</header>`,
    shell.trail.length === 0
      ? ''
      : `<nav aria-label="${inMarkup(navigation.breadcrumb)}"><ol>${each(
          shell.trail,
          ({ label, path }) =>
            `<li>${path === undefined ? inMarkup(label) : link({ label, path })}`,
        )}</ol></nav>`,
    `<main id=main>${main}<script type=application/ld+json>${shell.jsonLd}</script></main>`,
    `<footer><h2 id=contents>${inMarkup(navigation.contents)}</h2>`,
    `<nav aria-label="${inMarkup(navigation['all-pages'])}"><ul>${each(shell.pages, (page) => `<li>${link(page)}`)}</ul></nav>`,
    `<p>${inMarkup(site.footer)}</footer>`,
    `<p class=n>${inMarkup(site.footer)}<p class=n>${inMarkup(shell.foot.address)} ${inMarkup(shell.foot.version)}`,
  ].join('');
}

const sources = ({ heading, links, attributions, all }: HomeModel['sources']): string =>
  [
    `<section id=sources><h2>${inMarkup(heading)}</h2><ul>${each(links, (entry) => `<li>${link(entry)}`)}</ul>`,
    each(attributions, (text) => `<p>${inMarkup(text)}`),
    `<p>${link(all)}</section>`,
  ].join('');

const nodes = (children: readonly Block['node'][], isTight = false): string =>
  each(children, (node) => prose(node, isTight));

function prose(node: Block['node'], isTight = false): string {
  if (node.type === 'text') return inMarkup(node.value);
  if (!('children' in node)) return '';
  // Every child of a checked node is a node of the same kinds.
  const children = node.children as readonly Block['node'][];
  const inner = nodes(children, node.type === 'list' ? !node.spread : isTight);
  switch (node.type) {
    case 'paragraph':
      return isTight ? inner : `<p>${inner}`;
    case 'strong':
      return `<strong>${inner}</strong>`;
    case 'emphasis':
      return `<em>${inner}</em>`;
    case 'heading':
      return `<h${node.depth}>${inner}</h${node.depth}>`;
    case 'list':
      return node.ordered ? `<ol>${inner}</ol>` : `<ul>${inner}</ul>`;
    case 'listItem':
      return `<li>${inner}`;
    case 'link':
      return node.url.startsWith('source:') ? inner : `<a href=${node.url}>${inner}</a>`;
    default:
      throw new Error(`The limit knows no ${node.type}`);
  }
}

type Prose = FaqModel['groups'][number]['questions'][number]['prose'];

const proseWithSources = ({ label, blocks }: Prose): string =>
  each(blocks, ({ node, cited }) =>
    cited.length === 0
      ? prose(node)
      : `${prose(node)}<p class=n>${label}: ${cited.map((entry) => link(entry)).join('; ')}`,
  );

const percent = (part: number) => `${Math.round(part * 1e4) / 100}%`;

function payRange({ at, open, ticks, description }: PayRange): string {
  const [low, high] = [percent(at.p10), open ? '100%' : percent(at.p90)];
  const median = at.median === undefined ? undefined : percent(at.median);
  return [
    `<svg height=40 role=img aria-label="${inMarkup(description)}">`,
    each(ticks, ({ at: place, label, from }) =>
      from === undefined
        ? ''
        : `<text class=at-${from} x=${percent(place)} y=37 text-anchor=middle>${inMarkup(label)}</text>`,
    ),
    `<line x1=${low} x2=${high} y1=12 y2=12 />`,
    `<rect x=${percent(at.p25)} width=${percent(at.p75 - at.p25)} y=6 height=12 />`,
    median === undefined ? '' : `<line x1=${median} x2=${median} y1=2 y2=22 />`,
    '</svg>',
  ].join('');
}

function value(cell: Cell, both: string): string {
  switch (cell.kind) {
    case 'list':
      return `<ul>${each(cell.items, ({ text, shared }) => `<li>${inMarkup(text)}${shared ? ` (${both})` : ''}`)}</ul>`;
    case 'answer':
      return `<b>${inMarkup(cell.answer)}</b> ${inMarkup(cell.reason)}`;
    case 'pay':
      return `<b>${inMarkup(cell.text)}</b>${payRange(cell.range)}<small>${inMarkup(cell.range.half)}</small><small>${inMarkup(cell.range.tenths)}</small>`;
    case 'figure':
    case 'money':
      return `<b>${inMarkup(cell.text)}</b>`;
    case 'text':
    case 'missing':
      return inMarkup(cell.text);
  }
}

type CellWords = { readonly both: string; readonly source: string };

function getCell(cell: Cell, { both, source }: CellWords, isOpen: boolean): string {
  const note = optional(cell.note, (text) => `<small>${text}</small>`);
  const from = cell.source;
  if (from === undefined) return value(cell, both) + note;
  const links = each(from.entries, ({ id, short }, index) =>
    link({
      label: isOpen && index === 0 ? from.short : short,
      path: `${sourcesPath('en')}#${sourceAnchor(id)}`,
    }),
  );
  const label = `<span class=h>${source}: </span>`;
  return isOpen
    ? `${value(cell, both)}${note}<p class=n>${label}${optional(from.who, (who) => `${who}. `)}${links}`
    : `${value(cell, both)}${note}<details><summary>${label}${inMarkup(from.short)}</summary>${inMarkup(from.grain)}${links}</details>`;
}

type Table = ComparisonModel['table'];

const toneClass = { different: '', same: ' class=s', unknown: ' class=u' } as const;

const tableRow = (row: Table['groups'][number]['rows'][number], table: Table): string =>
  [
    `<tr id=${row.id}${toneClass[row.difference.tone]}><th scope=row>`,
    `<a href=${row.link} aria-label="${inMarkup(row.linkLabel)}">§</a>`,
    optional(row.tools, (text) => `<button type=button aria-label="${text}"></button>`),
    ` ${inMarkup(row.label)}`,
    optional(row.detail, (text) => `<small>${text}</small>`),
    optional(row.meaning, (text) => `<small>${text}</small>`),
    optional(row.mixed, (text) => `<small>${text}</small>`),
    each(
      row.cells,
      (cell, side) =>
        `<td><small>${inMarkup(table.roles[side]?.name ?? '')}</small>${getCell(cell, table, false)}`,
    ),
    `<td>${optional(row.difference.lead, (text) => `<b>${text}</b>`)} ${inMarkup(row.difference.rest)}`,
  ].join('');

const getTable = (table: Table): string =>
  [
    `<table><caption>${inMarkup(table.caption)}</caption><thead><tr><th>${inMarkup(table.rowHead)}`,
    each(table.roles, ({ name, path, code }) => {
      return `<th scope=col>${link({ label: name, path })}<small>${inMarkup(code)}</small>`;
    }),
    `<th scope=col>${inMarkup(table.differenceHead)}`,
    each(
      table.groups,
      (group) =>
        `<tbody${optional(group.anchor, (anchor) => ` id=${anchor}`)}>${optional(
          group.label,
          (label) => `<tr><th colspan=4>${label}`,
        )}${each(group.rows, (row) => tableRow(row, table))}`,
    ),
    `<tfoot hidden><tr><td>${inMarkup(table.rowHead)}`,
    each(table.roles, ({ name, code }) => `<td>${inMarkup(name)}<small>${inMarkup(code)}</small>`),
    `<td>${inMarkup(table.differenceHead)}</table>`,
  ].join('');

const notice = ({ unloaded, again }: FaqModel['words']['site']): string =>
  `<p hidden>${inMarkup(unloaded)} <button>${inMarkup(again)}</button></p>`;

const home = (page: HomeModel): string =>
  [
    `<h1>${inMarkup(page.question)} ${inMarkup(page.words.home['heading-end'])}</h1><p>${inMarkup(page.words.home.lead)}`,
    getTable(page.table),
    `<ul>${each(page.doors, ({ path, label, text }) => `<li><a href=${path}><b>${inMarkup(label)}</b> ${inMarkup(text)}</a>`)}</ul>`,
    sources(page.sources),
  ].join('');

const role = (page: RoleModel): string =>
  [
    `<h1>${inMarkup(page.role.name)}</h1><p>${inMarkup(page.role.summary)}<p class=n>${inMarkup(page.also)}`,
    `<dl>${each(
      page.keyFacts,
      (fact) =>
        `<dt>${inMarkup(fact.label)}<dd>${inMarkup(fact.text)}<small>${inMarkup(fact.detail)}</small>${fact.source === undefined ? '' : link(fact.source)}`,
    )}</dl>`,
    `<nav aria-label="${inMarkup(page.words.navigation['on-this-page'])}"><ol>${each(page.contents, (entry) => `<li>${link(entry)}`)}</ol></nav>`,
    each(page.sections, (section) =>
      [
        `<section id=${section.id}><h2>${inMarkup(section.heading)}</h2>`,
        optional(section.illustration, (text) => `<p class=n>${text}`),
        proseWithSources(section.prose),
        section.pay === undefined
          ? ''
          : `${each(section.pay.sentences, ({ text, ...to }) => `<p>${inMarkup(text)} ${link(to)}`)}<p>${link(section.pay.all)}`,
        section.facts.length === 0
          ? ''
          : `<h3>${inMarkup(section.factsHeading)}</h3><dl>${each(
              section.facts,
              (fact) =>
                `<dt>${inMarkup(fact.label)}${optional(fact.detail, (text) => `<small>${text}</small>`)}${optional(
                  fact.meaning,
                  (text) => `<small>${text}</small>`,
                )}<dd>${getCell(fact.cell, page, true)}`,
            )}</dl>`,
        '</section>',
      ].join(''),
    ),
    page.questions.length === 0
      ? ''
      : `<section id=questions><h2>${inMarkup(page.words.role.questions)}</h2><ul>${each(page.questions, (entry) => `<li>${link(entry)}`)}</ul></section>`,
    `<p class=n>${inMarkup(page.reviewed)}`,
    sources(page.sources),
    page.comparisons.length === 0
      ? ''
      : `<h2>${inMarkup(page.comparisonsHeading)}</h2><ul>${each(page.comparisons, (entry) => `<li>${link(entry)}`)}</ul>`,
    each(page.readOn, (other) => `<p>${link(other.role)}, ${link(other.comparison)}.`),
  ].join('');

const comparison = (page: ComparisonModel): string => {
  const { controls, words } = page;
  const { view } = words;
  return [
    `<p hidden>${link({ label: view.back, path: page.back })}</p><h1>${inMarkup(page.heading)}</h1>`,
    each(page.opening, (sentence) => `<p>${inMarkup(sentence)}`),
    `<p>${link(page.swap)} ${each([words.print.shown, words.print.everything], (label) => `<button>${inMarkup(label)}</button> `)}${link({ label: words.handout.link, path: page.handout })}`,
    each(
      page.choices,
      ({ label, links }) =>
        `<details><summary>${inMarkup(label)}</summary>${each(links, (entry) => link(entry))}</details>`,
    ),
    ` ${link({ label: words.compare.pay, path: page.pay })} ${link(page.file, ' download')}`,
    `<form aria-label="${inMarkup(view.label)}" autocomplete=off><p hidden><b>${inMarkup(view.shared)}</b> <button type=reset>${inMarkup(view['show-everything'])}</button> ${link({ label: view['start-own'], path: page.path })}</p>`,
    controls.hidden === undefined
      ? ''
      : `<label><input type=checkbox name=d value=1>${inMarkup(view['differences-only'])}</label> `,
    controls.places.length === 0
      ? ''
      : `<label>${inMarkup(view.place)}<select name=place>${each(controls.places, ({ id, label }) => `<option value=${id}>${inMarkup(label)}`)}</select></label>`,
    `<details><summary>${inMarkup(view.groups)}</summary>${each(
      controls.groups,
      ({ id, label }) =>
        `<label><input type=checkbox name=g value=${id} checked>${inMarkup(label)}</label> `,
    )}</details>`,
    `<p hidden>${optional(controls.hidden, (text) => text)} ${inMarkup(view['groups-hidden'])} <button type=reset>${inMarkup(controls.showAll)}</button></form>`,
    `<details><summary>${inMarkup(view.mine)} <small>${inMarkup(view['mine-none'])}</small></summary></details>`,
    notice(page.words.site),
    `<nav aria-label="${inMarkup(words.compare.groups)}"><ul>${each(controls.groups, ({ anchor, label }) => `<li>${link({ label, path: `#${anchor}` })}`)}</ul></nav><button popovertarget=share>${inMarkup(view.share)}</button>`,
    `<dialog id=share popover><h2>${inMarkup(words.share.heading)}</h2><button popovertarget=share>${inMarkup(words.share.close)}</button>`,
    `<label>${inMarkup(words.share.link)}<input readonly value="${inMarkup(page.shareAddress)}"></label>${notice(page.words.site)}</dialog>`,
    getTable(page.table),
    sources(page.sources),
    `<p class=n>${inMarkup(page.reviewed)}`,
  ].join('');
};

const faq = (page: FaqModel): string =>
  [
    `<h1>${inMarkup(page.title)}</h1><p>${inMarkup(page.lead)}${notice(page.words.site)}`,
    `<search><label for=q>${inMarkup(page.words.faq.label)}</label> <input id=q type=search><p>${inMarkup(page.words.faq.hint)}</search>`,
    `<label><input type=checkbox> ${inMarkup(page.words.faq['open-all'])}</label><h2 hidden>${inMarkup(page.words.faq.found)}</h2>`,
    each(
      page.groups,
      (group) =>
        `<section id=${group.anchor}><h2>${inMarkup(group.heading)}</h2>${each(
          group.questions,
          (question) =>
            `<details><summary>${inMarkup(question.ask)}</summary><div id=${question.id}>${proseWithSources(question.prose)}<ul>${each(
              question.more,
              (entry) => `<li>${link(entry)}`,
            )}<li><a href=#${question.id} aria-label="${inMarkup(question.linkName)}">${inMarkup(page.words.faq['link-short'])}</a></ul></div></details>`,
        )}</section>`,
    ),
    sources(page.sources),
  ].join('');

/** A page of the limit, whole. */
export function limitPage(page: PageModel): string {
  switch (page.kind) {
    case 'home':
      return frame(page, tableStyle, home(page));
    case 'role':
      return frame(page, tableStyle, role(page));
    case 'comparison':
      return frame(page, tableStyle + toggleStyle, comparison(page));
    case 'faq':
      return frame(page, '', faq(page));
  }
}
