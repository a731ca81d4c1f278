import type { Comparison } from '@/lib/domain/comparison';
import type { Words } from '@/lib/domain/words';
import { Figure, getMeasure, RangeBar, RoleLine, RoleTitle, Sheet, sizeFor } from './parts';

/** Two roles side by side: their lines, names and median pay, and the gap in one sentence. */
export function PairPicture({ comparison, words }: { comparison: Comparison; words: Words }) {
  const { roles, groups, opening } = comparison;
  const pay = groups.flatMap((group) => group.rows).find((row) => row.id === 'pay');
  if (pay === undefined) throw new Error('A comparison without its row of pay has no picture');
  const gap = pay.difference.lead || pay.difference.rest;
  // Without both medians there is no gap, so the other opening sentence replaces it.
  const sentence = opening.includes(gap) ? gap : (opening[0] ?? '');
  const size = Math.min(...roles.map(({ name }) => sizeFor(name, 62, 15)));
  return (
    <Sheet site={words.site.name} measure={getMeasure(pay)}>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        {roles.map(({ id, name, accent }, index) => {
          const cell = pay.cells[index === 0 ? 0 : 1];
          return (
            <div key={id} style={{ display: 'flex', flexDirection: 'column', width: 516 }}>
              <RoleLine accent={accent} />
              <div style={{ display: 'flex', marginTop: 18 }}>
                <RoleTitle accent={accent} size={size}>
                  {name}
                </RoleTitle>
              </div>
              <div style={{ display: 'flex', marginTop: 6 }}>
                <Figure cell={cell} />
              </div>
              {cell.kind === 'pay' ? <RangeBar range={cell.range} accent={accent} /> : null}
            </div>
          );
        })}
      </div>
      <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center' }}>
        <span style={{ fontSize: sizeFor(sentence, 46, 80), lineHeight: 1.25 }}>{sentence}</span>
      </div>
    </Sheet>
  );
}
