/** A `mailto:` link with a subject and a body. Lines in a mail end in CR and LF. */
export function mailHref(to: string, subject: string, body: string): string {
  const part = (text: string) => encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${part(to).replace('%40', '@')}?subject=${part(subject)}&body=${part(body)}`;
}
