import { z } from 'zod';
import { ignorableParts, mostPriorities } from './comparison';
import { idSchema } from './fact';
import { placeIds } from './places';
import { groupIds, levelIds, type RowId, rowDefinitions } from './rows';
import { sectionIds } from './sections';
import { sectorIds } from './sectors';
import { sourceKinds } from './source';
import { tableNames } from './table-rows';
import { placesIn } from './template';

/** A sentence with places in braces. Every place must be one of `places`; editors show them as a title. */
const template = (...places: readonly string[]) =>
  z
    .string()
    .min(1)
    .max(300)
    .superRefine((text, context) => {
      for (const name of placesIn(text)) {
        if (!places.includes(name)) {
          context.addIssue({ code: 'custom', message: 'place', params: { name, places } });
        }
      }
    })
    .meta(places.length === 0 ? {} : { title: places.map((name) => `{${name}}`).join(' ') });

/** One line of interface text, without places: nothing would fill them in. */
const line = template();

/** One entry for each id of a registry: a missing one and an unknown one are both reported. */
const each = <Schema extends z.ZodType>(ids: readonly string[], schema: Schema) =>
  z.strictObject(Object.fromEntries(ids.map((id) => [id, schema])) as Record<string, Schema>);

const rowWords = z.strictObject({
  label: z.string().min(1).max(60).describe('What is compared, in a few words.'),
  question: z
    .string()
    .min(1)
    .max(60)
    .describe('The same as a question to the job, as a person asks it; the handout shows it.'),
  measure: z
    .string()
    .min(1)
    .max(90)
    .optional()
    .describe('What is measured, and of whom, where the label does not say it: `median a year`.'),
  meaning: z
    .string()
    .min(1)
    .max(240)
    .optional()
    .describe('What a term in the label means, in one sentence.'),
  remark: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('One sentence that holds for every pair of roles, shown after the difference.'),
});

const leaningRowWords = rowWords.extend({
  lean: template('side', 'other', 'gap', 'least').describe(
    'Why the row leans to one role, in one sentence: `{side}` is that role, `{gap}` how far apart the two are, `{least}` the gap that the rule asks for.',
  ),
});

/** A row with a rule for its lean has the rule in words; any other row has none. */
const rowsWords = z.strictObject(
  Object.fromEntries(
    rowDefinitions.map(({ id, leans }) => [id, leans === undefined ? rowWords : leaningRowWords]),
  ) as Record<RowId, typeof rowWords | typeof leaningRowWords>,
);

const both = ['first', 'second'] as const;
const ordered = ['higher', 'lower', 'gap'] as const;
/** Two roles ordered by their rates, each with its own. */
const beside = ['higher', 'high', 'lower', 'low'] as const;

/**
 * The sentences of the difference column. `{higher}` and `{lower}` are plural role names ordered by
 * their values, `{first}` and `{second}` by their columns. A `**` marks nothing: the first sentence
 * of each is set in semibold.
 */
const differenceWords = z.strictObject({
  same: line.describe('Two equal values.'),
  'same-text': template('brief').describe('Two equal texts; `{brief}` is what both do.'),
  'same-value': template('value').describe('Two equal answers or levels; `{value}` is the answer.'),
  close: template('gap', 'higher', 'lower').describe('Numbers within the tolerance.'),
  'one-sided': template('one', 'other').describe('The row applies to one role only.'),
  neither: line.describe('The row applies to neither role.'),
  unknown: line.describe('One value is not known, or both are not.'),
  'unknown-one': template('one'),
  'unknown-both': line,
  median: template(...ordered, 'percent', 'value').describe(
    'Percentile pay: `{value}` is the higher median, `{percent}` its lead over the lower one.',
  ),
  'median-over': template(...ordered, 'percent', 'value').describe(
    'The same where the higher median is above what is printed: above `{value}`, and by `{gap}` or more.',
  ),
  'halves-overlap': template('low', 'high').describe(
    'Whether the middle halves of two pay ranges share some pay, and which.',
  ),
  'halves-apart': line,
  overlap: template('share', 'subject', 'other').describe(
    'How many of the job with the lower median earn more than the other median; `{share}` is one of `pay-page.shares`.',
  ),
  money: template(...ordered, 'percent'),
  'money-over': template(...ordered).describe(
    'Two amounts, the higher one above what is printed, and why nobody can say by how much.',
  ),
  'over-why': template('bound'),
  open: template('bound').describe('The same where it is not known which of the two is higher.'),
  count: template(...ordered),
  times: template('times').describe('How many times the lower count goes into the higher.'),
  percent: template(...ordered),
  change: template(...both, 'firstChange', 'secondChange').describe(
    'Two changes, each said by `change-…`.',
  ),
  'change-gap': template('gap'),
  point: template('number').describe(
    'A gap of one percentage point, and of any other number of them.',
  ),
  points: template('number'),
  'change-up': template('value'),
  'change-down': template('value'),
  'change-level': line,
  range: template('higher', 'lower', 'low', 'high').describe(
    'One range or duration lies higher; `{low}` and `{high}` are the gaps of the two ends.',
  ),
  'range-one': template('higher', 'lower', 'gap'),
  nested: template('wider', 'narrower'),
  list: template('shared'),
  'list-none': line,
  'list-only': template(...both, 'firstCount', 'secondCount'),
  answer: template('yes', 'no'),
  level: template(...both, 'firstLevel', 'secondLevel'),
  study: template('higher', 'lower', 'gap'),
  text: template(...both, 'firstBrief', 'secondBrief'),
});

/** The front matter of `content/<language>/site.md`: every word of the interface. */
export const wordsSchema = z.strictObject({
  site: z.strictObject({
    name: line,
    description: line,
    footer: line.describe('The line at the foot of each page.'),
    asleep: line.describe('Shown where a script of the page cannot be loaded.'),
    again: line.describe('The button beside it.'),
  }),
  navigation: z.strictObject({
    skip: line,
    main: line,
    home: line,
    roles: line,
    compare: line,
    pay: line,
    faq: line.describe('The page of questions.'),
    sources: line,
    counselors: line,
    offline: line,
    about: line,
    breadcrumb: line,
    contents: line.describe(
      "The link at the head of a phone page to the list at its foot, and that list's heading.",
    ),
    'all-pages': line,
    'on-this-page': line,
  }),
  home: z.strictObject({
    pair: z.tuple([idSchema, idSchema]).describe('The two roles of the headline table.'),
    title: template('one', 'other'),
    'heading-start': template('one', 'other'),
    'heading-end': line,
    lead: line,
    caption: template(...both),
    'door-compare': line,
    'door-compare-text': template('rows'),
    'door-role': line,
    'door-role-text': line,
    'door-ask': line,
    'door-ask-text': template('questions'),
  }),
  offline: z.strictObject({
    stored: template('date').describe(
      'At the head of a page from the device; `{date}` is the day of the copy.',
    ),
    absent: line.describe(
      'At the head of the page on reading offline, in place of a page that is not kept.',
    ),
    list: line.describe('The heading of the list of pages that are kept.'),
    none: line.describe('Where no page is kept, or none that this page knows of.'),
  }),
  about: z.strictObject({
    report: template('address').describe(
      'The link to the place where errors are reported; `{address}` is that place.',
    ),
    'no-report': line.describe(
      'In place of that link, where the site was built without an address.',
    ),
  }),
  roles: z.strictObject({
    title: line,
    description: line,
    lead: line,
    'read-on': template('others'),
  }),
  role: z.strictObject({
    description: template('others'),
    'also-called': line,
    'occupation-code': line,
    illustration: line,
    'key-facts': line,
    facts: template('section'),
    sources: line,
    questions: line,
    'all-questions': line,
    reviewed: template('date'),
    'pay-row': line.describe('Leads from a sentence on pay to its row in the comparison.'),
    'other-compare': template(...both),
    'compare-with': template('others').describe(
      'The heading over the links to the comparisons of a role that has many.',
    ),
    'note-label': line,
  }),
  faq: z.strictObject({
    'open-all': line,
    found: line.describe('The name of the list of questions that fit a search.'),
    row: template('row').describe('A link from an answer to a row of the comparison.'),
    link: template('ask').describe("The question's own link: in full, and as it is shown."),
    'link-short': line,
    label: line,
    hint: line,
    one: template('count').describe('How many questions fit a search.'),
    many: template('count'),
    near: line.describe('Where a word of the reader is met by no question.'),
    none: line,
  }),
  view: z.strictObject({
    label: line.describe('The name of the controls over a comparison.'),
    place: line.describe('The list of places that pay and jobs can be shown for.'),
    'differences-only': line.describe('The box over a comparison.'),
    'hidden-one': template('hidden', 'all').describe('How many rows it hides, and why these.'),
    'hidden-many': template('hidden', 'all'),
    'hidden-more': template('hidden', 'all').describe('The same where groups are hidden, too.'),
    groups: line.describe('The list of groups, each to show or to hide.'),
    'groups-hidden': line.describe('The same before it can be counted.'),
    'groups-hidden-one': template('hidden', 'all'),
    'groups-hidden-many': template('hidden', 'all'),
    'show-all': template('all'),
    'paper-all': template('parts', 'all').describe(
      'On paper, over the table: the place and what else the reader has chosen.',
    ),
    'paper-some': template('parts', 'shown', 'all'),
    shown: template('all').describe('Announced when all rows are back.'),
    mine: line.describe('The rows that a reader has picked, at the top of the table.'),
    'mine-none': line,
    'mine-full': template('most'),
    'mine-cleared': line,
    pick: template('row').describe('The button that picks a row, in full.'),
    'pick-short': line,
    picked: template('row', 'nth').describe('Announced; `{nth}` is one of the `ordinals`.'),
    unpicked: template('row'),
    moved: template('row', 'nth'),
    yours: template('nth').describe('Stands beside the label of a picked row.'),
    'at-top': template('row', 'nth').describe('Stands where a picked row was.'),
    ordinals: z
      .array(line)
      .length(mostPriorities)
      .describe('First, second and so on, for the places of picked rows.'),
    up: template('row').describe('The names of the buttons in full; `…-short` is what they show.'),
    down: template('row'),
    unpick: template('row'),
    'up-short': line,
    'down-short': line,
    'unpick-short': line,
    tools: template('row').describe('The button that opens what can be done with a row.'),
    shared: line.describe('Stands over a page that was opened from a link with a view.'),
    'shared-differences': line,
    'shared-groups': template('shown', 'all'),
    'shared-mine-one': line,
    'shared-mine-many': template('count'),
    'show-everything': line,
    'start-own': line.describe('The link to the same page without a view.'),
    ignored: template('parts').describe(
      'Where an address holds something that is not known; `{parts}` are some of the following.',
    ),
    'ignored-parts': each(ignorableParts, line),
    share: line.describe('The button that opens the share panel.'),
    back: line,
    failed: line.describe('Where a part of the page that comes on demand does not come.'),
  }),
  'place-rows': z
    .strictObject({
      note: template('place'),
      elsewhere: template('place', 'others').describe(
        'Where rows hold for other states only, which are `{others}`.',
      ),
      mark: template('place', 'others').describe('The same at each of these rows.'),
      more: template('place'),
    })
    .describe('Over a comparison that shows a state: what is of that state, and its page.'),
  picks: z
    .strictObject({
      about: template('most'),
      private: line,
      count: template('count', 'most').describe('Stays in view over the list.'),
      clear: line,
    })
    .describe('The list of rows to pick from.'),
  history: z.strictObject({
    heading: template('date').describe(
      'Over what has changed since the day that a shared link carries.',
    ),
    loading: line,
    one: template('count').describe('How many values of the two roles have changed.'),
    many: template('count'),
    none: line,
    failed: line.describe('Where the list of changes cannot be loaded.'),
    before: line.describe('Stands before the value of then, and before that of now.'),
    now: line,
    new: line.describe('In place of a value: the row was not there then, or is not now.'),
    gone: line,
    changed: template('date'),
    source: template('source').describe('The source of the newer value.'),
  }),
  print: z.strictObject({
    version: template('date').describe('At the foot of each printed sheet.'),
    shown: line.describe('Two ways to print a comparison.'),
    everything: line,
  }),
  share: z.strictObject({
    heading: line,
    close: line,
    link: line.describe('The label of the field that holds the link.'),
    copy: line,
    copied: line.describe('Said only when the browser has copied.'),
    refused: line,
    sheet: line.describe("The system's own share sheet, where there is one."),
    'sheet-failed': line,
    mail: line,
    qr: line,
    'qr-name': line.describe('The name of the code for people who do not see it.'),
    'qr-svg': line,
    'qr-png': line,
    holds: line.describe('Stands before the list of what the link holds.'),
    'holds-all': line.describe('Instead of that list, where nothing was chosen.'),
    server: line.describe('Who sees a link that is opened.'),
    personal: line.describe('Where the link holds what matters to the person.'),
    nothing: line,
  }),
  'row-tools': z.strictObject({
    link: template('row').describe(
      'Each button and link of a row: in full, and as it is shown, which is how it begins.',
    ),
    'link-short': line,
    cite: template('row'),
    'cite-short': line,
    report: template('row'),
    'report-short': line,
    'link-text': template('row').describe('The labels of the field that holds a copied text.'),
    'cite-text': template('row'),
    copied: line.describe('Said only when the browser has copied.'),
    refused: line,
    'cite-row': template('label', 'detail').describe(
      'The citation of a row, one line each: the row, both values, the difference, page and day.',
    ),
    'cite-value': template('role', 'value'),
    'cite-source': template('value', 'source', 'grain').describe(
      'A value and what it rests on: its sources, then place, year and occupation.',
    ),
    'cite-difference': template('difference'),
    'cite-page': template('title', 'site'),
    'cite-date': template('date'),
    'report-subject': template('row').describe(
      'The report of an error: its subject and its lines.',
    ),
    'report-row': template('row', 'id'),
    'report-version': template('version'),
    'report-address': template('address'),
    'report-ask': line,
  }),
  compare: z.strictObject({
    'choose-title': line,
    'choose-lead': line,
    'choose-description': line,
    title: template(...both),
    description: template(...both, 'rows'),
    heading: template(...both),
    caption: line.describe('Over the table, on the screen and on paper.'),
    'column-row': line,
    'column-difference': line,
    'occupation-code': template('code'),
    groups: line,
    swap: template(...both),
    and: line,
    'choose-one': line,
    'choose-first': line.describe('Over the list of first columns, where there are many pairs.'),
    change: template('role').describe('Over the links to comparisons with another role.'),
    both: line.describe('Stands beside an item that both lists hold.'),
    'row-link': template('row'),
    sources: line,
    reviewed: template('date'),
    pay: line.describe('The link to pay by state.'),
    file: template('rows', 'place').describe(
      'The link to the comparison as one file, and what that holds, whatever is chosen here.',
    ),
    'file-caption': template('rows', 'place').describe('In place of `caption`, in that file.'),
    'file-copy': template('date').describe('At its end; the address of the page follows.'),
    'file-licence': template('site'),
  }),
  handout: z.strictObject({
    title: template(...both),
    description: template(...both),
    trail: line.describe('The page by its kind, where the page above it names the two roles.'),
    heading: template(...both),
    lead: line,
    link: line.describe('The link on the comparison, which leads to the handout of the same view.'),
    back: line.describe('The link back, with the same view.'),
    print: line.describe('The button; the next line is for those who have none.'),
    'print-how': line,
    large: line.describe('The box that sets the sheet in large print.'),
    caption: template(...both),
    'column-question': line,
    'column-mine': line.describe('The head of the column that stays empty, to write in.'),
    'rows-usual': template('count').describe('Which rows stand there, in sentences.'),
    'rows-some': template('count'),
    'rows-mine-one': line,
    'rows-mine': template('count'),
    'rows-groups': template('groups'),
    'rows-differences': line,
    'rows-place': template('place'),
    'place-failed': template('place').describe('In place of it, where the figures do not come.'),
    'prompts-heading': line,
    prompts: z
      .array(line)
      .length(3)
      .describe('Open questions for two people; none of them knows a right answer.'),
    again: line.describe('Stands over the QR code and the address of the exact view.'),
    'again-how': line,
    'qr-name': template('address').describe('The name of the code for people who do not see it.'),
    sources: template('sources'),
    dates: template('version', 'reviewed'),
    'no-advice': line,
  }),
  sources: z.strictObject({
    unknown: line,
    shown: template('date'),
    'shown-none': line,
    read: template('date'),
    confidence: z.strictObject({ high: line, medium: line, low: line }),
    occupation: template('code', 'title'),
    all: line.describe("The link from a page's own list to the page of all sources."),
    kinds: each(sourceKinds, line),
    credit: line.describe("The licence's own words follow."),
    rests: line,
    'in-rows': template('role').describe(
      'What rests on a source in one role: rows of the comparison, sections of its page.',
    ),
    'in-sections': template('role'),
    here: line.describe('The sources page itself.'),
    'copied-table': line,
    tables: each(tableNames, line),
    same: z
      .strictObject({
        heading: line,
        caption: line,
        'column-same': line,
        exact: line,
        within: template('gap'),
        ends: template('gap').describe('A range and a span of time: both of their ends.'),
        share: template('percent'),
        'leans-more': template('least').describe(
          'Which of two values a row leans to, for someone to whom it matters.',
        ),
        'leans-less': template('least'),
        'leans-step-up': line,
        'leans-step-down': line,
        'leans-answer': template('answer'),
        'leans-none': line,
      })
      .describe('How far apart two values of a row may lie and still count as the same.'),
  }),
  missing: z.strictObject({
    'not-applicable': line,
    'not-collected': line,
    varies: line,
    'not-in-table': line,
    'not-released': line,
    'not-in-source': line,
    'year-only': line.describe(
      'The bureau gives the pay of the job by the year, and not by the hour.',
    ),
    'hour-only': line,
    pattern: template('kind', 'reason').describe(
      'How the kind of absence and its reason stand together.',
    ),
  }),
  answers: z.strictObject({ yes: line, no: line }),
  places: each(placeIds, line),
  to: line.describe('The word between two ends of a span or a range: `2024 to 2034`.'),
  none: line,
  pay: z.strictObject({
    'as-common': template('times').describe(
      'How common a job is in a place: about as common as in the US, more, less; `{times}` is the location quotient.',
    ),
    'more-common': template('times'),
    'less-common': template('times'),
    half: template('low', 'high').describe('The numbers of a drawing, as text.'),
    tenths: template('low', 'high'),
    over: template('amount').describe(
      'Pay above what its survey prints, a value in the middle of a sentence too: `over $239,200`.',
    ),
    top: template('amount').describe('The remark under such a value.'),
    drawing: template('role', 'basis', 'p10', 'p25', 'median', 'p75', 'p90').describe(
      'The name of the drawing for people who do not see it.',
    ),
  }),
  'pay-page': z.strictObject({
    overlap: template('share', 'subject', 'other', 'basis').describe(
      'How many of one job earn more than the middle of the other; `{share}` is one of the `shares`.',
    ),
    'overlap-same': template('median', 'basis').describe('Both jobs have the same median.'),
    'overlap-unknown': template('role', 'reason').describe('A median is missing.'),
    'overlap-open': line.describe(
      'Which median is higher is not known: both may be above what is printed.',
    ),
    'overlap-no-range': template('role', 'reason').describe(
      'There is a median of the role, and no range.',
    ),
    shares: z
      .strictObject({
        over: line,
        under: line,
        half: line,
        tenths: template('tenths'),
        within: template('least', 'most'),
        most: template('most'),
      })
      .describe('`{least}` and `{most}` are of 100 people, where a point is not printed.'),
    gap: template('higher', 'gap').describe('A gap and its direction: `paralegals $7,320 more`.'),
    'gap-over': template('higher', 'gap').describe('The higher pay is above what is printed.'),
    'gap-same': line,
    'gap-unknown': line,
    'column-point': line,
    'column-gap': line,
    points: z
      .strictObject({ p10: line, p25: line, median: line, p75: line, p90: line })
      .describe('The points of a range of pay, as heads of rows.'),
    'hour-instead': template('amount').describe(
      'Pay by the hour, of a job that has none by the year.',
    ),
    'point-over': template('amount').describe(
      'A point above what is printed, beside a head that says `over` itself.',
    ),
    hourly: template('amount'),
    'ranges-caption': template('basis'),
    'state-ranges-caption': template('basis'),
    'drawing-median': template('median').describe('Stands in the drawing of both ranges.'),
    'only-median': template('role', 'basis', 'median').describe(
      'In the words of a drawing, a role that has a median and no range.',
    ),
    'no-pay': template('role', 'reason').describe('There, too: a role that has no figure.'),
    'no-pay-short': line.describe('The same in the drawing itself.'),
    reading: line.describe('How to read the drawing.'),
    mean: template('basis', 'first', 'second', 'firstMean', 'secondMean').describe(
      'What the mean is, and that it is not the median.',
    ),
    'mean-one': template('basis', 'role', 'mean').describe('The same where one role has none.'),
    counts: template('role', 'count', 'all').describe(
      'In how many states a role has the higher median; `{all}` is the count of states, with the capital.',
    ),
    'counts-other': template('role', 'count', 'places'),
    'counts-same': template('places'),
    'counts-unknown': template('places'),
    'counts-open': template('places').describe('States where a median is above what is printed.'),
    'counts-here': template('place', 'gap'),
    map: template('basis').describe('The name of the map.'),
    'map-how': line,
    tile: template('code', 'place', 'gap').describe(
      'The name of a tile, which is a link: it begins with what is seen on it, the code of the state and the number, `{code}`.',
    ),
    'tile-unknown': line.describe('In place of a number on a tile.'),
    'tile-over': template('gap'),
    key: template('basis').describe('Over the list of what the tiles mean.'),
    'key-least': template('role', 'to', 'count'),
    'key-step': template('role', 'from', 'to', 'count'),
    'key-most': template('role', 'from', 'count'),
    'key-other': template('role', 'count'),
    'key-same': template('count'),
    'key-unknown': template('count', 'places'),
    territories: template('places'),
    choose: line.describe('The list of states, for a page that runs script, and its button.'),
    show: line,
    'states-caption': template('basis'),
    'states-order': template('place').describe(
      'In which order the table comes; `{place}` is the state that comes first.',
    ),
    'column-state': line,
    sort: template('column').describe('The name of the button in the head of a column.'),
    sorted: template('column', 'order').describe('Announced; `{order}` is one of the next four.'),
    'order-up': line,
    'order-down': line,
    'order-names': line,
    'order-names-back': line,
    'prices-effect': template(
      'role',
      'upPlace',
      'upPay',
      'upReal',
      'downPlace',
      'downPay',
      'downReal',
    ).describe('Where prices change most what a median buys, upward and downward.'),
    'prices-caption': template('period', 'year'),
    'prices-open': template('count').describe('The line that opens the table.'),
    'column-prices': template('year'),
    example: line.describe('The steps of a worked example follow.'),
    'example-amount': template('other', 'amount', 'basis'),
    'example-points': template('subject', 'lowLess', 'low', 'highLess', 'high').describe(
      'The two printed points beside the amount; of 100 people, `{lowLess}` earn less than `{low}`.',
    ),
    'example-way': template('low', 'amount', 'high', 'part', 'whole', 'way').describe(
      '`{way}` is how far of the way between the two points the amount lies, in percent.',
    ),
    'example-less': template('lowLess', 'step', 'way', 'less'),
    'example-above': template('less', 'above', 'subject'),
    'example-so': template('sentence'),
    'state-title': template('place', ...both),
    'state-description': template('place', ...both),
    'state-lead': template('place'),
    'state-ranges': line.describe('The headings of the page of a state.'),
    'state-jobs': line,
    'state-prices': line,
    'state-areas': line,
    'state-more': line,
    'jobs-caption': template('basis'),
    'column-role': line,
    'column-jobs': line,
    'column-common': line,
    'common-unknown': line.describe('How common a job is, where the source does not say it.'),
    'prices-above': template('place', 'percent', 'level', 'year'),
    'prices-below': template('place', 'percent', 'level', 'year'),
    'prices-same': template('place', 'level', 'year'),
    'prices-none': template('place').describe('There is no price level for the place.'),
    'state-prices-caption': template('place', 'period', 'year'),
    'column-median': line,
    'column-real': line,
    'areas-caption': template('basis', 'low', 'high').describe(
      '`{low}` and `{high}` are the lowest and the highest pay that its drawings show.',
    ),
    'areas-note': line.describe('That figures of small areas swing.'),
    'areas-example': template('area', 'role', 'before', 'beforePeriod', 'after', 'afterPeriod'),
    'areas-more': line.describe(
      'Where the table of areas has a figure of the whole place that its own row lacks.',
    ),
    'areas-shared': template('places').describe(
      'An area that lies in several states; all of them are named.',
    ),
    metropolitan: line,
    nonmetropolitan: line,
    'column-overlap': line,
    'area-overlap': template('share', 'subject', 'other').describe(
      'The sentence on the overlap, short enough for a cell.',
    ),
    'area-range': template('low', 'high'),
    'area-jobs': template('count'),
    'area-no-jobs': line,
    'area-no-range': line,
    projection: line.describe('The heading over what a state expects.'),
    'projection-text': template(
      'place',
      'role',
      'from',
      'to',
      'before',
      'after',
      'change',
      'openings',
    ),
    'projection-missing': template('role'),
    'projection-years': template('from', 'to', 'usFrom', 'usTo'),
    'to-comparison': template('place'),
    'to-comparison-us': line.describe('Where the comparison cannot show the place.'),
    'to-handout': template('place'),
    'to-previous': template('place'),
    'to-next': template('place'),
    'to-all': line,
  }),
  mixed: z.strictObject({
    period: template(...both),
    undated: line.describe('One of the two sources shows no date.'),
    place: template(...both),
    who: template(...both),
  }),
  differences: differenceWords,
  groups: each(groupIds, line),
  leans: z.strictObject({
    toward: template('role').describe('Which way a row points for someone to whom it matters.'),
    same: line,
    'same-why': line,
    under: template('gap', 'least').describe('A difference that the rule of the row finds small.'),
    depends: line.describe('No rule could say for everyone which of the two is better.'),
    'depends-why': line,
    'depends-one': template('one'),
    'depends-nested': line,
    unknown: line,
  }),
  rows: rowsWords,
  levels: each(levelIds, line),
  sections: each(sectionIds, line),
  'not-found': z.strictObject({
    title: line,
    lead: line,
    'did-you-mean': line.describe('Stands before the name of the nearest page.'),
    ways: line,
  }),
  terms: z
    .array(z.string().min(2).max(60))
    .min(1)
    .describe(
      'Legal terms that the reading-level check leaves out: a reader of this site comes to learn them.',
    ),
  'pay-years': z.strictObject({
    choice: line.describe('The name of the two buttons that choose which dollars are shown.'),
    nominal: line,
    constant: template('now').describe('`{now}` is the newest May: `May 2025`.'),
    caption: template('dollars').describe('`{dollars}` is one of the two lines above.'),
    'column-year': line,
    scale: line,
    computed: template('now').describe('How the dollars of the newest May are worked out.'),
    'left-out': template('years').describe('Years with pay, and without a price index.'),
    'no-index': template('now').describe('The newest May itself has no price index.'),
    'no-figure': line.describe('In place of a figure in a cell.'),
    'no-price': line,
    drawing: template('dollars', 'lines', 'letters').describe(
      'The name of the drawing for people who do not see it: `{lines}` are some of the next, `{letters}` the notes on breaks.',
    ),
    'drawing-line': template('role', 'from', 'fromPay', 'to', 'toPay'),
    gap: template('years').describe('Years without a figure, as the note of a letter.'),
    'gap-one': template('years', 'role'),
    'gap-over': template('years', 'role'),
    breaks: z
      .strictObject({ codes: template('from'), method: template('from') })
      .describe('Why the line breaks before a May; each is the note of a letter.'),
    renamed: template('before', 'role', 'title').describe(
      'After `breaks`, where the official title of a job was another one before.',
    ),
    since: template('from', 'role', 'change', 'prices', 'now', 'result').describe(
      'How a median moved since the last break. The parts of the sentence follow.',
    ),
    'since-alone': template('from', 'role', 'change').describe('Without a price index.'),
    'no-earlier': template('role', 'now').describe('The newest year stands right after a break.'),
    rose: template('gap', 'percent'),
    fell: template('gap', 'percent'),
    stayed: line,
    'prices-rose': template('percent'),
    'prices-fell': template('percent'),
    more: template('percent', 'from').describe('What the newest pay buys, beside that of then.'),
    less: template('percent', 'from'),
    alike: template('from'),
  }),
  'pay-outlook': z.strictObject({
    caption: template('span'),
    column: line,
    jobs: line.describe('Over the first rows; the next two are rows.'),
    'jobs-in': template('year'),
    change: template('year'),
    openings: line.describe('Over the other rows, which follow.'),
    all: line,
    exits: line.describe('Openings in place of people who leave the workforce.'),
    transfers: line.describe('Openings in place of people who go to another occupation.'),
    growth: line.describe('The change in jobs, spread over the years of the projection.'),
    rounded: line,
    grow: template('openings', 'role', 'replace', 'exits', 'transfers', 'new').describe(
      'Why there are more openings than new jobs: where jobs are gained, lost, or stay.',
    ),
    shrink: template('openings', 'role', 'replace', 'exits', 'transfers', 'lost'),
    level: template('openings', 'role', 'replace', 'exits', 'transfers'),
    'rates-caption': template('span'),
    'rates-column': line,
    'rate-exits': line,
    'rate-transfers': line,
    'rate-all': line,
    yardstick: line.describe('The head of the row for all occupations.'),
    'exits-more': template(...beside),
    'exits-same': template('first', 'second', 'value'),
    'transfers-more': template(...beside),
    'transfers-same': template('first', 'second', 'value'),
    'in-all': template('all').describe('After one of the four: the rate in all occupations.'),
  }),
  'pay-employers': z.strictObject({
    caption: template('period'),
    column: line,
    'not-published': line.describe('In place of a figure in a cell.'),
    others: line.describe('The sectors that are small for both roles, as one row.'),
    'others-note': template('least'),
    unpublished: template('role', 'sectors'),
    sectors: each(sectorIds, line).describe('The sectors of NAICS by their codes, in plain words.'),
    'sector-notes': z
      .strictObject({ '54': line, '99': line })
      .describe('What a reader must know of a sector; shown under its name.'),
    'pay-caption': template('role', 'period'),
    'pay-column': line,
    'pay-median': line,
    'pay-year': template('period', 'other').describe('Where pay is of another month than jobs.'),
    'pay-none': template('role'),
  }),
});

export type Words = Readonly<z.output<typeof wordsSchema>>;
export type RowWords = Readonly<z.output<typeof rowWords>> & { readonly lean?: string };

/** A word of a map with one entry a registered id. The schema has made sure that it is there. */
export function wordOf<Value>(map: Readonly<Record<string, Value>>, id: string): Value {
  const value = Object.hasOwn(map, id) ? map[id] : undefined;
  if (value === undefined) throw new Error(`No word for “${id}”`);
  return value;
}
