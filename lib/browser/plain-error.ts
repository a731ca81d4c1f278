/**
 * Stands in for the style of Next's page for errors that nothing can mend: our policy blocks it anyway,
 * and a waking page would load it for nothing. The page's words and buttons stay. `next.config.ts` puts
 * it there.
 */
export const errorStyles = {};
export const errorThemeCss = '';
export const WarningIcon = () => null;
