import { ComparisonExplorer } from '@/components/comparison/comparison-explorer.client';
import { GroupContents } from '@/components/comparison/group-contents.client';
import { InteractiveTable } from '@/components/comparison/interactive-table.client';
import { Opening } from '@/components/comparison/opening.client';
import { start } from '@/components/comparison/print';
import { entry } from './entry';
import { hydrateIslands } from './hydrate';

const hydrate = hydrateIslands({
  opening: Opening,
  controls: ComparisonExplorer,
  bar: GroupContents,
  table: InteractiveTable,
});

export default entry(async (coming) => {
  start();
  await hydrate(coming);
});
