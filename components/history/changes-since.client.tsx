'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { changesSince, type PublicChange, type PublicHistory } from '@/lib/history/public-history';
import { defaultLanguage } from '@/lib/i18n/languages';
import { historyPath } from '@/lib/i18n/paths';
import { withBasePath } from '@/lib/site-path';

type Props = {
  /** The data version in the link, as a day, or undefined if it has none. */
  readonly asOf: string | undefined;
  /** The data version of the page. */
  readonly version: string;
  /** The two compared roles. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly words: Words['history'];
  /** Called when the list is shown, or has failed to load. */
  readonly onLookedUp?: () => void;
};

/** The changes, or the state of their loading. */
type Lookup = readonly PublicChange[] | 'loading' | 'failed';

async function loadChanges(signal: AbortSignal): Promise<readonly PublicChange[]> {
  const path = historyPath(document.documentElement.lang || defaultLanguage);
  const response = await fetch(withBasePath(path), { signal });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const { changes }: PublicHistory = await response.json();
  return changes;
}

/** Formats a day in the language of the page. */
const dayText = (day: string): string =>
  new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

/** Describes the result in a sentence. */
function getResult(words: Words['history'], found: Lookup): string {
  if (found === 'loading' || found === 'failed') return words[found];
  if (found.length === 0) return words.none;
  return fill(found.length === 1 ? words.one : words.many, { count: String(found.length) });
}

/**
 * Lists what changed for two roles since the day a link was shared. It loads only if the link is older than
 * the page. Any address with a query hydrates the page, so it always runs.
 */
export function ChangesSince({ asOf, ...rest }: Props) {
  return asOf === undefined || asOf >= rest.version ? null : (
    <Changes key={asOf} asOf={asOf} {...rest} />
  );
}

function Changes({ asOf, version, roles, words, onLookedUp }: Props & { readonly asOf: string }) {
  const [loaded, setLoaded] = useState<Lookup>('loading');

  useEffect(() => {
    const controller = new AbortController();
    loadChanges(controller.signal).then(setLoaded, () => {
      if (!controller.signal.aborted) setLoaded('failed');
    });
    return () => controller.abort();
  }, []);

  const tell = useEffectEvent(() => onLookedUp?.());
  useEffect(() => {
    if (loaded !== 'loading') tell();
  }, [loaded]);

  const ids = roles.map(({ id }) => id);
  // A cached page may be older than the list. Later entries do not concern it.
  const found =
    typeof loaded === 'string'
      ? loaded
      : changesSince(
          loaded.filter(({ date, role }) => date <= version && ids.includes(role)),
          asOf,
        );
  return (
    <section className="changes" aria-labelledby="changes-heading">
      <h2 id="changes-heading">{fill(words.heading, { date: dayText(asOf) })}</h2>
      <p role="status">{getResult(words, found)}</p>
      {typeof found !== 'string' && found.length > 0 && (
        <ul>
          {found.map((change) => (
            <ChangeEntry
              key={`${change.role} ${change.row}`}
              change={change}
              role={roles.find(({ id }) => id === change.role)?.name}
              words={words}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type EntryProps = {
  readonly change: PublicChange;
  readonly role: string | undefined;
  readonly words: Words['history'];
};

function ChangeEntry({ change, role, words }: EntryProps) {
  const { row, label, was = words.new, is = words.gone, date, source } = change;
  return (
    <li>
      <p>
        {change.is === undefined ? <b>{label}</b> : <a href={`#${row}`}>{label}</a>}, {role}
      </p>
      <dl>
        <div>
          <dt>{words.before}</dt>
          <dd>{was}</dd>
        </div>
        <div>
          <dt>{words.now}</dt>
          <dd>{is}</dd>
        </div>
      </dl>
      <p>
        <time dateTime={date}>{fill(words.changed, { date: dayText(date) })}</time>
        {source !== undefined && `. ${fill(words.source, { source })}`}
      </p>
    </li>
  );
}
