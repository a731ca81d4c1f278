import { getRules } from './language-rules';

/** A slip in a text, and its offset. */
export type Slip = { readonly offset: number; readonly message: string };

type Pattern = { readonly pattern: RegExp; readonly message: string };

const bulletMessage = 'Unexpected bullet or dash, expected `- ` before each item of a list';

const noDefinitions =
  'there are no lists of definitions, expected `- **word**: what it means` on one line for each';

/** Line starts from other dialects that are not Markdown on this site. */
const atLineStart: readonly Pattern[] = [
  {
    pattern: /^#{7}/m,
    message: 'Unexpected number of `#`, expected `## ` or `### ` before the words of a heading',
  },
  {
    pattern: /^#{1,6}(?=\S)/m,
    message: 'Missing space after the `#` of a heading',
  },
  {
    pattern: /^[-+*](?=\p{L})/mu,
    message: 'Missing space after the mark of a list item',
  },
  {
    pattern: /^\d{1,3}[.)](?=\p{L})/mu,
    message: 'Missing space after the number of a list item',
  },
  { pattern: /^[•·⁃∙◦▪‣●○■□►▸➤➔→✓✔☐☑❑①-⑳❶-❿]/mu, message: bulletMessage },
  {
    pattern: /^\[[ xX]?\](?=\s[^(])/m,
    message: 'Unexpected box to tick, which the text does not have; delete it',
  },
  {
    pattern: /^: +\S/m,
    message: `Unexpected \`: \` at the start of a line; ${noDefinitions}`,
  },
  // The name of a picture, `:tada:`, has two.
  {
    pattern: /^:\p{L}[^:\n]*$/mu,
    message: `Unexpected \`:\` at the start of a line; ${noDefinitions}`,
  },
  {
    pattern: /^(?:::+|!!!|\/\/\/)/m,
    message: 'Unexpected mark of a box; there are none, expected paragraphs and lists',
  },
  {
    pattern: /^\.\. \S/m,
    message: 'Unexpected `.. `, a command of other programs; delete it',
  },
  {
    pattern: /^bq\.\s/m,
    message:
      'Unexpected `bq.`, the mark of a quotation in other programs; there are none, put the words between quotation marks',
  },
  {
    pattern: /^\/\/\s/m,
    message: 'Unexpected `//`, a comment of other programs that readers would see; delete the line',
  },
  {
    pattern: /^@\w/m,
    message: 'Unexpected `@`, a command of other programs; delete it, or write the text itself',
  },
  {
    pattern: /^=[= ]*$/m,
    message: 'Unexpected line of equals signs; a heading is one line that begins with `## `',
  },
  {
    pattern: /^(?:={1,6}|h[1-6]\.)\s+\S/m,
    message: 'Unexpected mark of a heading, expected `## ` before its words',
  },
];

/** Syntax of other programs anywhere in a text, which pages would show literally. */
const inLine: readonly Pattern[] = [
  { pattern: /~~/, message: 'Unexpected `~~`; delete the words that are struck out' },
  {
    pattern: /~[\p{L}\p{N}+-]{1,9}~/u,
    message:
      'Unexpected `~`; there are no lowered letters and no words struck out, write the words plainly',
  },
  {
    pattern: /\^/,
    message: 'Unexpected `^`; there are no raised letters, write the words plainly, as in `2nd`',
  },
  {
    pattern: /==(?=[^\s=])/,
    message: 'Unexpected `==`; words cannot be marked, write them plainly',
  },
  {
    pattern: /(?<![\p{L}\p{N}+])\+\+(?=[\p{L}\p{N}])/u,
    message: 'Unexpected `++`; delete it, and keep the words',
  },
  {
    pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z\d_+-]{1,30}:(?![\p{L}\p{N}:])/u,
    message: 'Unexpected name of a picture between colons; delete it',
  },
  {
    pattern: /\$\$|\$[A-Za-z\\][^$\s]{0,80}\$/,
    message: 'Unexpected `$` of a formula; there are none, write it in words',
  },
  {
    pattern: /%%/,
    message: 'Unexpected `%%`, a remark that readers would see; delete it',
  },
  {
    pattern: /<!--/,
    message: 'Unexpected comment, which readers would see; delete the comment',
  },
  {
    pattern: /<%/,
    message: 'Unexpected `<%`, a command or comment of other programs; delete it',
  },
  {
    pattern: /\/\*/,
    message: 'Unexpected `/*`, a comment of other programs that readers would see; delete it',
  },
  {
    pattern: /(?<![\p{L}\p{N}-])--(?=[\p{L}\p{N}])[^\n-]{1,80}--(?![\p{L}\p{N}-])/u,
    message:
      'Unexpected `--` around words, which strikes them out in other programs; delete the words, or keep them and write a dash as `–`',
  },
  {
    pattern: /\(\([^()\n]{1,300}\)\)/,
    message: 'Unexpected `((`, a note of other programs; there are none, put it into the text',
  },
  {
    pattern: /::(?:\s|$)/,
    message: `Unexpected \`::\`; ${noDefinitions}`,
  },
  {
    pattern: /''/,
    message: "Unexpected `''`, expected quotation marks or one apostrophe",
  },
  {
    pattern: /\\/,
    message:
      'Unexpected backslash, which begins a command in other programs only; delete the command or the backslash',
  },
  {
    pattern:
      /&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][\dA-Fa-f]{1,6});|&(?:amp|apos|copy|gt|hellip|ldquo|lsquo|lt|mdash|nbsp|ndash|quot|rdquo|rsquo|sect)(?![\p{L}\p{N}])/u,
    message: 'Unexpected name of a character, which is not known; type the character itself',
  },
];

const noFootnotes =
  'Unexpected footnote; there are none, put what it says into the text, and name a source as `[words](source:its-id)`';

/** The message for a footnote that the parser took for a link. */
export const footnoteMessage = `${noFootnotes}; where it is meant, write \`\\[\``;

/** Slips that only occur in the Markdown below the front matter. */
const inProse: readonly Pattern[] = [
  {
    pattern: /\t/,
    message: 'Unexpected tab, expected a space; the text has no tables, only paragraphs and lists',
  },
  {
    pattern: /\[\[/,
    message: 'Unexpected `[[`, expected a link as `[words](address)`',
  },
  {
    pattern: /\|/,
    message: 'Unexpected `|`; the text has no tables, expected paragraphs and lists',
  },
  {
    pattern: /\[\^|\^\[/,
    message: noFootnotes,
  },
  {
    pattern: /[[\]]/,
    message:
      'Unexpected square bracket, expected links as `[words](address)`, without a space between or in the address',
  },
  {
    pattern: /_{3,}/,
    message: 'Unexpected blank to fill in, expected the text itself',
  },
  {
    pattern: /\*\*|__/,
    message:
      'Unexpected `**` or `__`, expected one at both ends of the bold words, without a space inside',
  },
  {
    pattern: /(?<![\p{L}\p{N}_])[*_](?=[\p{L}\p{N}_])|(?<=[\p{L}\p{N}_])[*_](?![\p{L}\p{N}_])/u,
    message:
      'Unexpected `*` or `_`, expected one at both ends of the words, without a space inside',
  },
];

/** The first slip that matches. A backslash marks a character as intended. */
function firstOf(patterns: readonly Pattern[], text: string): Slip | undefined {
  for (const { pattern, message } of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const sign = /[!-/:-@[-`{-~]/.exec(match[0])?.[0];
    const wayOut = sign === undefined ? '' : `; where it is meant, write \`\\${sign}\``;
    return { offset: match.index, message: `${message}${wayOut}` };
  }
  return undefined;
}

/** Blanks out part of a text, keeping offsets. */
const blank = (part: string): string => ' '.repeat(part.length);

/** Quoted words; the group `wrong` holds those between two kinds of marks. */
const quotations =
  /"[^“”„«»"]*"|“[^“”„«»"]*”|„[^“”„«»"]*[“”]|«[^“”„«»"]*»|»[^“”„«»"]*«|(?<wrong>[“„«][^“”„«»"]*"|"[^“”„«»"]*[”»]|“[^“”„«»"]*»|«[^“”„«»"]*”|‘[^‘’']*'(?:[^\p{L}]|$))/gu;

function mixedQuotes(text: string): Slip | undefined {
  // An inch sign follows a figure.
  const rest = text.replaceAll(/\d"(?=[\s,.;)]|$)/g, blank);
  for (const { index: offset, groups } of rest.matchAll(quotations)) {
    if (groups?.wrong === undefined) continue;
    const message =
      'Unexpected quotation marks of two kinds, expected the same kind at both ends: “words” or "words"';
    return { offset, message };
  }
  return undefined;
}

/** Bullets and numbers of other programs. */
const listMark = /^(?:[–—−]|\(?(?:\p{L}|[ivxIVX]{2,4}|\d{1,2})\))\s/u;
/** A marker that may also begin a name, `A. Lincoln`, or continue, `i. e.`: two lines in a row make a list. */
const letterMark = /^(?:[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})\.\s(?!\p{L}\.)/u;
/** A figure and a sign, `1/ ` or `1 - `: one may be part of a sentence, two in a row are a list. */
const figureMark = /^\d{1,2}(?:[/:]| [-–—])\s/u;
/** Signs that make a list when repeated. One alone may be a picture, or end a quotation. */
const signMark = /^(?:[»›¤]\s|[★✅👉])/u;
const smallLetterMark = /^o\s/;

/** The kind of marker at the start of a line, if any. */
function getMark(line: string | undefined, language: string): string | undefined {
  if (line === undefined) return undefined;
  if (letterMark.test(line)) return 'letter';
  const figure = figureMark.exec(line)?.[0].trim().at(-1);
  if (figure !== undefined) return `figure ${figure}`;
  if (signMark.test(line)) return 'sign';
  if (getRules(language).letterBullet !== undefined && smallLetterMark.test(line)) return 'sign';
  return listMark.exec(line)?.[0].trim().at(-1);
}

type TextStart = {
  /** Whether the text begins its paragraph. */
  readonly opens: boolean;
  readonly language: string;
};

/**
 * Finds list items in another dialect. As a sentence may continue with such a marker, it counts only at the
 * start of a paragraph, after a colon, or if the next line has one too.
 */
function foreignList(text: string, { opens, language }: TextStart): Slip | undefined {
  const lines = text.split('\n');
  const marks = lines.map((line) => getMark(line, language));
  const found = lines.findIndex((line, index) => {
    const mark = marks[index];
    if (mark === undefined || (index === 0 && !opens)) return false;
    if (mark === marks[index + 1]) return true;
    const isStart = index === 0 || lines[index - 1]?.trimEnd().endsWith(':') === true;
    if (mark === 'letter') return isStart && /^[ai]\./.test(line);
    return isStart && mark.length === 1;
  });
  if (found < 0) return undefined;
  const mark = marks[found] ?? '';
  const offset = lines.slice(0, found).join('\n').length + (found === 0 ? 0 : 1);
  if (mark === 'sign' || /[–—−]/.test(text.charAt(offset))) {
    return { offset, message: bulletMessage };
  }
  const sign = /^figure ([/:-])$/.exec(mark)?.[1];
  const wayOut = sign === undefined ? '`a\\)` or `a\\.`' : `\`\\${sign}\``;
  const message = `Unexpected letter or number of a list item, expected \`1. \` or \`- \` before each item, on a line of its own; where it is meant, write ${wayOut}`;
  return { offset, message };
}

/**
 * The offset of an unclosed quotation in a paragraph. A quotation of several paragraphs opens each and closes
 * the last.
 *
 * @param text all words of the paragraph
 * @param next those of what follows it
 */
export function unclosedQuotation(
  text: string,
  next: string,
  language: string,
): number | undefined {
  // Mixed kinds of marks are reported elsewhere.
  if (getRules(language).pairsQuotes !== true || /["„«»]/.test(text)) return undefined;
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[“”]/g)) {
    if (sign === '”') open.pop();
    else if (/\S/.test(text.charAt(index + 1))) open.push(index);
  }
  return next.startsWith('“') ? undefined : open[0];
}

/** Finds a slip that can occur in any text, in the front matter or below. */
export const inlineSlip = (text: string): Slip | undefined =>
  firstOf(inLine, text) ?? mixedQuotes(text);

/** Brackets in a quotation, for omissions and changes: otherwise, `[…]`, `[sic]`, “[a] paralegal”. */
const leftOut = /\[(?: ?(?:…|\.\.\.|\. \. \.) ?|sic|sic!)\](?![(:[])/g;
const quotation = /“[^“”]*”|‘[^‘’]*’|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]/g;
const alteration = /\[[\p{L}\p{N}][^[\]^]*\]/gu;

/** Whether brackets belong to a broken link: an address follows. */
function isLinkWords(after: string): boolean {
  if (/^[(:[]/.test(after)) return true;
  const target = /^ \(([^\s()]*)\)/.exec(after)?.[1] ?? '';
  return /[/#:]|\.\p{L}{2}/u.test(target);
}

/**
 * Finds a slip in Markdown that the parser takes for plain words.
 *
 * @param text its words, without escaped signs
 */
export function proseSlip(text: string, start: TextStart): Slip | undefined {
  const { opens, language } = start;
  // Patterns for line starts do not apply after emphasis or a link.
  const lines = opens ? text : `x${text}`;
  const { letterBullet } = getRules(language);
  const ofLanguage =
    letterBullet === undefined ? [] : [{ pattern: letterBullet, message: bulletMessage }];
  const atStart = firstOf([...atLineStart, ...ofLanguage], lines);
  if (atStart !== undefined) return { ...atStart, offset: atStart.offset - (opens ? 0 : 1) };
  const item = foreignList(text, start);
  if (item !== undefined) return item;
  const plain = text
    .replaceAll(leftOut, blank)
    .replaceAll(quotation, (words) =>
      words.replaceAll(alteration, (found, offset: number) =>
        isLinkWords(words.slice(offset + found.length)) ? found : blank(found),
      ),
    );
  return firstOf(inProse, plain) ?? inlineSlip(text);
}
