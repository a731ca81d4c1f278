import { join } from 'node:path';
import { ROOT } from '@/scripts/install.mjs';

/** Where the bench works and keeps what it has found: below the cache, which git ignores. */
export const benchFolder = join(ROOT, 'bench');
export const keptFolder = join(ROOT, '.cache', 'bench');
export const sitesFolder = join(keptFolder, 'sites');
