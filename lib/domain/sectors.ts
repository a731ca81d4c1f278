/**
 * The NAICS codes of the sectors of the economy, as employer surveys use them. 99 is the surveys' own code
 * for government. Names are in site.md.
 */
export const sectorIds = [
  '11',
  '21',
  '22',
  '23',
  '31-33',
  '42',
  '44-45',
  '48-49',
  '51',
  '52',
  '53',
  '54',
  '55',
  '56',
  '61',
  '62',
  '71',
  '72',
  '81',
  '99',
] as const;

const ids: ReadonlySet<string> = new Set(sectorIds);

/** Whether a code is the code of a sector. */
export const isSector = (code: string): boolean => ids.has(code);
