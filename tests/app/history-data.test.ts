import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/data/[name]/route';
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
  const params = Promise.resolve({ name: 'history.json' });
  const response = await GET(new Request('https://example.org/'), { params });
  expect(response.headers.get('content-type')).toBe('application/json');
  const change = { date: '2025-03-14', source: 'Survey' };
  expect(await response.json()).toEqual({
    version: '2025-03-14',
    changes: [
      {
        ...{ ...change, role: 'nurse', row: 'pay', label: words.rows.pay.label },
        ...{ was: '$100 (US, 2023)', is: '$110 (US, 2024)' },
      },
      {
        ...{ ...change, role: 'nurse', row: 'week-hours', label: 'Week hours' },
        ...{ was: '30 (US)', is: '32 (US)', source: 'Diary' },
      },
      {
        ...{ ...change, role: 'teacher', row: 'pay', label: words.rows.pay.label },
        ...{ was: '$90 (US, 2023)', is: '$95 (US, 2024)' },
      },
    ],
  });
});
