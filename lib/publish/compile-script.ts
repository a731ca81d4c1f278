import { rolldown } from 'rolldown';

/**
 * Preact replaces React in the browser, in a sixth of the bytes. Only these modules are aliased, so the build
 * fails on a part of React that Preact lacks.
 */
const runtime = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  react: 'preact/compat',
};

/**
 * Bundles a browser script and its imports into one minified text. Run it in the project's folder: `@` resolves to
 * the working directory.
 *
 * @param file the absolute path of its TypeScript file
 * @param format `esm` for a module of a page, `iife` for a worker
 * @param define JavaScript expressions for names that the script declares, such as `{ OFFLINE: 'true' }`
 * @throws Error on any warning: an undefined import would fail in the browser
 */
export async function compileScript(
  file: string,
  format: 'esm' | 'iife',
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bundle = await rolldown({
    input: file,
    platform: 'browser',
    resolve: { alias: { ...runtime, '@': process.cwd() } },
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        ...define,
      },
      target: 'es2022',
    },
    plugins: [
      {
        name: 'styles',
        // Pages inline the styles of their components.
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
