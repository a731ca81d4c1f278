'use client';

import type { CitedRow, CitedValue } from '@/lib/share/citation';

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** The text of an element, without parts that are only visible or only announced. */
function getText(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const part of copy?.querySelectorAll('.sr-only, svg') ?? []) part.remove();
  return tidy(copy?.textContent);
}

const getTexts = (elements: Iterable<Element>): string => [...elements].map(getText).join('; ');

/** Returns a cell as a citation needs it: its value in one line, and its source. */
function readCell(cell: Element | undefined, role: string): CitedValue {
  const items = cell?.querySelectorAll('.val-list li') ?? [];
  const value =
    items.length > 0 ? getTexts(items) : getTexts(cell?.querySelectorAll('.val, .val-num') ?? []);
  const source = cell?.querySelector('.src');
  return {
    role,
    value,
    source: source
      ? {
          grain: tidy(source.querySelector('p')?.firstChild?.textContent),
          entries: [...source.querySelectorAll('a')].map((link) => ({
            id: link.hash,
            short: getText(link),
          })),
        }
      : undefined,
  };
}

/**
 * Reads a table row from the page for a citation. The data is not sent twice, and the citation matches what
 * the reader sees.
 */
export function readRow(
  id: string,
  roles: readonly { readonly name: string }[],
): Pick<CitedRow, 'row' | 'roles' | 'difference'> {
  const row = document.getElementById(id);
  const cells = [...(row?.querySelectorAll(':scope > td') ?? [])];
  return {
    row: {
      label: getText(row?.querySelector('.label') ?? null),
      detail: getText(row?.querySelector('.detail') ?? null),
    },
    roles: roles.map(({ name }, side) => readCell(cells[side], name)),
    difference: getText(cells.at(-1)?.querySelector('p') ?? null),
  };
}
