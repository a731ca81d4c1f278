// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ComparisonFile } from '@/components/comparison/comparison-file';
import { buildComparison } from '@/lib/domain/build-comparison';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const site = readFrozenSite();
const [one, two] = site.words.home.pair.map((id) => site.roles.find((role) => role.id === id));
if (one === undefined || two === undefined) throw new Error('The home pair is missing');
const comparison = buildComparison([one, two], site);
const rows = comparison.groups.flatMap((group) => group.rows);
const sources = rows.flatMap(({ cells }) => cells.flatMap(({ source }) => source ?? []));

function renderFile() {
  const { container } = render(
    <ComparisonFile
      comparison={comparison}
      heading="A and B"
      caption="Rows & notes"
      copy="A copy:"
      address="https://example.org/a/"
      license="Free."
      words={site.words}
      language="en"
    />,
  );
  return container;
}

it('has a numbered note for every source, and one note for identical sources', () => {
  const file = renderFile();
  const marks = [...file.querySelectorAll<HTMLAnchorElement>('.cmp a.src')];
  expect(marks).toHaveLength(sources.length);
  const notes = [...file.querySelectorAll('.notes ol > li')];
  expect(new Set(notes.map((note) => note.textContent)).size).toBe(notes.length);
  expect(notes.length).toBeLessThan(sources.length);
  marks.forEach((mark, at) => {
    const number = Number(mark.hash.slice(2));
    expect(mark.textContent).toBe(`${sources[at]?.short} [${number}]`);
    const note = notes[number - 1];
    expect(note).toHaveAttribute('id', `n${number}`);
    expect(note?.textContent).toContain(sources[at]?.grain.trim());
    for (const { short } of sources[at]?.entries ?? []) expect(note?.textContent).toContain(short);
  });
});

it('names the role of each value in its cell, for narrow screens', () => {
  const file = renderFile();
  for (const { name, accent } of comparison.roles) {
    const cells = file.querySelectorAll(`td[data-of-${accent}="${name}"]`);
    expect(cells).toHaveLength(rows.length);
  }
});

it('links to each group, and has nothing that needs a script', () => {
  const file = renderFile();
  const ways = within(screen.getByRole('navigation', { name: site.words.compare.groups }));
  for (const link of ways.getAllByRole<HTMLAnchorElement>('link')) {
    expect(file.querySelector(link.hash)).toHaveTextContent(link.textContent ?? '-');
  }
  expect(file.querySelector('button, details, input, select, script, [data-js-only]')).toBeNull();
});

it('tells in its footer that it is a copy, of which page, and what its license allows', () => {
  const foot = within(renderFile()).getByRole('contentinfo');
  expect(foot).toHaveTextContent('A copy: https://example.org/a/Free.');
});
