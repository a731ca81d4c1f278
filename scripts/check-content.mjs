import { createJiti } from 'jiti';

/**
 * `npm run check:content`: reads all content of all languages and lists every problem of every file,
 * one line each. Today's date is handed in here and nowhere else.
 */
const root = new URL('..', import.meta.url);
const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
const { handOn, readSite } = await jiti.import('../lib/content/load-site.ts');
const { formatProblem } = await jiti.import('../lib/content/problem.ts');
const { languages } = await jiti.import('../lib/i18n/languages.ts');

const today = new Date().toISOString().slice(0, 10);
const { fileURLToPath } = await import('node:url');
const readings = languages.map(({ id }) =>
  readSite({ root: fileURLToPath(root), language: id, today, holdToHistory: true }),
);
const problems = readings.flatMap((reading) => reading.problems);

if (problems.length > 0) {
  for (const problem of problems) console.error(formatProblem(problem));
  console.error(
    `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the content.`,
  );
  process.exit(1);
}
// A build reads the content here and nowhere else.
const { CONTENT_READ } = process.env;
if (CONTENT_READ) {
  for (const [index, { id }] of languages.entries()) handOn(CONTENT_READ, id, readings[index].site);
}
const roles = readings.reduce((sum, { site }) => sum + site.roles.length, 0);
console.log(`The content is in order: ${roles} roles, ${languages.length} language(s).`);
