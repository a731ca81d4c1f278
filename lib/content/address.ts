/** The most characters of an address. */
export const longestAddress = 400;

/** How a sign is written in an address that cannot hold it. */
const escaped = (sign: string): string =>
  encodeURIComponent(sign).replaceAll(
    /[!'()*]/g,
    (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * What an address should be like that is none that this site takes, said by the first thing that is wrong
 * with it.
 */
export function expectedAddress(text: string): string {
  if (/\]\(|^[<([{"'“]/.test(text)) return 'the address alone, without signs around it';
  if (/\p{C}|[\u00a0\u2000-\u200f\u2028\u2029\u202f\u3000]/u.test(text))
    return 'an address without hidden characters';
  if (/ /.test(text)) {
    return /\shttps?:/i.test(text)
      ? 'one address'
      : 'an address without spaces; a space in it is written `%20`';
  }
  const scheme = /^https?(?=:)/i.exec(text)?.[0];
  if (scheme === undefined) return 'an address that begins with `https://`, or `none`';
  if (scheme !== scheme.toLowerCase()) return `\`${scheme.toLowerCase()}://\` in small letters`;
  if (text.includes('\\')) return 'an address without a backslash';
  const rest = text.slice(`${scheme}://`.length);
  if (!text.startsWith(`${scheme}://`) || rest.startsWith('/')) {
    return `two slashes, \`${scheme}://\``;
  }
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return expectedHost(authority) ?? expectedPath(end < 0 ? '' : rest.slice(end), text);
}

function expectedHost(authority: string): string | undefined {
  const user = authority.lastIndexOf('@');
  if (user >= 0) {
    return `an address without a user or password; delete \`${authority.slice(0, user + 1)}\``;
  }
  const port = /:\d*$/.exec(authority)?.[0];
  if (port !== undefined && !authority.startsWith('[')) {
    return `an address without a port; delete \`${port}\`, or name another page if it leads nowhere then`;
  }
  if (/^(?:[\d.]+|0x[\da-f]+|\[.*)$/i.test(authority)) {
    return 'the name of a site, such as `www.bls.gov`, in place of its number';
  }
  if (/(?:^|\.)xn--/i.test(authority)) {
    return 'the name of a site in plain letters; `xn--` stands for letters of another alphabet';
  }
  if (/[^ -~]/.test(authority)) return 'the name of a site in the letters a to z';
  if (authority.endsWith('.')) {
    return `the name of the site without the point at its end, \`${authority.slice(0, -1)}\``;
  }
  if (/^(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}$/i.test(authority)) return undefined;
  return 'the whole name of a site, such as `www.bls.gov`, of letters, digits, points and single hyphens';
}

function expectedPath(path: string, whole: string): string {
  const sign = /[^\w.~!$&'()*+,;=:@%/?#-]/u.exec(path)?.[0];
  if (sign !== undefined) {
    return `an address as browsers write it, with \`${escaped(sign)}\` for \`${sign === '`' ? 'the backtick' : sign}\``;
  }
  const last = path.at(-1) ?? '';
  if (/[.,;]/.test(last)) {
    return `an address without \`${last}\` at its end; write \`%${last.charCodeAt(0).toString(16).toUpperCase()}\` if it belongs to it`;
  }
  return whole.length > longestAddress
    ? `at most ${longestAddress} characters, found ${whole.length}`
    : 'an address that begins with `https://`, or `none`';
}
