/** What the step after the build (`scripts/quiet-export.ts`) is made of, to be bundled into one script. */
export { quietExport } from '@/lib/export/quiet-export';
export { defaultLanguage } from '@/lib/i18n/languages';
export { homePath } from '@/lib/i18n/paths';
export * from '@/lib/settings';
export { offlinePages } from './offline-pages';
export { singleFiles } from './single-files';
