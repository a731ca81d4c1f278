import { PageTop } from '@/components/shell/page-parts';
import { RoleName } from '@/components/shell/role-name';
import { SiteLink } from '@/components/shell/site-link';
import type { RoleProfile } from '@/lib/domain/profile';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { rolePath } from '@/lib/i18n/paths';
import './role-index.css';

type Props = {
  readonly roles: readonly RoleProfile[];
  readonly words: Words;
  readonly language: Language;
};

/** Every role with its one-sentence summary. */
export function RoleIndex({ roles, words, language }: Props) {
  return (
    <>
      <PageTop title={words.roles.title} lead={words.roles.lead} />
      <ul className="cards">
        {roles.map((role) => (
          <li key={role.id} className={`line-${role.accent}`}>
            <h2>
              <RoleName accent={role.accent}>{role.name}</RoleName>
            </h2>
            <p>{role.summary}</p>
            <p className="also">
              {words.role['also-called']}: {role.alsoCalled.join(', ')}.
            </p>
            <p>
              <SiteLink className="action" href={rolePath(language, role.id)}>
                {fill(words.roles['read-on'], { others: role.plural })}
              </SiteLink>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
