import { z } from 'zod';
import { idSchema, placeIds } from './fact';
import { groupIds, levelIds, rowDefinitions } from './rows';
import { sectionIds } from './sections';
import { sourceKinds } from './source';
import { tableSources } from './tables';
import { placesIn } from './template';

/** A sentence with places in braces. Every place must be one of `places`. */
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
    });

/** One line of interface text, without places: nothing would fill them in. */
const line = template();

/** One entry for each id of a registry: a missing one and an unknown one are both reported. */
const each = <Schema extends z.ZodType>(ids: readonly string[], schema: Schema) =>
  z.strictObject(Object.fromEntries(ids.map((id) => [id, schema])) as Record<string, Schema>);

const rowWords = z.strictObject({
  /** What is compared, in a few words. */
  label: z.string().min(1).max(60),
  /** What is measured, and of whom, where the label does not say it: `median a year`. */
  measure: z.string().min(1).max(90).optional(),
  /** What a term in the label means, in one sentence. */
  meaning: z.string().min(1).max(240).optional(),
  /** One sentence that holds for every pair of roles, shown after the difference. */
  remark: z.string().min(1).max(200).optional(),
});

const both = ['first', 'second'] as const;
const ordered = ['higher', 'lower', 'gap'] as const;

/**
 * The sentences of the difference column. `{higher}` and `{lower}` are plural role names ordered by
 * their values, `{first}` and `{second}` by their columns. A `**` marks nothing: the first sentence
 * of each is set in semibold.
 */
const differenceWords = z.strictObject({
  /** Two equal values. */
  same: line,
  /** Two equal texts; `{brief}` is what both do. */
  'same-text': template('brief'),
  /** Two equal answers or levels; `{value}` is the answer. */
  'same-value': template('value'),
  /** Numbers within the tolerance. */
  close: template('gap', 'higher', 'lower'),
  /** The row applies to one role only. */
  'one-sided': template('one', 'other'),
  /** The row applies to neither role. */
  neither: line,
  /** One value is not known, or both are not. */
  unknown: line,
  'unknown-one': template('one'),
  'unknown-both': line,
  /** Percentile pay: `{value}` is the higher median, `{percent}` its lead over the lower one. */
  median: template(...ordered, 'percent', 'value'),
  /** Whether the middle halves of two pay ranges share some pay, and which. */
  'halves-overlap': template('low', 'high'),
  'halves-apart': line,
  money: template(...ordered, 'percent'),
  count: template(...ordered),
  /** How many times the lower count goes into the higher. */
  times: template('times'),
  percent: template(...ordered),
  /** Two changes, each said by `change-…`. */
  change: template(...both, 'firstChange', 'secondChange'),
  'change-gap': template('gap'),
  /** A gap of one percentage point, and of any other number of them. */
  point: template('number'),
  points: template('number'),
  'change-up': template('value'),
  'change-down': template('value'),
  'change-level': line,
  /** One range or duration lies higher; `{low}` and `{high}` are the gaps of the two ends. */
  range: template('higher', 'lower', 'low', 'high'),
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
    /** The line at the foot of each page. */
    footer: line,
  }),
  navigation: z.strictObject({
    skip: line,
    main: line,
    home: line,
    roles: line,
    compare: line,
    /** The page of questions. */
    faq: line,
    sources: line,
    about: line,
    breadcrumb: line,
    /** The link at the head of a phone page to the list at its foot, and that list's heading. */
    contents: line,
    'all-pages': line,
    'on-this-page': line,
  }),
  home: z.strictObject({
    /** The two roles of the headline table. */
    pair: z.tuple([idSchema, idSchema]),
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
  about: z.strictObject({
    /** The link to the place where errors are reported; `{address}` is that place. */
    report: template('address'),
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
    reviewed: template('date'),
    'other-compare': template(...both),
    'note-label': line,
  }),
  faq: z.strictObject({
    'open-all': line,
    /** A link from an answer to a row of the comparison. */
    row: template('row'),
    /** The question's own link: in full, and as it is shown. */
    link: template('ask'),
    'link-short': line,
    label: line,
    hint: line,
    /** How many questions fit a search. */
    one: template('count'),
    many: template('count'),
    none: line,
  }),
  compare: z.strictObject({
    'choose-title': line,
    'choose-lead': line,
    'choose-description': line,
    title: template(...both),
    description: template(...both, 'rows'),
    heading: template(...both),
    caption: template('rows'),
    'column-row': line,
    'column-difference': line,
    'occupation-code': template('code'),
    groups: line,
    swap: template(...both),
    and: line,
    'choose-one': line,
    /** Stands beside an item that both lists hold. */
    both: line,
    'row-link': template('row'),
    sources: line,
    reviewed: template('date'),
  }),
  sources: z.strictObject({
    unknown: line,
    shown: template('date'),
    'shown-none': line,
    read: template('date'),
    confidence: z.strictObject({ high: line, medium: line, low: line }),
    occupation: template('code', 'title'),
    /** The link from a page's own list to the page of all sources. */
    all: line,
    kinds: each(sourceKinds, line),
    /** The licence's own words follow. */
    credit: line,
    rests: line,
    /** What rests on a source in one role: rows of the comparison, sections of its page. */
    'in-rows': template('role'),
    'in-sections': template('role'),
    /** The sources page itself. */
    here: line,
    'copied-table': line,
    tables: each(Object.keys(tableSources), line),
    /** How far apart two values of a row may lie and still count as the same. */
    same: z.strictObject({
      heading: line,
      caption: line,
      'column-same': line,
      exact: line,
      within: template('gap'),
      /** A range and a span of time: both of their ends. */
      ends: template('gap'),
      share: template('percent'),
    }),
  }),
  missing: z.strictObject({
    'not-applicable': line,
    'not-collected': line,
    varies: line,
    'not-in-table': line,
    /** How the kind of absence and its reason stand together. */
    pattern: template('kind', 'reason'),
  }),
  answers: z.strictObject({ yes: line, no: line }),
  places: each(placeIds, line),
  /** The word between two ends of a span or a range: `2024 to 2034`. */
  to: line,
  none: line,
  pay: z.strictObject({
    /** The numbers of a drawing, as text. */
    half: template('low', 'high'),
    tenths: template('low', 'high'),
    /** The name of the drawing for people who do not see it. */
    drawing: template('role', 'basis', 'p10', 'p25', 'median', 'p75', 'p90'),
  }),
  mixed: z.strictObject({
    period: template(...both),
    /** One of the two sources shows no date. */
    undated: line,
    place: template(...both),
    who: template(...both),
  }),
  differences: differenceWords,
  groups: each(groupIds, line),
  rows: each(
    rowDefinitions.map((row) => row.id),
    rowWords,
  ),
  levels: each(levelIds, line),
  sections: each(sectionIds, line),
  'not-found': z.strictObject({
    title: line,
    lead: line,
    /** Stands before the name of the nearest page. */
    'did-you-mean': line,
    ways: line,
  }),
  /** Legal terms that the reading-level check leaves out: a reader of this site comes to learn them. */
  terms: z.array(z.string().min(2).max(60)).min(1),
});

export type Words = Readonly<z.output<typeof wordsSchema>>;
export type RowWords = Readonly<z.output<typeof rowWords>>;

/** A word of a map with one entry a registered id. The schema has made sure that it is there. */
export function wordOf<Value>(map: Readonly<Record<string, Value>>, id: string): Value {
  const value = Object.hasOwn(map, id) ? map[id] : undefined;
  if (value === undefined) throw new Error(`No word for “${id}”`);
  return value;
}
