import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remark } from 'remark';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textFault } from '@/lib/content/characters';
import { checkSections } from '@/lib/content/check-profile';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { getBlock } from '@/lib/content/links';
import { readSite } from '@/lib/content/load-site';
import { checkProse } from '@/lib/content/sections';
import type { Language } from '@/lib/i18n/languages';

/** Sentences as people write them, by the folder they would be in. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  es: [
    'El método es claro: todo el trabajo es de oficina.',
    'El 1.º de mayo, n.º 4, la 2.ª vez y el 3.er día.',
    '¿Qué hace un asistente legal? ¡Mucho!',
    'Se dice «todo o nada», “todo” y "todo".',
    'El título XXX y el siglo XXI.',
    'Trabaja para la empresa\no Microsoft le paga.',
    'Casi\ntodo lo demás: niños, pingüinos, corazón, bilingüe.',
    'Cuesta 1.234,50 $ al año (véase la pág. 3).',
    'Es p. ej. un notario; a. m. y p. m.',
    'Cada uno/a y tod@s.',
    'La casa *única* y la **última** vez.',
  ],
  pt: [
    'O método é claro: todo o trabalho é de escritório.',
    'O 1.º de maio, a 2.ª vez.',
    'AMANHÃ, NÃO, IRMÃ, «AMANHû.',
    'Trabalha para a empresa\no Brasil paga.',
    'São úteis? Não são.',
  ],
  fr: [
    'Prix\u00a0: 10\u202f000 $\u00a0; est-ce cher\u00a0?',
    'Il a dit «\u00a0oui\u00a0» à l’Œuvre.',
    'Le 1er mai, le 2e jour.',
    'Le 1ᵉʳ mai, la 2ᵉ fois, Mᵐᵉ Nᵒ 3.',
  ],
  de: ['Sie sagt „ja“, er sagt »nein«.', 'Kolleg*innen und Kolleg:innen, z.\u00a0B. Straße.'],
  hi: ['वह चीज़ों को देखती है, क्\u200dष और क़लम, ५ बार।'],
  fa: ['می\u200cخواهم کار کنم (\u200eABA\u200e)، ۵ روز.'],
  zh: ['BLS的数据说明这项工作需要什么。'.repeat(6), '２０２６年５月，１２个人。'],
  ja: ['PDFを読む。これは長い文章で、空白がありません。'.repeat(4)],
  ko: ['PDF를 읽는다.'],
  ru: ['Работа юриста; «да» и „нет“.'],
};

const cases = Object.entries(sentences).flatMap(([language, texts]) =>
  texts.map((text) => [language, text] as const),
);

describe('what people write in other languages', () => {
  it.each(cases)('is taken in a text, in %s: %s', (language, text) => {
    const file = `content/${language}/about.md`;
    expect(checkProse({ file, body: remark().parse(text) })).toEqual([]);
  });

  it.each(cases.filter(([, text]) => !/[*\n]/.test(text)))(
    'is taken in the front matter, in %s: %s',
    (language, text) => {
      expect(textFault(text, { language })).toBeUndefined();
    },
  );

  it('has no school grade by formulas for English', () => {
    const text =
      'Este sitio es para personas que quieren elegir. Usted puede buscar trabajo o ayudar a otra persona. ';
    const content = remark()
      .parse(text.repeat(5))
      .children.map((node) => getBlock(node));
    const section = [{ heading: 'Para quién', content }];
    expect(checkSections('content/es/about.md', section, [])).toEqual([]);
    expect(checkSections('content/en/about.md', section, [])).toHaveLength(1);
  });

  it('is still told of a slip that is one in any language', () => {
    const file = 'content/es/about.md';
    const messages = (text: string) =>
      checkProse({ file, body: remark().parse(text) }).map(({ ruleId }) => ruleId);
    expect(messages('Paga: TBD.')).toEqual(['E_PLACEHOLDER']);
    expect(messages('• llamar\n• escribir')).toEqual(['E_MD_SYNTAX']);
    expect(messages('Se dice “sí" aquí.')).toEqual(['E_MD_SYNTAX']);
    expect(messages('Una pаlabra.')).toEqual(['E_TEXT']);
  });
});

/** The frozen site, and beside it the same content as that of another language. */
const fixtureSite = 'tests/fixtures/site';
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'languages-'));
  cpSync(fixtureSite, root, { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const problemsIn = (language: string) =>
  readSite({ root, language: language as Language, today: '2026-11-23' })
    .problems.filter(({ ruleId }) => ruleId !== 'E_FILE_STRAY')
    .map(formatDiagnostic);

describe('a folder of another language', () => {
  it.each(['es', 'pt'])('is in order with text of its own: %s', (language) => {
    const folder = join(root, 'content', language);
    cpSync(join(root, 'content/en'), folder, { recursive: true });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      const path = join(folder, name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('/en/', `/${language}/`));
    }
    const paragraphs = sentences[language]?.join('\n\n') ?? '';
    const about = join(folder, 'about.md');
    const [, front = ''] = readFileSync(about, 'utf8').split('---\n');
    writeFileSync(
      about,
      `---\n${front}---\n\n## ¿Para quién es?\n\n${paragraphs}\n\n## Él y ella\n\n[Véase](#para-quién-es).\n`,
    );
    expect(problemsIn(language)).toEqual([
      `content/${language}/about.md:${readFileSync(about, 'utf8').split('\n').length - 1}:1: Unknown anchor \`#para-quién-es\` on \`/${language}/about/\`, did you mean \`#para-quien-es\`? [E_ANCHOR_DEAD]`,
    ]);
    writeFileSync(about, readFileSync(about, 'utf8').replace('#para-quién-es', '#para-quien-es'));
    expect(problemsIn(language)).toEqual([]);
  });
});

describe('a heading without Latin letters', () => {
  it('has its own letters for an anchor', () => {
    const about = join(root, 'content/en/about.md');
    const text = readFileSync(about, 'utf8');
    writeFileSync(about, `${text}\n## 工作 हिन्दी\n\nSee [it](#工作-हिन्दी).\n`);
    expect(problemsIn('en')).toEqual([]);
  });
});

describe('a file that could not be read', () => {
  const files = readdirSync(join(fixtureSite, 'content/en'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((name) => name.endsWith('.md'));
  const faults = {
    'a slip of YAML': (text: string) => text.replace('---\n', '---\n"open: 1\n'),
    'an unknown key': (text: string) => text.replace('---\n', '---\nsurprise: 1\n'),
    'a character that no text may hold': (text: string) => `${text}\u0000`,
  };
  const each = files.flatMap((file) =>
    Object.entries(faults).map(([name, change]) => ({
      file: file.replaceAll('\\', '/'),
      name,
      change,
    })),
  );

  it.each(each)('brings one message, its own: $file with $name', ({ file, change }) => {
    const path = join(root, 'content/en', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const problems = problemsIn('en');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`content/en/${file}:`);
  });
});
