import { PageTop, Section } from '@/components/shell/page-parts';
import { RoleName } from '@/components/shell/role-name';
import { SiteLink } from '@/components/shell/site-link';
import type { Pair } from '@/lib/domain/pairs';
import type { Accent, RoleProfile } from '@/lib/domain/profile';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { pairPath } from '@/lib/i18n/paths';
import './pair-chooser.css';

/** A pair of roles with the accents of their columns. */
type Choice = { readonly roles: Pair<RoleProfile>; readonly accents: Pair<Accent> };

type Props = {
  readonly pairs: readonly Choice[];
  readonly words: Words;
  readonly language: Language;
};

/** Three roles make six ordered pairs. More pairs become a list under each first role. */
const mostCards = 6;

/** Links to all pairs of roles in both orders, so choosing needs neither script nor form. */
export function PairChooser({ pairs, words, language }: Props) {
  return (
    <>
      <PageTop title={words.compare['choose-title']} lead={words.compare['choose-lead']} />
      {pairs.length > mostCards ? (
        <Groups pairs={pairs} words={words} language={language} />
      ) : (
        <Cards pairs={pairs} words={words} language={language} />
      )}
    </>
  );
}

function Cards({ pairs, words, language }: Props) {
  return (
    <ul className="pairs">
      {pairs.map(({ roles: [first, second], accents }) => (
        <li key={`${first.id} ${second.id}`}>
          <SiteLink href={pairPath(language, first.id, second.id)}>
            <span className={`line-${accents[0]}`}>
              <RoleName accent={accents[0]}>{first.name}</RoleName>
            </span>{' '}
            <span className="sr-only">{words.compare.and} </span>
            <span className={`line-${accents[1]}`}>
              <RoleName accent={accents[1]}>{second.name}</RoleName>
            </span>
            <span className="go">{words.compare['choose-one']}</span>
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}

/** Lists the second roles under each first role. */
function Groups({ pairs, words, language }: Props) {
  const firsts = [...new Set(pairs.map(({ roles }) => roles[0]))];
  const anchor = (role: RoleProfile) => `first-${role.id}` as const;
  return (
    <div className="pair-groups">
      <nav aria-labelledby="choose-first">
        <p id="choose-first">{words.compare['choose-first']}</p>
        <ul className="jump">
          {firsts.map((first) => (
            <li key={first.id}>
              <SiteLink href={`#${anchor(first)}`}>{first.name}</SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      {firsts.map((first) => (
        <Section key={first.id} id={anchor(first)} heading={first.name}>
          <ul className="ways partners">
            {pairs
              .filter(({ roles }) => roles[0] === first)
              .map(({ roles: [, second] }) => (
                <li key={second.id}>
                  <SiteLink href={pairPath(language, first.id, second.id)}>
                    {fill(words.compare.heading, {
                      first: first.singular,
                      second: second.singular,
                    })}
                  </SiteLink>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
