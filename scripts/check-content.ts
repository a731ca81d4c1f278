import { formatDiagnostic } from '@/lib/content/diagnostic';
import { handOn, readSite } from '@/lib/content/load-site';
import { languages } from '@/lib/i18n/languages';
import { PlainError, ROOT } from './install.mjs';

/**
 * `npm run check:content` reads the content of all languages and lists every problem, one per line. Only this
 * function knows today's date.
 */
export function main(): void {
  const today = new Date().toISOString().slice(0, 10);
  const readings = languages.map(({ id }) => ({
    id,
    ...readSite({ root: ROOT, language: id, today, holdToHistory: true }),
  }));
  const problems = readings.flatMap((reading) => reading.problems);
  if (problems.length > 0) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    throw new PlainError(
      [...problems.map(formatDiagnostic), `${count} in the content.`].join('\n'),
    );
  }
  const sites = readings.flatMap(({ id, site }) => (site === undefined ? [] : [{ id, site }]));
  // A build reads the content only here.
  const { CONTENT_READ } = process.env;
  if (CONTENT_READ) for (const { id, site } of sites) handOn(CONTENT_READ, id, site);
  const roles = sites.reduce((sum, { site }) => sum + site.roles.length, 0);
  console.log(`The content is in order: ${roles} roles, ${languages.length} language(s).`);
}
