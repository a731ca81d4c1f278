import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const folders = ['app', 'bench', 'components', 'lib', 'scripts'];
const longest = 60;
/** More positional arguments than this cannot be told apart in a call. */
const mostParameters = 3;

const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
);

/** The functions that are too long or take too many arguments, each with its first line. */
function clumsyFunctions(name: string, text: string): readonly string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const getLine = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const lines = getLine(node.end) - getLine(node.getStart()) + 1;
    if (ts.isFunctionLike(node) && 'body' in node && lines > longest) {
      found.push(`${name}:${getLine(node.getStart())}: ${lines} lines`);
    }
    if (ts.isFunctionLike(node) && 'body' in node && node.parameters.length > mostParameters) {
      found.push(`${name}:${getLine(node.getStart())}: ${node.parameters.length} parameters`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it('no function is longer than a screen, or takes more than three arguments', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(
    sources.flatMap((source) => clumsyFunctions(source, readFileSync(source, 'utf8'))),
  ).toEqual([]);
});

it('finds a longer function and its position', () => {
  const text = `export const a = 1;\nfunction long() {\n${'  a;\n'.repeat(longest)}}\n`;
  expect(clumsyFunctions('a.ts', text)).toEqual([`a.ts:2: ${longest + 2} lines`]);
});

it('finds a function of four arguments', () => {
  expect(clumsyFunctions('a.ts', 'const f = (a, b, c, d) => a;\n')).toEqual([
    'a.ts:1: 4 parameters',
  ]);
});
