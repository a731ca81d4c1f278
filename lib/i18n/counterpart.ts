import type { Language } from './languages';
import { homePath } from './paths';

/** The address that a page of one language would have in another. */
export const inLanguage = (path: string, from: Language, to: Language): `/${string}` =>
  `${homePath(to)}${path.slice(homePath(from).length)}`;
