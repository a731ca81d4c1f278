import { start } from '@/components/comparison/print';
import { HandoutSheet } from '@/components/handout/handout-sheet.client';
import { entry } from './entry';
import { hydrateIslands } from './hydrate';

const hydrate = hydrateIslands({ sheet: HandoutSheet });

export default entry(async (coming) => {
  start();
  await hydrate(coming);
});
