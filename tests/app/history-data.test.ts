import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/data/history.json/route';
import { loadSite } from '@/lib/content/load-site';

/** The site with a history of made-up roles, which uses some of the site's rows and sources. */
const project = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-data-'));
  for (const part of ['content', 'public/guide']) {
    cpSync(join(project, part), join(folder, part), { recursive: true });
  }
  const history = join(folder, 'content', 'history');
  rmSync(history, { recursive: true });
  cpSync(join(project, 'tests/fixtures/history/content/history'), history, { recursive: true });
  // The file of the third day needs the migration of its row.
  rmSync(join(history, '2026-02-20.md'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

it('is JSON with the version and the changes since the first version', async () => {
  const { words } = loadSite('en');
  const response = GET();
  expect(response.headers.get('content-type')).toBe('application/json');
  const change = { date: '2025-03-14', source: 'Sample survey' };
  expect(await response.json()).toEqual({
    version: '2025-03-14',
    changes: [
      {
        ...{ ...change, role: 'nurse', row: 'pay', label: words.rows.pay.label },
        ...{ was: '$100 (Nowhere, 2023)', is: '$110 (Nowhere, 2024)' },
      },
      {
        ...{ ...change, role: 'nurse', row: 'week-hours', label: 'Hours a week' },
        ...{ was: '30 hours', is: '32 hours', source: 'Sample diary' },
      },
      {
        ...{ ...change, role: 'teacher', row: 'pay', label: words.rows.pay.label },
        ...{ was: '$90 (Nowhere, 2023)', is: '$95 (Nowhere, 2024)' },
      },
    ],
  });
});
