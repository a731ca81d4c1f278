import { z } from 'zod';
import { idSchema } from '@/lib/domain/fact';
import { both, line, template } from './template';

/** Texts of the frame around every page, and of the pages of prose, roles and questions. */
export const pageWords = {
  site: z.strictObject({
    name: line,
    description: line,
    footer: line.describe('The line at the foot of each page.'),
    unloaded: line.describe('Shown where a script of the page cannot be loaded.'),
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
};
