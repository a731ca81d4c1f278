import { Prose } from '@/components/prose/prose';
import { SiteLink } from '@/components/shell/site-link';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { groupAnchor, pairPath, rolePath } from '@/lib/i18n/paths';
import type { AskedQuestion, FaqPage } from '@/lib/pages/faq-page';
import './faq.css';

type Props = {
  readonly page: FaqPage;
  readonly words: Words;
  readonly language: Language;
};

/**
 * Every question in its group, as a native disclosure. The anchor is inside the disclosure, so a link opens
 * just that question, even without script.
 */
export function FaqList({ page, words, language }: Props) {
  return (
    <div className="faq">
      <p className="open-all">
        <label className="tick">
          <input type="checkbox" id="open-all" /> {words.faq['open-all']}
        </label>
      </p>
      {/* A search moves matching questions here from below. */}
      <section data-found="" aria-labelledby="found" hidden>
        <h2 id="found" className="sr-only">
          {words.faq.found}
        </h2>
      </section>
      {page.groups.map((group) => (
        <section
          key={group.id}
          id={groupAnchor(group.id)}
          aria-labelledby={`${groupAnchor(group.id)}-heading`}
          data-group={group.id}
        >
          <h2 id={`${groupAnchor(group.id)}-heading`}>{group.heading}</h2>
          {group.questions.map((question) => (
            <Answer
              key={question.id}
              question={question}
              page={page}
              words={words}
              language={language}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function Answer({ question, page, words, language }: Props & { question: AskedQuestion }) {
  const [first, second] = words.home.pair;
  const comparison = pairPath(language, first, second);
  return (
    <details data-question={question.id} data-also={question.also.join(' ')}>
      <summary>
        <h3>{question.ask}</h3>
      </summary>
      <div id={question.id} className="answer">
        <Prose
          content={question.answer}
          sources={page.sources}
          sourceLabel={words.role['note-label']}
          language={language}
        />
        <ul className="more">
          {question.rows.map((row) => (
            <li key={row.id}>
              <SiteLink href={`${comparison}#${row.id}`}>
                {fill(words.faq.row, { row: row.label })}
              </SiteLink>
            </li>
          ))}
          {question.sections.map(({ role, roleName, section, heading }) => (
            <li key={`${role} ${section}`}>
              <SiteLink href={`${rolePath(language, role)}#${section}`}>
                {`${roleName}: ${heading}`}
              </SiteLink>
            </li>
          ))}
          <li>
            <SiteLink
              href={`#${question.id}`}
              aria-label={fill(words.faq.link, { ask: question.ask })}
            >
              {words.faq['link-short']}
            </SiteLink>
          </li>
        </ul>
      </div>
    </details>
  );
}
