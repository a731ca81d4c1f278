'use client';

import { useEffect, useRef, useState } from 'react';
import { SharePanel } from '@/components/share/share-panel.client';
import { isDifferent } from '@/lib/domain/comparison';
import type { Words } from '@/lib/domain/words';
import { groupAnchor } from '@/lib/i18n/paths';
import type { ComparisonData, ComparisonJson } from '@/lib/pages/comparison-data';
import { encodeView } from '@/lib/share/view-link';
import { useComparisonData } from './comparison-data.client';
import { mineAnchor } from './picked-rows.client';
import { describeView } from './shared-view.client';
import { readView } from './view-address.client';

type Props = {
  readonly data: ComparisonJson;
  readonly label: string;
  /** The address of the page as built, with the data version. */
  readonly link: string;
  readonly shareWords: Words['share'];
  readonly siteWords: Pick<Words['site'], 'unloaded' | 'again'>;
};

/** Returns the current view to share, with the data version, on whatever host serves the page. */
function getShare({ known, page, ...data }: ComparisonData) {
  const { view } = readView(known);
  const { search, hash } = encodeView(view, known, page.version);
  return {
    address: `${window.location.origin}${window.location.pathname}${search}${hash}`,
    title: `${page.title}. ${page.site}`,
    contents: describeView(view, { known, page, ...data }),
    isPersonal: view.priorities.length > 0,
  };
}

/**
 * Scrolls the bar until the entry is fully visible. On a phone the bar is one long line, and browsers leave
 * an entry half hidden.
 */
function reveal(link: HTMLElement): void {
  const bar = link.closest('ul');
  if (bar === null) return;
  const [box, window] = [link.getBoundingClientRect(), bar.getBoundingClientRect()];
  if (box.left < window.left) bar.scrollLeft -= window.left - box.left;
  else if (box.right > window.right) bar.scrollLeft += box.right - window.right;
}

/** A group becomes current in this part of the window: its upper third, below the column headings. */
const reading = '-15% 0px -65% 0px';

/**
 * The contents list of a comparison: a sticky bar, at the bottom of a phone, that marks the group being read.
 */
export function GroupContents({ data: sent, label, link, shareWords, siteWords }: Props) {
  const { data, view } = useComparisonData(sent);
  const { priorities, at } = view;
  const list = useRef<HTMLUListElement>(null);
  const current = useGroupInReading(priorities.length > 0);
  const entries = [
    ...(priorities.length > 0
      ? [{ id: mineAnchor, anchor: mineAnchor, label: data.words.mine, isAlike: false }]
      : []),
    ...data.groups.map(({ id, label: name, rows }) => ({
      id,
      anchor: groupAnchor(id),
      label: name,
      isAlike: !rows.some(
        (row) => row.id === at || (isDifferent(row) && !priorities.includes(row.id)),
      ),
    })),
  ];

  useEffect(() => {
    const bar = list.current;
    const link = bar?.querySelector<HTMLElement>(`[href="#${current}"]`);
    // Does not scroll the bar away from a reader who moves through it by keyboard.
    if (link && !bar?.contains(document.activeElement)) reveal(link);
  }, [current]);

  return (
    <>
      <nav aria-label={label}>
        <ul className="jump" ref={list}>
          {entries.map((entry) => (
            // The style sheet hides a group whose box is off, or in which nothing differs.
            <li key={entry.id} data-of={entry.id} className={entry.isAlike ? 'alike' : undefined}>
              <a
                href={`#${entry.anchor}`}
                onFocus={(event) => reveal(event.currentTarget)}
                aria-current={entry.anchor === current ? 'location' : undefined}
              >
                {entry.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SharePanel
        label={data.words.share}
        words={shareWords}
        siteWords={siteWords}
        link={link}
        getShare={() => getShare(data)}
      />
    </>
  );
}

/** Returns the anchor of the group being read, or undefined above the table. */
function useGroupInReading(hasPicks: boolean): string | undefined {
  const [current, setCurrent] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the first pick there is one group more
  useEffect(() => {
    const inReading = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inReading.add(target);
          else inReading.delete(target);
        }
        const [first] = [...inReading].sort((one, two) =>
          one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
        );
        setCurrent(first?.id);
      },
      { rootMargin: reading },
    );
    for (const group of document.querySelectorAll('.cmp tbody[id]')) observer.observe(group);
    return () => observer.disconnect();
  }, [hasPicks]);
  return current;
}
