import { remark } from 'remark';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import type { Document } from '@/lib/content/read-document';
import { checkProse, readSections, splitParts } from '@/lib/content/sections';

/** A file of this text alone, so that its first line is line 1. */
const getDocument = (text: string) =>
  ({ file: 'x', body: remark().parse(text) }) as unknown as Document;

/** Each message to the author: line, column and words. */
const said = (problems: readonly Diagnostic[]) =>
  problems.map((problem) => formatDiagnostic(problem).slice('x:'.length));

const prose = (text: string, options = { hasValues: false }) =>
  said(checkProse(getDocument(text), options));
const split = (text: string, known?: readonly string[]) =>
  said(splitParts(getDocument(text), known).problems);

type Slips = Readonly<Record<string, readonly string[]>>;

/** What each of some texts brings. */
const each = (group: Slips, of: (text: string) => readonly string[]) =>
  Object.fromEntries(Object.keys(group).map((text) => [text, of(text)]));

const kind = (name: string) =>
  `Unexpected ${name}, expected paragraphs, lists, links and emphasis only [E_MD_KIND]`;
/** What to do about a sign that is meant. */
const meant = (sign: string) => `; where it is meant, write \`\\${sign}\` [E_MD_SYNTAX]`;
const noSpaceAfterHash = `Missing space after the \`#\` of a heading${meant('#')}`;
const noSpaceAfterMark = (mark: string) =>
  `Missing space after the mark of a list item${meant(mark)}`;
const noSpaceAfterNumber = (mark: string) =>
  `Missing space after the number of a list item${meant(mark)}`;
const bullet = 'Unexpected bullet or dash, expected `- ` before each item of a list [E_MD_SYNTAX]';
const struck = `Unexpected \`~~\`; delete the words that are struck out${meant('~')}`;
const tab =
  'Unexpected tab, expected a space; the text has no tables, only paragraphs and lists [E_MD_SYNTAX]';
const bar = `Unexpected \`|\`; the text has no tables, expected paragraphs and lists${meant('|')}`;
const square = (bracket = '[') =>
  `Unexpected square bracket, expected links as \`[words](address)\`, without a space between or in the address${meant(bracket)}`;
const bold = (mark: string) =>
  `Unexpected \`**\` or \`__\`, expected one at both ends of the bold words, without a space inside${meant(mark)}`;
const italic = (mark: string) =>
  `Unexpected \`*\` or \`_\`, expected one at both ends of the words, without a space inside${meant(mark)}`;
const address =
  'Unexpected address in the text, expected a link: `[words](https://…)` [E_MD_SYNTAX]';
const placeholder = (found: string) =>
  `Unexpected placeholder \`${found}\`, expected the text itself [E_PLACEHOLDER]`;
const linkText = (found: string) =>
  `Unexpected link text \`${found}\`, expected words that say where it leads [E_LINK_TEXT]`;

const slips: Readonly<Record<string, Slips>> = {
  'what a page does not show': {
    '    a b': [
      `1:1: ${kind('block of code (a line that begins with four spaces or a tab, perhaps)')}`,
    ],
    'a `b` c': [`1:3: ${kind('code in backticks')}`],
    '> a': [`1:1: ${kind('quotation (`>`)')}`],
    'a\n\n***\n': [`3:1: ${kind('line of dashes, asterisks or underscores')}`],
    'a ![b](/c.png)': [`1:3: ${kind('picture')}`],
    'a ![b][c]\n\n[c]: /d': [`1:3: ${kind('picture')}`, `3:1: ${kind('link definition')}`],
    'a [b][c]\n\n[c]: /d': [
      `1:3: ${kind('link by reference, not `[words](address)`')}`,
      `3:1: ${kind('link definition')}`,
    ],
    'a  \nb': [
      `1:2: ${kind('forced line break (two spaces, or a backslash, at the end of a line)')}`,
    ],
    'a <b>c</b>': ['1:3: Unexpected HTML `<b>`, expected `**words**` [E_MD_HTML]'],
  },
  'a heading without a space': {
    '##a': [`1:1: ${noSpaceAfterHash}`],
    'a\n######b': [`2:1: ${noSpaceAfterHash}`],
  },
  'a list without spaces': {
    '-a': [`1:1: ${noSpaceAfterMark('-')}`],
    '+é': [`1:1: ${noSpaceAfterMark('+')}`],
    'a\n*b': [`2:1: ${noSpaceAfterMark('*')}`],
    '1.a': [`1:1: ${noSpaceAfterNumber('.')}`],
    'a\n123)é': [`2:1: ${noSpaceAfterNumber(')')}`],
  },
  'a list with marks of another kind': {
    '•a': [`1:1: ${bullet}`],
    'a\n◦ b': [`2:1: ${bullet}`],
    '– a': [`1:1: ${bullet}`],
    '— a': [`1:1: ${bullet}`],
    'o A': [`1:1: ${bullet}`],
  },
  'what looks like a table, a note or words struck out': {
    'a ~~b~~': [`1:3: ${struck}`],
    'a\tb': [`1:2: ${tab}`],
    'a | b': [`1:3: ${bar}`],
    'a [b] c': [`1:3: ${square()}`],
    'a b] c': [`1:4: ${square(']')}`],
    'a [b] (/c/)': [`1:3: ${square()}`],
    'one\ntwo [b] c': [`2:5: ${square()}`],
    '*a* b [c]': [`1:7: ${square()}`],
  },
  'emphasis that is open at one end': {
    'a **b c': [`1:3: ${bold('*')}`],
    'a __b c': [`1:3: ${bold('_')}`],
    'a *b c': [`1:3: ${italic('*')}`],
    'a b_ c': [`1:4: ${italic('_')}`],
    'c *a * b': [`1:3: ${italic('*')}`],
  },
  'an address without words': {
    'a https://b.example c': [`1:3: ${address}`],
    'a HTTP://b.example': [`1:3: ${address}`],
    'see www.b.example': [`1:5: ${address}`],
    'a ftp://b.example': [`1:3: ${address}`],
    'a file://b': [`1:3: ${address}`],
  },
  'a sign in place of a paragraph': {
    '-\n': ['1:1: Missing text of the list item; write it or delete it [E_MD_EMPTY]'],
    '–': [`1:1: ${placeholder('–')}`],
    '…': [`1:1: ${placeholder('…')}`],
    '???': [`1:1: ${placeholder('???')}`],
    'N/A': [`1:1: ${placeholder('N/A')}`],
  },
  'a heading that is not of plain words': {
    '## a *b*': ['1:6: Unexpected emphasis in a heading, expected plain words [E_MD_KIND]'],
    '## **a**': ['1:4: Unexpected emphasis in a heading, expected plain words [E_MD_KIND]'],
    '## [a b](/c/)': ['1:4: Unexpected link in a heading, expected plain words [E_MD_KIND]'],
    '## `a`': [`1:4: ${kind('code in backticks')}`],
  },
  'an item of a list without text': {
    '- a\n-\n- b': ['2:1: Missing text of the list item; write it or delete it [E_MD_EMPTY]'],
  },
  'a link that does not say where it leads': {
    'a [](/b/)': ['1:3: Missing link text; say where the link leads [E_LINK_TEXT]'],
    '[here](/b/)': [`1:1: ${linkText('here')}`],
    '[Click here](/b/)': [`1:1: ${linkText('Click here')}`],
    '[this link](/b/)': [`1:1: ${linkText('this link')}`],
    '[https://b.example](/b/)': [`1:1: ${linkText('https://b.example')}`],
    '[a b](/c/ "d")': [
      '1:1: Unexpected title `d` of a link, expected words and an address only [E_MD_KIND]',
    ],
  },
};

const sound = [
  'a',
  '## a b\n\nc *d* **e** [f g](/h/)\n\n- i\n- j\n  - k\n\n1. l',
  'a - b – c — d',
  'a #1 and C# and a ## b',
  'o a',
  '5 a',
  'a -b, +c and 1.5',
  '*a*-b',
  '**a**\u2014b',
  'a 2 * 3 and 4 _ 5',
  'a snake_case word',
  'a ~ b',
  'the here and now [where it is](/a/)',
  'xhttps://a',
  '[here and there](/b/)',
  'A... b? c.',
  'see n/a',
];

describe('the prose of a page', () => {
  it.each(Object.entries(slips))('has not %s', (_title, group) => {
    expect(each(group, prose)).toEqual(group);
  });

  it('may have all else', () => {
    expect(sound.map((text) => [text, prose(text)])).toEqual(sound.map((text) => [text, []]));
  });

  it('may have values of roles and rows in answers, as words of their length', () => {
    expect(prose('a {paralegal.pay} b', { hasValues: true })).toEqual([]);
    expect(prose('a {paralegal.pay} b | c', { hasValues: true })).toEqual([`1:21: ${bar}`]);
    expect(prose('a {Pay} b', { hasValues: true })).toEqual([
      '1:3: Unexpected `{`; write a value as {role.row} or {difference.row}, in lower case and without spaces [E_TEXT]',
    ]);
    expect(prose('a {paralegal.pay} b')).not.toEqual([]);
  });
});

const emptySection = (heading: string) =>
  `Missing text in the section \`${heading}\` [E_SECTION_EMPTY]`;
const emptyHeading = (heading: string) =>
  `Missing text under the heading \`${heading}\` [E_SECTION_EMPTY]`;
const title = (text: string) =>
  `Unexpected \`# ${text}\`; the page has its title already, use \`##\` [E_HEADING_H1]`;
const underlined = (text: string) =>
  `Unexpected line of dashes or equals signs under \`${text}\`, which makes it a heading; delete the line [E_MD_KIND]`;
const early = 'Unexpected text before the first `##` heading [E_SECTION_PREFACE]';

describe('the headings of a page', () => {
  const group: Slips = {
    '## A\n\nb\n\n## C\n\nd\n\n### E\n\nf\n\n#### G\n\nh\n\n### I\n\nj': [],
    '': ['1:1: Missing text after the front matter [E_MD_EMPTY]'],
    a: [`1:1: ${early}`],
    'a\n\n- b\n\n## C\n\nd': [`1:1: ${early}`, `3:1: ${early}`],
    '## A\n\n## B\n\nc': [`1:1: ${emptySection('A')}`],
    '## A\n\n### B\n\n## C\n\nd': [`1:1: ${emptySection('A')}`],
    '## A\n\nb\n\n### C\n\n### D\n\ne': [`5:1: ${emptyHeading('C')}`],
    '## A\n\nb\n\n### C\n\n#### D\n\ne': [],
    '## A\n\nb\n\n### C\n\nd\n\n#### E\n\n### F\n\ng': [`9:1: ${emptyHeading('E')}`],
    '## A\n\nb\n\n### C': [`5:1: ${emptyHeading('C')}`],
    '##\n\na': ['1:1: Missing words of the heading [E_SECTION_EMPTY]'],
    '## A\n\nb\n\n## A\n\nc': ['5:1: Unexpected second heading `A`; keep one [E_HEADING_DUP]'],
    '## A\n\nb\n\n#### C\n\nd': [
      '5:1: Unexpected `#### C` after a heading of level 2, expected level 3 [E_HEADING_SKIP]',
    ],
    '## A\n\nb\n\n### C\n\nd\n\n##### E\n\nf': [
      '9:1: Unexpected `##### E` after a heading of level 3, expected level 4 [E_HEADING_SKIP]',
    ],
    '## A\n\nb\n\n### C\n\nd\n\n## E\n\nf\n\n#### G\n\nh': [
      '13:1: Unexpected `#### G` after a heading of level 2, expected level 3 [E_HEADING_SKIP]',
    ],
    '# A\n\nb\n\n### C\n\nd': [`1:1: ${title('A')}`],
    '# A\n\n## B\n\nc': [`1:1: ${title('A')}`],
    '## A\n\nb\n\n# C\n\nd\n\n#### E\n\nf': [
      `5:1: ${title('C')}`,
      '9:1: Unexpected `#### E` after a heading of level 2, expected level 3 [E_HEADING_SKIP]',
    ],
    '## A\n\nb\n---\n\nc': [`3:1: ${underlined('b')}`],
    '## A\n\nb\n===\n\nc': [`3:1: ${underlined('b')}`],
    '## A\n\nb\n---': [`3:1: ${underlined('b')}`],
    'a\n---\n\n## B\n\nc': [`1:1: ${underlined('a')}`],
  };

  it('are in steps, each with text, none twice', () => {
    expect(each(group, split)).toEqual(group);
  });

  it('begin the parts of the page, with what follows each', () => {
    const { parts } = splitParts(
      getDocument('## A\n\nb\n\n### C\n\nd\n\n# E\n\nf\n\n## G\n\nh\n---'),
    );
    expect(
      parts.map(({ text, content }) => [text, content.map(({ type }) => type).join(' ')]),
    ).toEqual([
      ['A', 'paragraph heading paragraph'],
      ['E', 'paragraph'],
      ['G', 'paragraph'],
    ]);
  });

  const known = ['The work', 'The people'];
  const meant: Slips = {
    '# The work\n\na': [
      '1:1: Unexpected `# The work`, expected the heading `## The work` [E_HEADING_H1]',
    ],
    '### the WORK:\n\na': [
      '1:1: Unexpected `### the WORK:`, expected the heading `## The work` [E_HEADING_SKIP]',
    ],
    '**The work**\n\na': [
      '1:1: Unexpected `The work` as a paragraph, expected the heading `## The work` [E_HEADING_SKIP]',
    ],
    'The work:\n\na\n\n#### B\n\nc': [
      '1:1: Unexpected `The work:` as a paragraph, expected the heading `## The work` [E_HEADING_SKIP]',
      '5:1: Unexpected `#### B` after a heading of level 2, expected level 3 [E_HEADING_SKIP]',
    ],
    'The people\n---\n\na': [
      '1:1: Unexpected `The people` as a paragraph, expected the heading `## The people` [E_HEADING_SKIP]',
    ],
    '## The work\n\na\n\n# Other\n\nb': [`5:1: ${title('Other')}`],
    '## the work\n\na': [],
  };

  it('are taken for the one that was meant, where another mark or none is before it', () => {
    expect(each(meant, (text) => split(text, known))).toEqual(meant);
  });
});

describe('the sections of a page', () => {
  const known = [
    { id: 'work', heading: 'The work' },
    { id: 'people', heading: 'The people' },
    { id: 'up', heading: 'Moving up' },
    { id: 'on', heading: 'Moving on' },
    { id: 'end', heading: 'Questions' },
  ];
  const page = (...headings: readonly string[]) =>
    headings.map((heading) => `## ${heading}\n\nWords.`).join('\n\n');
  const read = (text: string, alternatives: readonly string[] = ['up', 'on']) =>
    said(readSections(getDocument(text), { known, alternatives }).problems);

  it('are given with what they hold', () => {
    const text = page('The work', 'The people', 'Moving on', 'Questions');
    const { sections, problems } = readSections(getDocument(text), {
      known,
      alternatives: ['up', 'on'],
    });
    expect(problems).toEqual([]);
    expect(sections.map(({ id, heading }) => [id, heading])).toEqual([
      ['work', 'The work'],
      ['people', 'The people'],
      ['on', 'Moving on'],
      ['end', 'Questions'],
    ]);
    expect(sections[0]?.content.map(({ node }) => node.type)).toEqual(['paragraph']);
  });

  it('are missing before the one that should follow, or at the end', () => {
    expect(read(page('The people', 'Moving up', 'Questions'))).toEqual([
      '1:1: Missing section `## The work` before `## The people` [E_SECTION_MISSING]',
    ]);
    expect(read(page('The work', 'The people', 'Moving up'))).toEqual([
      '9:1: Missing section `## Questions` at the end [E_SECTION_MISSING]',
    ]);
    expect(read(page('The work', 'Questions'))).toEqual([
      '5:1: Missing section `## The people` before `## Questions` [E_SECTION_MISSING]',
      '5:1: Missing section `## Moving up` or `## Moving on` before `## Questions` [E_SECTION_MISSING]',
    ]);
  });

  it('are one of two, where one excludes the other', () => {
    expect(read(page('The work', 'The people', 'Moving up', 'Moving on', 'Questions'))).toEqual([
      '13:1: Unexpected section `## Moving on`, expected only one of `## Moving up` or `## Moving on` [E_SECTION_EXTRA]',
    ]);
    expect(read(page('The work', 'The people', 'Moving up', 'Moving on', 'Questions'), [])).toEqual(
      [],
    );
  });

  it('stand in their order', () => {
    expect(read(page('The people', 'The work', 'Moving up', 'Questions'))).toEqual([
      '5:1: Unexpected section `The work` after `The people`, expected it before [E_SECTION_ORDER]',
    ]);
    expect(read(page('Questions', 'The work', 'The people', 'Moving up'))).toEqual([
      '5:1: Unexpected section `The work` after `Questions`, expected it before [E_SECTION_ORDER]',
    ]);
  });

  it('have their own words, the nearest of which are named', () => {
    expect(read(page('The wrok', 'The people', 'Moving up', 'Questions'))).toEqual([
      '1:1: Unknown heading `The wrok`, did you mean `The work`? [E_SECTION_UNKNOWN]',
    ]);
    expect(read(page('What you do', 'The people', 'Moving up', 'Questions'))).toEqual([
      '1:1: Unknown heading `What you do`, expected `## The work` here [E_SECTION_UNKNOWN]',
    ]);
    expect(read(page('The work', 'The people', 'Moving up', 'And what else'))).toEqual([
      '13:1: Unknown heading `And what else`, expected `## Questions` here [E_SECTION_UNKNOWN]',
    ]);
    expect(read(page('The work', 'Colleagues', 'Moving up', 'Questions'))).toEqual([
      '5:1: Unknown heading `Colleagues`, expected `## The people` here [E_SECTION_UNKNOWN]',
    ]);
  });

  it('are looked for between their neighbours, where others are missing as well', () => {
    const atEnd = (line: number) =>
      `${line}:1: Missing section \`## Questions\` at the end [E_SECTION_MISSING]`;
    expect(read(page('The work', 'Colleagues', 'Moving up'))).toEqual([
      '5:1: Unknown heading `Colleagues`, expected `## The people` here [E_SECTION_UNKNOWN]',
      atEnd(9),
    ]);
    expect(read(page('What you do', 'The people', 'Moving up'))).toEqual([
      '1:1: Unknown heading `What you do`, expected `## The work` here [E_SECTION_UNKNOWN]',
      atEnd(9),
    ]);
    expect(read(page('The work', 'Moving up', 'And what else'))).toEqual([
      '9:1: Unknown heading `And what else`, expected `## Questions` here [E_SECTION_UNKNOWN]',
      '5:1: Missing section `## The people` before `## Moving up` [E_SECTION_MISSING]',
    ]);
  });

  it('are all named, where it is not clear which was meant', () => {
    const all =
      'expected one of `The work`, `The people`, `Moving up`, `Moving on`, `Questions` [E_SECTION_UNKNOWN]';
    expect(read(page('The work', 'The people', 'Moving up', 'Questions', 'Advice'))).toEqual([
      `17:1: Unknown heading \`Advice\`, ${all}`,
    ]);
    expect(read(page('What you do', 'Moving up', 'Questions'))).toEqual([
      `1:1: Unknown heading \`What you do\`, ${all}`,
      '5:1: Missing section `## The work` before `## Moving up` [E_SECTION_MISSING]',
      '5:1: Missing section `## The people` before `## Moving up` [E_SECTION_MISSING]',
    ]);
    expect(read(page('The work', 'The people', 'Advice', 'Questions'))).toEqual([
      `9:1: Unknown heading \`Advice\`, ${all}`,
      '13:1: Missing section `## Moving up` or `## Moving on` before `## Questions` [E_SECTION_MISSING]',
    ]);
  });

  it('have words in their headings', () => {
    expect(
      read(`${page('The work')}\n\n##\n\nWords.\n\n${page('Moving up', 'Questions')}`),
    ).toEqual(['5:1: Missing words of the heading [E_SECTION_EMPTY]']);
  });

  it('are not missing one by one where there is nothing at all', () => {
    expect(read('')).toEqual(['1:1: Missing text after the front matter [E_MD_EMPTY]']);
    expect(read('Words.')).toEqual([`1:1: ${early}`]);
  });

  it('hold prose that is checked as well', () => {
    const text = page('The work', 'The people', 'Moving up', 'Questions');
    expect(read(text.replace('Words.', 'Words | words.'))).toEqual([`3:7: ${bar}`]);
    const values = getDocument(text.replace('Words.', 'Words {nurse.pay} here.'));
    const options = { known, alternatives: ['up', 'on'] } as const;
    expect(said(readSections(values, { ...options, hasValues: true }).problems)).toEqual([]);
    expect(said(readSections(values, options).problems)).toHaveLength(1);
  });
});
