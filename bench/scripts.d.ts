/** The project's scripts that the bench uses: they are plain JavaScript, and have no types of their own. */

declare module '@/scripts/install.mjs' {
  export const ROOT: string;
  export class PlainError extends Error {}
  export function ensureInstalled(options?: { root?: string }): Promise<void>;
}

declare module '@/scripts/build.mjs' {
  type Step = { readonly args: readonly string[]; readonly env: Record<string, string> };
  export const CONTENT_CHECK: Step;
  export const NEXT_BUILD: Step;
  export const QUIET_STEP: Step;
}

declare module '@/scripts/copy-project.mjs' {
  export function copyProject(root: string, copy: string): Promise<void>;
  export function sourceFiles(root: string): string[];
  export function inTemporaryFolder<Result>(
    prefix: string,
    work: (folder: string) => Promise<Result>,
  ): Promise<Result>;
}

declare module '@/scripts/browser.mjs' {
  export function findOrInstallBrowser(): Promise<{
    executablePath: string;
    args: string[];
    env: Record<string, string>;
  }>;
}

declare module '@/scripts/host-servers.mjs' {
  export function missingFor(name: 'nginx' | 'caddy'): Promise<string | undefined>;
  export function startNginx(options: {
    directory: string;
    headers?: string;
  }): Promise<{ address: string; port: number; close: () => Promise<void> }>;
}
