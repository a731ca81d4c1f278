import { rolldown } from 'rolldown';

/**
 * What ships in place of React: the same interface in a sixth of the bytes. Only these names are replaced, so
 * that a part of React that Preact lacks stops the build.
 */
const runtime = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  react: 'preact/compat',
};

/**
 * Compiles a script that browsers get, with all that it imports, into one short text. It runs in the project's
 * folder, for which `@` stands.
 *
 * @param file the whole path of its TypeScript file
 * @param format `esm` for a module of a page, `iife` for a worker
 * @param written what the script declares and the build knows, as expressions by their names
 * @throws Error at any warning: an import that is undefined ships as a fault
 */
export async function compileScript(
  file: string,
  format: 'esm' | 'iife',
  written: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bundle = await rolldown({
    input: file,
    platform: 'browser',
    resolve: { alias: { ...runtime, '@': process.cwd() } },
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        ...written,
      },
      target: 'es2022',
    },
    plugins: [
      {
        name: 'styles',
        // The page carries the style of its components.
        load: (id) => (id.endsWith('.css') ? { code: '', moduleType: 'js' } : null),
      },
    ],
    onLog: (level, log) => {
      if (level === 'warn' && log.code !== 'MODULE_LEVEL_DIRECTIVE') {
        throw new Error(`${file}: ${log.message}`);
      }
    },
  });
  try {
    const { output } = await bundle.generate({ format, minify: true, codeSplitting: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
