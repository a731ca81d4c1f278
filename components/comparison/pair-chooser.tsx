import { RoleName } from '@/components/shell/role-name';
import { SiteLink } from '@/components/shell/site-link';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { pairPath } from '@/lib/i18n/paths';

type Props = {
  readonly pairs: readonly (readonly [RoleProfile, RoleProfile])[];
  readonly words: Words;
  readonly language: Language;
};

/** Every pair of roles in either order, as links: choosing needs no script and no form. */
export function PairChooser({ pairs, words, language }: Props) {
  return (
    <>
      <div className="top">
        <h1>{words.compare['choose-title']}</h1>
        <p className="lead">{words.compare['choose-lead']}</p>
      </div>
      <ul className="pairs">
        {pairs.map(([first, second]) => (
          <li key={`${first.id} ${second.id}`}>
            <SiteLink href={pairPath(language, first.id, second.id)}>
              <span className={`line-${first.accent}`}>
                <RoleName accent={first.accent}>{first.name}</RoleName>
              </span>{' '}
              <span className="sr-only">{words.compare.and} </span>
              <span className={`line-${second.accent}`}>
                <RoleName accent={second.accent}>{second.name}</RoleName>
              </span>
              <span className="go">{words.compare['choose-one']}</span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </>
  );
}
