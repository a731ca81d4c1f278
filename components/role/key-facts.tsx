import type { LabelledCell } from '@/lib/domain/cell';
import { briefOf } from '@/lib/domain/role-cells';

/** The figures at the head of a role's page. */
export function KeyFacts({ facts, label }: { facts: readonly LabelledCell[]; label: string }) {
  return (
    <section aria-label={label}>
      <dl className="key-facts">
        {facts.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd>
              {briefOf(fact.cell)}
              <small>{fact.detail}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
