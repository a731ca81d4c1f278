import { SiteLink } from '@/components/shell/site-link';
import type { LabelledCell } from '@/lib/domain/cell';
import { getBrief } from '@/lib/domain/role-cells';
import type { Language } from '@/lib/i18n/languages';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';

type Props = {
  readonly facts: readonly LabelledCell[];
  readonly label: string;
  readonly language: Language;
};

/** The figures at the top of a role's page, each with a link to its source. */
export function KeyFacts({ facts, label, language }: Props) {
  return (
    <section aria-label={label}>
      <dl className="key-facts">
        {facts.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.cell.kind === 'missing' ? (
                <span className="val-why">{fact.cell.text}</span>
              ) : (
                getBrief(fact.cell)
              )}
              <small>{fact.detail}</small>
              {fact.cell.source?.entries.slice(0, 1).map((entry) => (
                <SiteLink
                  key={entry.id}
                  className="of"
                  href={`${sourcesPath(language)}#${sourceAnchor(entry.id)}`}
                >
                  {fact.cell.source?.short}
                </SiteLink>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
