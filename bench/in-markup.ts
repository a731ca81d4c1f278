/** A text as it stands in markup, between tags or in an attribute with double quotation marks. */
export const inMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
