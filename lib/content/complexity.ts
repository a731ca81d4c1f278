import { Diagnostic } from './diagnostic';

/** The longest text has 200 lines. Thousands of headings take the parser quadratic time. */
const maximumBodyLines = 1500;

/** Refuses, by counting, input on which Markdown parsers are far slower than linear. */
export function checkComplexity(body: string, firstLine: number): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const limits = [
    { pattern: /`/g, most: 60, name: 'backticks' },
    { pattern: /\[/g, most: 1500, name: 'square brackets' },
    { pattern: /\|/g, most: 1500, name: 'vertical bars' },
    { pattern: /[*_]/g, most: 3000, name: 'asterisks and underscores' },
    { pattern: /[<>]/g, most: 400, name: 'angle brackets' },
  ];
  for (const { pattern, most, name } of limits) {
    const count = body.match(pattern)?.length ?? 0;
    if (count > most) {
      const position = { line: firstLine, column: 1 };
      faults.push(
        new Diagnostic(
          `The text has ${count} ${name}, expected at most ${most}`,
          position,
          'E_MD_COMPLEX',
        ),
      );
    }
  }
  const lines = body.split('\n');
  if (lines.length > maximumBodyLines) {
    const message = `Unexpected length of the text, ${lines.length} lines, expected at most ${maximumBodyLines}`;
    faults.push(new Diagnostic(message, { line: firstLine, column: 1 }, 'E_MD_COMPLEX'));
  }
  lines.forEach((line, index) => {
    // Each marker opens a level, also on the same line: `> > - 1. text`.
    const marks = /^(?:\s*(?:>|[-+*]\s|\d{1,9}[.)]\s))*/.exec(line)?.[0] ?? '';
    const levels = marks.match(/>|[-+*]|\d+/g)?.length ?? 0;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (levels > 3 || indent > 16) {
      faults.push(
        new Diagnostic(
          'Unexpected depth of lists or quotations, expected at most three levels',
          { line: firstLine + index, column: 1 },
          'E_MD_DEPTH',
        ),
      );
    }
  });
  return faults;
}
