import { rolldown } from 'rolldown';

/**
 * Compiles a script of the project's own that browsers get beside Next's, with what it imports, into one
 * short text.
 *
 * @param file the whole path of its TypeScript file
 * @param format `esm` for a module of a page, `iife` for a worker
 * @param written what the script declares and the build knows, as expressions by their names
 */
export async function compileScript(
  file: string,
  format: 'esm' | 'iife',
  written: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bundle = await rolldown({
    input: file,
    // An address of the site that a script loads later is none of the project's files.
    external: (id) => id.startsWith('/') && id.includes('/_next/'),
    transform: { define: { ...written }, target: 'es2022' },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${file}: ${log.message}`);
    },
  });
  try {
    const { output } = await bundle.generate({ format, minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
