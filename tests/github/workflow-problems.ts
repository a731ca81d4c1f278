import { clearCache } from '@actions/languageservice/utils/workflow-cache';
import { validate } from '@actions/languageservice/validate';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

/** What the rules below look at; `validate` holds the rest against GitHub's own schema. */
type Permissions = string | Readonly<Record<string, string>>;
type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
};
type Job = {
  readonly uses?: string;
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: {
    readonly matrix?: {
      readonly node?: readonly string[];
      readonly part?: readonly { readonly steps: string; readonly shard?: string }[];
    };
  };
  readonly steps?: readonly Step[];
};
export type Workflow = {
  readonly on: string | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

/** Only these scopes may be written, and only by a job that deploys into an environment. */
const writtenToDeploy = ['pages', 'id-token'];

const written = (permissions: Permissions = {}): readonly string[] =>
  typeof permissions === 'string'
    ? [permissions]
    : Object.entries(permissions).flatMap(([scope, level]) => (level === 'write' ? [scope] : []));

/**
 * What GitHub would refuse in a workflow, and what it would take and we do not: an action that is not
 * pinned, a token that may write, a job without an end, an expression in a shell.
 */
export async function workflowProblems(text: string): Promise<readonly string[]> {
  // A text that was looked at once is remembered by its address.
  clearCache();
  const document = TextDocument.create('file:///.github/workflows/a.yml', 'yaml', 1, text);
  const diagnostics = await validate(document);
  const refused = diagnostics.map(
    ({ message, range }) => `line ${range.start.line + 1}: ${message}`,
  );
  return refused.length > 0 ? refused : ruleProblems(text);
}

function ruleProblems(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on);
  return [
    ...(JSON.stringify(workflow.permissions) === '{"contents":"read"}'
      ? []
      : ['the workflow: permissions are not “contents: read” and nothing else']),
    ...(events.includes('pull_request_target')
      ? ['the workflow: runs on pull_request_target']
      : []),
    ...(workflow.concurrency === undefined ? ['the workflow: no concurrency'] : []),
    ...unpinned(text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) =>
      jobProblems(job).map((problem) => `${name}: ${problem}`),
    ),
  ];
}

/** Every `uses` names a commit, and beside it the version that people and update bots read. */
const unpinned = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^- /, ''))
    .filter((line) => line.startsWith('uses:') && !line.startsWith('uses: ./'))
    .filter((line) => !/^uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    .map((line) => `not pinned by commit and version: ${line}`);

function jobProblems(job: Job): readonly string[] {
  const steps = job.steps ?? [];
  const mayWrite = job.environment === undefined ? [] : writtenToDeploy;
  return [
    ...written(job.permissions)
      .filter((scope) => !mayWrite.includes(scope))
      .map((scope) => `may write ${scope}`),
    // A job that calls another workflow has the timeouts of that one.
    ...(job.uses === undefined && job['timeout-minutes'] === undefined
      ? ['no timeout-minutes']
      : []),
    ...steps.flatMap((step) => [
      ...(step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false
        ? ['the checkout leaves its token behind']
        : []),
      // GitHub writes its value into the text before a shell reads it; `env` hands it over as a value.
      ...(step.run?.includes('${{') ? [`an expression in a shell: ${step.run}`] : []),
    ]),
  ];
}
