// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FaqList } from '@/components/faq/faq-list';
import { fill } from '@/lib/domain/template';
import { buildFaqPage } from '@/lib/pages/faq-page';
import { readFrozenQuestions } from '@/tests/lib/domain/sample';

const site = readFrozenQuestions();
const page = buildFaqPage(site);
const questions = page.groups.flatMap((group) => group.questions);

function renderList(shown = page) {
  render(<FaqList page={shown} words={site.words} language="en" />);
}

/** Finds the disclosure of a question by its heading, like a reader. */
function getDisclosure(ask: string): HTMLElement {
  const heading = screen.getByRole('heading', { level: 3, name: ask, hidden: true });
  const disclosure = heading.closest('details');
  if (disclosure === null) throw new Error(`No disclosure around “${ask}”`);
  return disclosure;
}

describe('the list of questions', () => {
  it('has a heading and a region for each group, with its questions in order', () => {
    renderList();
    for (const { heading, questions: asked } of page.groups) {
      const region = screen.getByRole('region', { name: heading });
      expect(within(region).getByRole('heading', { level: 2, name: heading })).toBeVisible();
      const shown = within(region).getAllByRole('heading', { level: 3 });
      expect(shown.map(({ textContent }) => textContent)).toEqual(asked.map(({ ask }) => ask));
    }
  });

  it('has a native disclosure for each question, closed, its heading inside the summary', () => {
    renderList();
    for (const { ask } of questions) {
      const disclosure = getDisclosure(ask);
      expect(disclosure, ask).not.toHaveAttribute('open');
      const [summary] = disclosure.children;
      expect(summary?.tagName, ask).toBe('SUMMARY');
      expect(summary?.querySelector('h3'), ask).toHaveTextContent(ask);
      expect(summary?.querySelector('a, button, input'), 'a control inside a control').toBeNull();
    }
  });

  it('has the anchor of a question inside its disclosure, once, so that a link opens it', () => {
    renderList();
    for (const { id, ask } of questions) {
      const anchors = document.querySelectorAll(`[id="${id}"]`);
      expect(anchors, id).toHaveLength(1);
      const anchor = anchors[0] as HTMLElement;
      expect(anchor.closest('details'), id).toBe(getDisclosure(ask));
      expect(anchor.tagName, 'the disclosure itself would stay closed').not.toBe('DETAILS');
      expect(anchor.closest('summary'), 'what is in the summary opens nothing').toBeNull();
    }
  });

  it('has a visible link to each question, with a unique name', () => {
    renderList();
    const names = questions.map(({ id, ask }) => {
      const disclosure = getDisclosure(ask);
      disclosure.setAttribute('open', '');
      const name = fill(site.words.faq.link, { ask });
      const link = within(disclosure).getByRole('link', { name });
      expect(link).toBeVisible();
      expect(link).toHaveAttribute('href', `#${id}`);
      // Voice control uses visible text, so the accessible name starts with it.
      expect(link).toHaveTextContent(site.words.faq['link-short']);
      expect(name.startsWith(site.words.faq['link-short']), name).toBe(true);
      return name;
    });
    expect(new Set(names).size).toBe(questions.length);
  });

  it('has a native box that opens all, with a label', () => {
    renderList();
    const box = screen.getByRole('checkbox', { name: site.words.faq['open-all'] });
    expect(box).not.toBeChecked();
  });

  it('links an answer to its sources, rows and sections', () => {
    renderList();
    for (const { ask, answer, rows, sections } of questions) {
      const links = [...getDisclosure(ask).querySelectorAll('a')].map((link) =>
        link.getAttribute('href'),
      );
      const [first, second] = site.words.home.pair;
      expect(links, ask).toEqual(
        expect.arrayContaining([
          ...answer.flatMap(({ sources }) => sources.map((id) => `/en/sources/#source-${id}`)),
          ...rows.map(({ id }) => `/en/compare/${first}-vs-${second}/#${id}`),
          ...sections.map(({ role, section }) => `/en/roles/${role}/#${section}`),
        ]),
      );
    }
  });

  it('shows hostile text as text', () => {
    const [group] = page.groups;
    const [question] = group?.questions ?? [];
    if (group === undefined || question === undefined) throw new Error('No question');
    const ask = '<img src=x onerror=alert(1)>?';
    renderList({
      ...page,
      groups: [{ ...group, questions: [{ ...question, ask, also: ['"><b>'] }] }],
    });
    expect(getDisclosure(ask)).toHaveAttribute('data-also', '"><b>');
    expect(document.querySelector('img, b')).toBeNull();
  });
});
