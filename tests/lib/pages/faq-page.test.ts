import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import type { Question } from '@/lib/domain/faq';
import { valuePlace } from '@/lib/domain/faq';
import type { Block } from '@/lib/domain/prose';
import type { Site } from '@/lib/domain/site';
import { buildFaqPage } from '@/lib/pages/faq-page';
import { buildRolePage } from '@/lib/pages/role-page';
import { format, readFrozenQuestions } from '@/tests/lib/domain/sample';

const site = readFrozenQuestions();
const page = buildFaqPage(site);
const questions = page.groups.flatMap((group) => group.questions);
const asWritten = site.faq.groups.flatMap((group) => group.questions);
const [first, second] = site.words.home.pair;

const words = (blocks: readonly Block[]) => blocks.map(({ node }) => textOf(node)).join(' ');
const paragraph = (text: string): Block => ({
  node: { type: 'paragraph', children: [{ type: 'text', value: text }] },
  sources: ['bls-oews'],
});

/** The site with one made-up question. */
const withQuestion = (from: Site, more: Partial<Question>): Site => {
  const question: Question = {
    id: 'sample',
    ask: 'Is this a sample?',
    roles: [first],
    rows: ['pay'],
    also: [],
    answer: [],
    ...more,
  };
  return {
    ...from,
    faq: { ...from.faq, groups: [{ id: 'samples', heading: 'Samples', questions: [question] }] },
  };
};
const answerIn = (from: Site, ...answer: readonly Block[]) => {
  const [group] = buildFaqPage(withQuestion(from, { answer })).groups;
  return words(group?.questions[0]?.answer ?? []);
};

/** The site with changed medians in the pay table, for every role. */
const withMedian = (median: number): Site => ({
  ...site,
  tables: {
    ...site.tables,
    oewsNational: site.tables.oewsNational.map((row) => ({
      ...row,
      annual_median_usd: median,
    })),
  },
});

describe('a value in an answer', () => {
  it('is the same as on the role page', () => {
    const role = site.roles.find(({ id }) => id === first);
    if (role === undefined) throw new Error('The home pair is missing');
    const facts = buildRolePage(role, site).sections.flatMap(({ facts }) => facts);
    const pay = facts.find(({ id }) => id === 'pay')?.cell;
    if (pay === undefined || !('text' in pay)) throw new Error('No pay');
    expect(pay.text).toMatch(/\$\d/);
    expect(answerIn(site, paragraph(`About {${first}.pay} a year.`))).toBe(
      `About ${pay.text} a year.`,
    );
  });

  it('is the sentence of the comparison for a difference', () => {
    const pair = [first, second].map((id) => site.roles.find((role) => role.id === id));
    const [one, two] = pair;
    if (one === undefined || two === undefined) throw new Error('The home pair is missing');
    const rows = buildComparison([one, two], site).groups.flatMap(({ rows }) => rows);
    const lead = rows.find(({ id }) => id === 'pay')?.difference.lead ?? '';
    expect(lead).toMatch(/\d/);
    expect(answerIn(site, paragraph('{difference.pay}'))).toBe(lead);
  });

  it('is filled in everywhere: twice in a text, in a link, in a list', () => {
    const pay = answerIn(site, paragraph(`{${second}.pay}`));
    expect(pay).toMatch(/\$\d/);
    expect(answerIn(site, paragraph(`{${second}.pay} or {${second}.pay}`))).toBe(
      `${pay} or ${pay}`,
    );
    const text = { type: 'text', value: `{${second}.pay}` } as const;
    const link: Block = {
      node: {
        type: 'paragraph',
        children: [{ type: 'link', url: 'source:bls-oews', children: [text] }],
      },
      sources: ['bls-oews'],
    };
    expect(answerIn(site, link)).toBe(pay);
    const list: Block = {
      node: {
        type: 'list',
        children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [text] }] }],
      },
      sources: [],
    };
    expect(answerIn(site, list)).toBe(pay);
  });

  it.each([`{${first}.no-such-row}`, '{nobody.pay}', '{difference.no-such-row}'])(
    'that nobody has stops the build: %s',
    (value) => {
      expect(() => answerIn(site, paragraph(value))).toThrow(value);
    },
  );

  it('changes with a figure of a table, without changing the answer that was read', () => {
    const [before, after] = [site, withMedian(12_340)].map((from) =>
      answerIn(from, paragraph(`About {${first}.pay} a year.`)),
    );
    expect(after).toBe(`About ${format.money(12_340)} a year.`);
    expect(before).not.toBe(after);
    expect(words(asWritten.flatMap(({ answer }) => answer))).toContain(`{${first}.pay}`);
  });

  it('changes with a figure of a table in every answer that uses it', () => {
    const changed = buildFaqPage(withMedian(12_340)).groups.flatMap((group) => group.questions);
    const naming = asWritten.filter(({ answer }) => /\{[a-z-]+\.pay\}/.test(words(answer)));
    expect(naming.length).toBeGreaterThan(2);
    for (const { id } of naming) {
      const [before, after] = [questions, changed].map((all) =>
        words(all.find((question) => question.id === id)?.answer ?? []),
      );
      expect(after, id).not.toBe(before);
    }
  });
});

describe('the questions page', () => {
  it('has every question in its group, in file order', () => {
    expect(questions.map(({ id }) => id)).toEqual(asWritten.map(({ id }) => id));
    expect(page.groups.map(({ heading }) => heading)).toEqual(
      site.faq.groups.map(({ heading }) => heading),
    );
    for (const group of page.groups) expect(group.questions, group.heading).not.toHaveLength(0);
  });

  it('has all values filled in', () => {
    for (const { ask, answer } of questions) expect(words(answer), ask).not.toMatch(/[{}]/);
    expect(words(asWritten.flatMap(({ answer }) => answer))).toMatch(valuePlace);
  });

  it.each(questions)('gives a source and further reading: $ask', (question) => {
    const named = question.answer.flatMap(({ sources }) => sources);
    expect(named).not.toHaveLength(0);
    const listed = page.sources.map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining(named));
    expect(question.rows.length + question.sections.length).toBeGreaterThan(0);
  });

  it('lists each source once', () => {
    const listed = page.sources.map(({ id }) => id);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('links to a section only if the role has it', () => {
    const [group] = buildFaqPage(
      withQuestion(
        { ...site, roles: site.roles.map((other) => ({ ...other, sections: [] })) },
        { answer: [paragraph('Short.')] },
      ),
    ).groups;
    expect(group?.questions[0]?.sections).toEqual([]);
    expect(group?.questions[0]?.rows.map(({ id }) => id)).toEqual(['pay']);
  });
});

describe("a role's page", () => {
  it.each(site.roles)(
    'shows the questions about it and no other, in their order: $name',
    (role) => {
      const about = asWritten.filter(({ roles }) => roles.includes(role.id));
      expect(about.length).toBeGreaterThan(4);
      expect(about.length).toBeLessThan(asWritten.length);
      expect(buildRolePage(role, site).questions).toEqual(
        about.map(({ id, ask }) => ({ id, ask })),
      );
    },
  );

  it('shows no questions if none is about the role', () => {
    const [role] = site.roles;
    if (role === undefined) throw new Error('The site has no role');
    const without = withQuestion(site, { roles: [] });
    expect(buildRolePage(role, without).questions).toEqual([]);
  });
});
