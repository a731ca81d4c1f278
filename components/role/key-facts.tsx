import type { Cell, LabelledCell } from '@/lib/domain/cell';

/** A cell in one line; the sections below say it in full. */
function inBrief(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
    case 'figure':
    case 'money':
    case 'pay':
    case 'missing':
      return cell.text;
    case 'answer':
      return cell.answer;
    case 'list':
      return cell.items.map((item) => item.text).join(', ');
  }
}

/** The figures at the head of a role's page. */
export function KeyFacts({ facts, label }: { facts: readonly LabelledCell[]; label: string }) {
  return (
    <section aria-label={label}>
      <dl className="key-facts">
        {facts.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd>
              {inBrief(fact.cell)}
              <small>{fact.detail}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
