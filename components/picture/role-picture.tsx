import type { Words } from '@/lib/domain/words';
import type { RolePage } from '@/lib/pages/role-page';
import { Figure, getMeasure, RangeBar, RoleLine, RoleTitle, Sheet, sizeFor } from './parts';

/** A role: its line, name, one-sentence summary and pay. */
export function RolePicture({ page: { role, keyFacts }, words }: { page: RolePage; words: Words }) {
  const pay = keyFacts.find((fact) => fact.id === 'pay');
  return (
    <Sheet site={words.site.name} measure={pay === undefined ? '' : getMeasure(pay)}>
      <RoleLine accent={role.accent} />
      <div style={{ display: 'flex', marginTop: 22 }}>
        <RoleTitle accent={role.accent} size={sizeFor(role.name, 92, 20)}>
          {role.name}
        </RoleTitle>
      </div>
      <span style={{ fontSize: sizeFor(role.summary, 46, 100), lineHeight: 1.3, marginTop: 20 }}>
        {role.summary}
      </span>
      {pay === undefined ? null : (
        <div
          style={{
            display: 'flex',
            flexGrow: 1,
            alignItems: 'center',
            justifyContent: 'space-between',
          }}
        >
          <Figure cell={pay.cell} />
          {pay.cell.kind === 'pay' ? (
            <div style={{ display: 'flex', width: 540 }}>
              <RangeBar range={pay.cell.range} accent={role.accent} />
            </div>
          ) : null}
        </div>
      )}
    </Sheet>
  );
}
