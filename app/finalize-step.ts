/** The modules of the finalize step (`scripts/finalize-export.ts`), bundled into one script. */
export { finalizeExport } from '@/lib/export/finalize-export';
export { defaultLanguage } from '@/lib/i18n/languages';
export { homePath } from '@/lib/i18n/paths';
export * from '@/lib/settings';
export { offlinePages } from './offline-pages';
export { singleFiles } from './single-files';
