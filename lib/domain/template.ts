/**
 * Sentences in site.md are templates with placeholders in braces: `{higher}: {gap} more`.
 * A capitalized placeholder, `{Higher}`, begins a sentence, so its value is capitalized.
 */
export const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

const decapitalise = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
/** Capitalizes the first letter, for the start of a sentence or a cell. */
export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The distinct names of a template's placeholders, decapitalized. */
export function placesIn(template: string): readonly string[] {
  return [
    ...new Set([...template.matchAll(placeholder)].map((match) => decapitalise(match[1] ?? ''))),
  ];
}

/**
 * Fills in a template.
 *
 * @throws Error if a placeholder has no value, which the content check rules out
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(placeholder, (_, name: string) => {
    const key = decapitalise(name);
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) throw new Error(`No value for {${name}} in “${template}”`);
    return key === name ? value : capitalise(value);
  });
}
