import { describe, expect, it } from 'vitest';
import { authoredRows, groupIds, rowDefinitions } from '@/lib/domain/rows';

describe('the row registry', () => {
  it('has at least thirty rows in all seven groups, and at most seven at a glance', () => {
    expect(rowDefinitions.length).toBeGreaterThanOrEqual(30);
    for (const group of groupIds) {
      expect(rowDefinitions.filter((row) => row.group === group).length, group).toBeGreaterThan(0);
    }
    const glance = rowDefinitions.filter((row) => row.group === 'glance');
    expect(glance.length).toBeLessThanOrEqual(7);
  });

  it('uses each id once, in lowercase with single hyphens, so that anchors and links work', () => {
    const ids = rowDefinitions.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('keeps the rows of a group together, in the order of the groups', () => {
    const order = rowDefinitions.map((row) => groupIds.indexOf(row.group));
    expect(order).toEqual([...order].sort((one, two) => one - two));
  });

  it('states a tolerance for every row', () => {
    for (const { id, tolerance } of rowDefinitions) {
      const amount = 'relative' in tolerance ? tolerance.relative : tolerance.absolute;
      expect(amount, id).toBeGreaterThanOrEqual(0);
    }
  });

  it('gives a scale to every row of levels, and to no other row', () => {
    for (const row of rowDefinitions) {
      expect(row.levels !== undefined, row.id).toBe(row.kind === 'level');
    }
  });

  it('reads pay and outlook from the tables, never from a role file', () => {
    const authored = authoredRows.map((row) => row.id);
    for (const id of ['pay', 'pay-low', 'pay-high', 'pay-hour', 'jobs', 'outlook', 'openings']) {
      expect(authored).not.toContain(id);
    }
  });

  it('compares at least six kinds of value', () => {
    const kinds = new Set<string>(rowDefinitions.map((row) => row.kind));
    for (const kind of ['money', 'range', 'count', 'percent', 'duration', 'list', 'answer']) {
      expect(kinds).toContain(kind);
    }
  });
});
