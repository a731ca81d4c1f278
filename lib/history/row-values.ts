import { rowValue } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import type { RowValue } from './history';
import { type StoredValue, storeValue } from './value';

/** Every value of every role, in the order of the roles and rows. */
export const rowValues = (
  site: Pick<Site, 'roles' | 'tables'>,
): readonly (RowValue & { readonly is: StoredValue })[] =>
  site.roles.flatMap((role) =>
    rowDefinitions.map((row) => {
      const fact = rowValue(row, { role, site });
      return { role: role.id, row: row.id, is: storeValue(fact), sources: fact.sources };
    }),
  );
