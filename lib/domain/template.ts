/**
 * Sentences of the site are templates in site.md: words with places in braces, `{higher}: {gap} more`.
 * A place written with a capital, `{Higher}`, begins a sentence: its value is capitalized.
 */
export const place = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

const decapitalise = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
/** A text as the start of a sentence or of a cell. */
export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The names of the places in a template, without capitals, each once. */
export function placesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(place)].map((match) => decapitalise(match[1] ?? '')))];
}

/**
 * Fills a template. Every place must be among `values`; the content check has made sure of it, so a
 * miss is a mistake of ours and throws.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(place, (_, name: string) => {
    const key = decapitalise(name);
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) throw new Error(`No value for {${name}} in “${template}”`);
    return key === name ? value : capitalise(value);
  });
}
