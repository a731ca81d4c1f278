/**
 * The sectors of the economy by their NAICS codes, as the surveys of employers count them. 99 is the
 * surveys' own code for government. Words of the site name each.
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

const known: ReadonlySet<string> = new Set(sectorIds);

/** Whether a code is that of a sector. */
export const isSector = (code: string): boolean => known.has(code);
