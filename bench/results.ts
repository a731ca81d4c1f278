import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BeforeResult } from './parts/before';
import type { BuildResult } from './parts/build';
import type { BytesResult } from './parts/bytes';
import type { HydratedResult } from './parts/hydrated';
import type { LighthouseResult } from './parts/lighthouse';
import type { ServerResult } from './parts/server';
import type { ToggleResult } from './parts/toggle';

/** What each part of the bench finds. */
export type Results = {
  readonly bytes: BytesResult;
  readonly toggle: ToggleResult;
  readonly lighthouse: LighthouseResult;
  readonly build: BuildResult;
  readonly server: ServerResult;
  readonly hydrated: HydratedResult;
  readonly before: BeforeResult;
};

export type PartName = keyof Results;

/** A part's result, with the day on which it was measured and the machine it was measured on. */
export type Kept<Result> = {
  readonly date: string;
  readonly machine: {
    readonly processors: number;
    readonly memory: number;
    readonly system: string;
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly result: Result;
};

export type AllKept = { readonly [Part in PartName]?: Kept<Results[Part]> };

/** Keeps a part's result, so that it is there when another part is measured later. */
export function keepResult<Part extends PartName>(
  folder: string,
  part: Part,
  kept: Kept<Results[Part]>,
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${part}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}

/** What has been kept of some parts; a part that was never measured is left out. */
export function readResults(folder: string, parts: readonly PartName[]): AllKept {
  return Object.fromEntries(
    parts.flatMap((part) => {
      const file = join(folder, `${part}.json`);
      return existsSync(file) ? [[part, JSON.parse(readFileSync(file, 'utf8'))]] : [];
    }),
  );
}
