import { CellView, cellWords } from '@/components/comparison/cell-view';
import { Prose } from '@/components/prose/prose';
import { RoleName } from '@/components/shell/role-name';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import type { LabelledCell } from '@/lib/domain/cell';
import type { Accent, RoleProfile } from '@/lib/domain/profile';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { faqPath, pairPath, payPath, rolePath } from '@/lib/i18n/paths';
import {
  mostQuestions,
  mostSentences,
  type RolePage as Page,
  type RoleSection,
} from '@/lib/pages/role-page';
import { KeyFacts } from './key-facts';
import './role-page.css';

type Props = {
  readonly page: Page;
  /** The roles that this one can be compared with. */
  readonly others: readonly RoleProfile[];
  readonly words: Words;
  readonly language: Language;
};

/** One role from the first task to law school, with its facts beside the related prose. */
export function RolePage({ page, others, words, language }: Props) {
  const { role } = page;
  return (
    <>
      <div className={`role-head line-${role.accent}`}>
        <h1>
          <RoleName accent={role.accent}>{role.name}</RoleName>
        </h1>
        <p className="lead">{role.summary}</p>
        <p className="also">
          {words.role['also-called']}: {role.alsoCalled.join(', ')}. {words.role['occupation-code']}
          : {role.occupation.title}, {role.occupation.code}.
        </p>
        <KeyFacts facts={page.keyFacts} label={words.role['key-facts']} language={language} />
      </div>
      <div className="role-grid">
        <OnPage page={page} words={words} />
        <div className="book">
          {page.sections.map((section) => (
            <Section
              key={section.id}
              section={section}
              page={page}
              words={words}
              language={language}
            />
          ))}
          {page.questions.length > 0 && (
            <Questions questions={page.questions} words={words} language={language} />
          )}
          <p className="illustration">{fill(words.role.reviewed, { date: page.reviewed })}</p>
        </div>
      </div>
      <SourceList
        heading={words.role.sources}
        sources={page.sources}
        words={words}
        language={language}
      />
      {others.length > mostSentences ? (
        <Comparisons role={role} others={others} words={words} language={language} />
      ) : (
        others.map((other) => (
          <p key={other.id} className={`read-on line-${other.accent}`}>
            <SiteLink href={rolePath(language, other.id)}>
              {fill(words.roles['read-on'], { others: other.plural })}
            </SiteLink>
            ,{' '}
            <SiteLink href={pairPath(language, role.id, other.id)}>
              {fill(words.role['other-compare'], { first: role.plural, second: other.plural })}
            </SiteLink>
            .
          </p>
        ))
      )}
    </>
  );
}

type ComparisonsProps = Omit<Props, 'page'> & { readonly role: RoleProfile };

/** Lists the comparisons of a role that has many. */
function Comparisons({ role, others, words, language }: ComparisonsProps) {
  return (
    <section className="read-on" aria-labelledby="comparisons">
      <h2 id="comparisons">{fill(words.role['compare-with'], { others: role.plural })}</h2>
      <ul className="ways partners">
        {others.map((other) => (
          <li key={other.id}>
            <SiteLink href={pairPath(language, role.id, other.id)}>
              {fill(words.compare.heading, { first: role.singular, second: other.singular })}
            </SiteLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnPage({ page, words }: { page: Page; words: Words }) {
  return (
    <nav className="on-page" aria-label={words.navigation['on-this-page']}>
      <ol>
        {page.sections.map((section) => (
          <li key={section.id}>
            <SiteLink href={`#${section.id}`}>{section.heading}</SiteLink>
          </li>
        ))}
        {page.questions.length > 0 && (
          <li>
            <SiteLink href="#questions">{words.role.questions}</SiteLink>
          </li>
        )}
        <li>
          <SiteLink href="#sources">{words.role.sources}</SiteLink>
        </li>
      </ol>
    </nav>
  );
}

type QuestionsProps = Pick<Page, 'questions'> & Pick<Props, 'words' | 'language'>;

/** The questions about the role, each linked to its answer. */
function Questions({ questions, words, language }: QuestionsProps) {
  return (
    <section id="questions">
      <h2>{words.role.questions}</h2>
      <ul className="ways">
        {questions.slice(0, mostQuestions).map(({ id, ask }) => (
          <li key={id}>
            <SiteLink href={`${faqPath(language)}#${id}`}>{ask}</SiteLink>
          </li>
        ))}
        {questions.length > mostQuestions && (
          <li>
            <SiteLink href={faqPath(language)}>{words.role['all-questions']}</SiteLink>
          </li>
        )}
      </ul>
    </section>
  );
}

type SectionProps = Pick<Props, 'page' | 'words' | 'language'> & { readonly section: RoleSection };

function Section({ section, page, words, language }: SectionProps) {
  return (
    <section id={section.id}>
      <h2>{section.heading}</h2>
      {section.id === 'day' && <p className="illustration">{words.role.illustration}</p>}
      <Prose
        content={section.content}
        sources={page.sources}
        sourceLabel={words.role['note-label']}
        language={language}
      />
      {section.id === 'outlook' && <PayBeside page={page} words={words} language={language} />}
      {section.facts.length > 0 && (
        <FactList
          facts={section.facts}
          accent={page.role.accent}
          heading={fill(words.role.facts, { section: section.heading })}
          words={words}
          language={language}
        />
      )}
    </section>
  );
}

/** Compares the role's pay with that of other roles, and links to the pay in every state. */
function PayBeside({ page, words, language }: Pick<Props, 'page' | 'words' | 'language'>) {
  return (
    <div className="prose pay-beside">
      {page.pay.map(({ other, text }) => (
        <p key={other}>
          {text}{' '}
          <SiteLink href={`${pairPath(language, page.role.id, other)}#pay`}>
            {words.role['pay-row']}
          </SiteLink>
        </p>
      ))}
      <SiteLink className="action" href={payPath(language)}>
        {words.compare.pay}
      </SiteLink>
    </div>
  );
}

type FactListProps = {
  readonly facts: readonly LabelledCell[];
  readonly accent: Accent;
  readonly heading: string;
  readonly words: Words;
  readonly language: Language;
};

function FactList({ facts, accent, heading, words, language }: FactListProps) {
  return (
    <div className="fact-list">
      <h3>{heading}</h3>
      <dl>
        {facts.map((fact) => (
          <div key={`${fact.id} ${fact.detail}`}>
            <dt>
              {fact.label}
              {fact.detail !== '' && <small>{fact.detail}</small>}
              {fact.meaning !== undefined && <small>{fact.meaning}</small>}
            </dt>
            <dd>
              <CellView
                cell={fact.cell}
                sourceIs="open"
                accent={accent}
                words={cellWords(words)}
                language={language}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
