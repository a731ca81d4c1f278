import { remark } from 'remark';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { parseFrontMatter, positionsIn } from '@/lib/content/front-matter';
import { readFaq } from '@/lib/content/read-faq';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

/** A question and its answer, by default of forty words. */
type Asked = { readonly id: string; readonly more?: string; readonly ask?: string };
const getAsk = ({ id, ask }: Asked) => ask ?? `What is ${id} about?`;

/**
 * A page of questions. Its front matter begins on line 2; each question takes two lines and those of
 * `more`.
 */
function getPage({
  questions,
  groups,
  answers,
}: {
  readonly questions: readonly Asked[];
  readonly groups?: string;
  readonly answers?: string;
}) {
  const ids = questions.map(({ id }) => id).join(', ');
  const front = [
    'title: Questions',
    'description: Questions and answers.',
    'lead: Short answers.',
    groups ?? `groups:\n  - id: all\n    heading: All\n    questions: [${ids}]`,
    'questions:',
    ...questions.map(
      (asked) => `  ${asked.id}:\n    ask: ${getAsk(asked)}\n    ${asked.more ?? 'roles: [nurse]'}`,
    ),
  ].join('\n');
  const { data, places } = parseFrontMatter(`\n${front}`);
  const body =
    answers ?? questions.map((asked) => `## ${getAsk(asked)}\n\n${words(40)}`).join('\n\n');
  return { file: 'x', id: 'faq', data, body: remark().parse(body), ...positionsIn('x', places) };
}

const roles = ['nurse', 'midwife'];

const said = (page: Parameters<typeof getPage>[0], known: readonly string[] = roles) =>
  readFaq(getPage(page), known).problems.map((problem) =>
    formatDiagnostic(problem).slice('x:'.length),
  );

const one: Asked = { id: 'one' };
const two: Asked = { id: 'two' };

describe('a page of questions', () => {
  it('is read in the order of its groups, each question with its answer', () => {
    const page = getPage({
      questions: [one, two, { id: 'three', more: 'roles: []\n    also: [Tri, third]' }],
      groups:
        'groups:\n  - id: a\n    heading: A\n    questions: [three, one]\n  - id: b\n    heading: B\n    questions: [two]',
      answers: ['three', 'one', 'two']
        .map((id) => `## What is ${id} about?\n\n${words(40)}`)
        .join('\n\n'),
    });
    const { faq, problems } = readFaq(page, roles);
    expect(problems).toEqual([]);
    expect(faq?.title).toBe('Questions');
    expect(faq?.groups.map(({ id, heading }) => [id, heading])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
    expect(faq?.groups.map(({ questions }) => questions.map(({ id }) => id))).toEqual([
      ['three', 'one'],
      ['two'],
    ]);
    const [third] = faq?.groups[0]?.questions ?? [];
    expect(third).toMatchObject({ ask: 'What is three about?', also: ['Tri', 'third'], rows: [] });
    expect(third?.answer.map(({ node }) => node.type)).toEqual(['paragraph']);
  });

  it('is not read further where its front matter does not fit', () => {
    const page = getPage({ questions: [{ id: 'one', ask: 'Statement one.' }], answers: '' });
    const { faq, problems } = readFaq(page, roles);
    expect(faq).toBeUndefined();
    expect(problems.map(formatDiagnostic)).toEqual([
      'x:11:10: Unexpected `"Statement one."` for `questions.one.ask`, expected a question that ends in `?` [E_SCHEMA_VALUE]',
    ]);
  });

  it('has no answer to a question that stands nowhere below', () => {
    const page = getPage({ questions: [one, two], answers: `## ${getAsk(one)}\n\n${words(40)}` });
    const { faq, problems } = readFaq(page, roles);
    expect(faq?.groups[0]?.questions.map(({ answer }) => answer.length)).toEqual([1, 0]);
    expect(problems).toHaveLength(1);
  });
});

describe('the groups of a page of questions', () => {
  const getGroups = (...groups: readonly (readonly [id: string, heading: string, ids: string])[]) =>
    `groups:\n${groups.map(([id, heading, ids]) => `  - id: ${id}\n    heading: ${heading}\n    questions: [${ids}]`).join('\n')}`;

  it('have an id and a heading of their own', () => {
    const groups = getGroups(['a', 'A', 'one'], ['a', 'B', 'two'], ['b', 'A', 'three']);
    expect(said({ questions: [one, two, { id: 'three' }], groups })).toEqual([
      '9:9: Unexpected second group `a`, expected an id of its own for each [E_LIST_DUP]',
      '13:14: Unexpected second group headed `A`, expected a heading of its own for each [E_LIST_DUP]',
    ]);
  });

  it('name each question once', () => {
    const groups = getGroups(['a', 'A', 'one, one'], ['b', 'B', 'two, one']);
    expect(said({ questions: [one, two], groups })).toEqual([
      '8:22: Unexpected `one` a second time, expected one group for it [E_LIST_DUP]',
      '11:22: Unexpected `one` a second time, expected one group for it [E_LIST_DUP]',
    ]);
    expect(said({ questions: [one, two], groups: getGroups(['a', 'A', 'one']) })).toEqual([
      '13:3: Missing `two` in the `questions` of a group [E_ORPHAN]',
    ]);
  });

  it('name questions that there are', () => {
    expect(said({ questions: [one, two], groups: getGroups(['a', 'A', 'one, twoo']) })).toEqual([
      '8:22: Unknown question `twoo`, did you mean `two`? [E_REF_DANGLING]',
    ]);
    expect(said({ questions: [one], groups: getGroups(['a', 'A', 'one, eleven']) })).toEqual([
      '8:22: Unknown question `eleven`, expected one of `one` [E_REF_DANGLING]',
    ]);
  });

  it('set the order of the answers, unless they have a mistake themselves', () => {
    const answers = [two, one].map((asked) => `## ${getAsk(asked)}\n\n${words(40)}`).join('\n\n');
    const order =
      '5:1: Unexpected section `What is one about?` after `What is two about?`, expected it before [E_SECTION_ORDER]';
    expect(said({ questions: [one, two], answers })).toEqual([order]);
    for (const ids of ['one', 'one, two, one', 'one, two, eleven']) {
      const messages = said({ questions: [one, two], answers, groups: getGroups(['a', 'A', ids]) });
      expect(messages).toHaveLength(1);
      expect(messages).not.toContain(order);
    }
  });
});

describe('a question', () => {
  it('names roles and rows that there are', () => {
    const question = { id: 'one', more: 'roles: [nurse, nurze]\n    rows: [pay, pey, nonsense]' };
    const messages = said({ questions: [question] });
    expect(messages.slice(0, 2)).toEqual([
      '12:20: Unknown role `nurze`, did you mean `nurse`? [E_REF_DANGLING]',
      '13:17: Unknown row `pey`, did you mean `pay`? [E_REF_DANGLING]',
    ]);
    expect(messages[2]).toMatch(/^13:22: Unknown row `nonsense`, expected one of `in-short`, /);
    expect(messages).toHaveLength(3);
    expect(said({ questions: [{ id: 'one', more: 'roles: [clerk]' }] })).toEqual([
      '12:13: Unknown role `clerk`, expected one of `nurse`, `midwife` [E_REF_DANGLING]',
    ]);
  });

  it('may name any role where no role file is there', () => {
    expect(said({ questions: [{ id: 'one', more: 'roles: [clerk]' }] }, [])).toEqual([]);
  });

  it('names nothing twice, whatever its letters', () => {
    const more = 'roles: [nurse, nurse]\n    rows: [pay, pay]\n    also: [Life, work, life]';
    expect(said({ questions: [{ id: 'one', more }] })).toEqual([
      '12:20: Unexpected second `"nurse"` in this list; keep one [E_LIST_DUP]',
      '13:17: Unexpected second `"pay"` in this list; keep one [E_LIST_DUP]',
      '14:24: Unexpected second `"life"` in this list; keep one [E_LIST_DUP]',
    ]);
  });

  it.each([
    'contents',
    'faq-hint',
    'faq-query',
    'main',
    'open-all',
    'sources',
    'sources-heading',
    'group-work',
    'source-onet',
  ])('has an id that no part of the page has: not %s', (id) => {
    expect(said({ questions: [{ id }] })).toEqual([
      `10:3: Unexpected question id \`${id}\`; the page has a part of that name already [E_LIST_DUP]`,
    ]);
  });

  it('may have an id that is like one of those', () => {
    expect(
      said({ questions: [{ id: 'main-work' }, { id: 'a-group-x' }, { id: 'groups' }] }),
    ).toEqual([]);
  });

  it('is asked once, and then its answers are not called wrong', () => {
    const ask = 'What is it about?';
    const questions = [
      { id: 'one', ask },
      { id: 'two', ask },
      { id: 'three', ask },
    ];
    const already = (line: number) =>
      `${line}:10: Unexpected second question \`${ask}\`, which \`one\` asks already [E_HEADING_DUP]`;
    expect(said({ questions })).toEqual([already(14), already(17)]);
    expect(said({ questions, answers: `## Other\n\n${words(40)}` })).toEqual([
      already(14),
      already(17),
    ]);
  });
});

describe('an answer', () => {
  const answered = (text: string, known: readonly string[] = roles) =>
    said({ questions: [one], answers: `## ${getAsk(one)}\n\n${text}` }, known);
  const length = (count: number) =>
    `3:1: Unexpected length of the answer to \`What is one about?\`, ${count} words, expected 40 to 120 [E_SECTION_LENGTH]`;

  it('has 40 to 120 words', () => {
    expect(answered(words(39))).toEqual([length(39)]);
    expect(answered(words(40))).toEqual([]);
    expect(answered(words(120))).toEqual([]);
    expect(answered(words(121))).toEqual([length(121)]);
    expect(answered(`${words(20)}\n\n- ${words(10)}\n\n${words(9)}\n${words(1)}`)).toEqual([]);
  });

  it('is missing, and not too short, where nothing stands under the question', () => {
    expect(answered('')).toEqual([
      '1:1: Missing text in the section `What is one about?` [E_SECTION_EMPTY]',
    ]);
  });

  it('has no headings', () => {
    expect(answered(`### More\n\n${words(40)}`)).toEqual([
      '3:1: Unexpected heading `### More` in an answer, expected paragraphs and lists [E_MD_KIND]',
    ]);
    expect(answered(`${words(40)}\n\n### More\n\n${words(40)}`)).toEqual([
      '5:1: Unexpected heading `### More` in an answer, expected paragraphs and lists [E_MD_KIND]',
    ]);
  });

  it('takes values of roles and rows that there are', () => {
    expect(answered(`${words(38)} {nurse.pay} {difference.pay}.`)).toEqual([]);
    expect(answered(`a {nurze.pay} b {nurse.pey} ${words(40)}`)).toEqual([
      '3:3: Unknown role `nurze` in `{nurze.pay}`, did you mean `nurse`? [E_REF_DANGLING]',
      '3:17: Unknown row `pey` in `{nurse.pey}`, did you mean `pay`? [E_REF_DANGLING]',
    ]);
    expect(answered(`${words(40)}\n\n- a *b {clerk.pay}*`)).toEqual([
      '5:8: Unknown role `clerk` in `{clerk.pay}`, expected one of `nurse`, `midwife`, `difference` [E_REF_DANGLING]',
    ]);
    expect(answered(`{nurse.nonsense} ${words(40)}`)[0]).toMatch(
      /^3:1: Unknown row `nonsense` in `\{nurse\.nonsense\}`, expected one of `in-short`, /,
    );
  });

  it('may take values of any role where no role file is there', () => {
    expect(answered(`{clerk.pay} ${words(40)}`, [])).toEqual([]);
    expect(answered(`{clerk.pey} ${words(40)}`, [])).toEqual([
      '3:1: Unknown row `pey` in `{clerk.pey}`, did you mean `pay`? [E_REF_DANGLING]',
    ]);
  });
});
