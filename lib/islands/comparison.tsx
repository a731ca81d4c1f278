import { ComparisonExplorer } from '@/components/comparison/comparison-explorer.client';
import { GroupContents } from '@/components/comparison/group-contents.client';
import { Opening } from '@/components/comparison/opening.client';
import { start } from '@/components/comparison/print';
import { SteeredTable } from '@/components/comparison/steered-table.client';
import { entry } from './entry';
import { hydrateIslands } from './hydrate';

const hydrate = hydrateIslands({
  opening: Opening,
  steer: ComparisonExplorer,
  bar: GroupContents,
  table: SteeredTable,
});

export default entry(async (coming) => {
  start();
  await hydrate(coming);
});
