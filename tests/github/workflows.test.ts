import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stepsFor } from '@/scripts/test-steps';
import { type Workflow, workflowProblems } from './workflow-problems';

const folder = '.github/workflows';
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflow = (file: string) => parse(read(file)) as Workflow;
const getSteps = (file: string, job: string) => workflow(file).jobs[job]?.steps ?? [];
const getRuns = (file: string, job: string) => getSteps(file, job).flatMap(({ run }) => run ?? []);

describe.each(readdirSync(folder))('the workflow %s', (file) => {
  it('is one that GitHub takes, and keeps our rules', async () => {
    expect(await workflowProblems(read(file))).toEqual([]);
  });
});

describe('the checks', () => {
  it('are all steps of the command of the README, on the oldest Node that is promised', () => {
    const [firstScreen = ''] = readFileSync('README.md', 'utf8').split('\n## ');
    expect(firstScreen).toContain('```sh\nnpm test\n```');
    expect(getRuns('check.yml', 'test')).toEqual(['npm test -- $STEPS']);
    const { matrix } = workflow('check.yml').jobs.test?.strategy ?? {};
    const parts = matrix?.part ?? [];
    const named = parts.flatMap(({ steps }) => stepsFor(steps.split(' ')));
    expect(new Set(named)).toEqual(new Set(stepsFor([])));
    const shards = parts.flatMap(({ shard }) => shard ?? []);
    expect(shards).toEqual(shards.map((_, index) => `${index + 1}/${shards.length}`));
    const [, oldest = ''] = /^>=(\d+\.\d+)/.exec(
      JSON.parse(readFileSync('package.json', 'utf8')).engines.node,
    ) ?? [''];
    expect(matrix?.node).toEqual([oldest, 'lts/*']);
  });

  it('that take part of the cases do it in full once a week', () => {
    const [install, run = ''] = getRuns('weekly.yml', 'test');
    expect(install).toBe('npm ci --ignore-scripts');
    const step = getSteps('weekly.yml', 'test').at(-1);
    const tests = ['tests/regular-expressions.test.ts', 'tests/lib/content/fuzz.test.ts'];
    expect(run).toBe(`npm test -- ${tests.join(' ')}`);
    expect(step?.env).toEqual({ FUZZ: 'all', PROVED: 'all' });
    for (const name of Object.keys(step?.env ?? {})) {
      expect(tests.some((file) => readFileSync(file, 'utf8').includes(`process.env.${name}`))).toBe(
        true,
      );
    }
    expect(Object.keys(workflow('weekly.yml').on)).toContain('schedule');
  });

  it('run for every pull request, and before anything is published', () => {
    expect(Object.keys(workflow('check.yml').on)).toEqual(['pull_request', 'workflow_call']);
    const { jobs } = workflow('publish.yml');
    expect(jobs.check?.uses).toBe('./.github/workflows/check.yml');
    expect(jobs).toMatchObject({ build: { needs: 'check' }, deploy: { needs: 'build' } });
  });
});

describe('the publishing', () => {
  it('installs by the lockfile, without scripts, and builds for the address that Pages gives', () => {
    const steps = getSteps('publish.yml', 'build');
    const [install, build, keep] = getRuns('publish.yml', 'build');
    expect([install, build]).toEqual(['npm ci --ignore-scripts', 'npm run build']);
    expect(steps.find(({ run }) => run === build)).toMatchObject({
      env: {
        SITE_ADDRESS: `\${{ steps.pages.outputs.origin }}`,
        SITE_PATH: `\${{ steps.pages.outputs.base_path }}`,
        REPORT_ADDRESS: `\${{ github.server_url }}/\${{ github.repository }}/issues`,
      },
    });
    expect(keep).toBe('npm run deploy -- --keep "$SITE"');
  });

  it('uploads the built site, and the files that begin with a dot', () => {
    const upload = getSteps('publish.yml', 'build').at(-1);
    expect(upload?.uses).toMatch(/^actions\/upload-pages-artifact@/);
    expect(upload?.with).toEqual({ path: 'out', 'include-hidden-files': true });
  });
});

describe('a workflow with a fault is found', () => {
  const sound = read('publish.yml');
  it.each([
    {
      fault: 'an action by a name that can move',
      from: /actions\/deploy-pages@[0-9a-f]+ # v[\d.]+/,
      to: 'actions/deploy-pages@v5',
      found: ['not pinned by commit and version: uses: actions/deploy-pages@v5'],
    },
    {
      fault: 'a commit without its version',
      from: / # v5\.0\.0\n {8}id: deployment/,
      to: '\n        id: deployment',
      found: [
        expect.stringMatching(/^not pinned by commit and version: uses: actions\/deploy-pages@/),
      ],
    },
    {
      fault: 'a token that may write everywhere',
      from: /permissions:\n {2}contents: read\n/,
      to: 'permissions: write-all\n',
      found: ['the workflow: permissions are not “contents: read” and nothing else'],
    },
    {
      fault: 'a job that may write and does not deploy',
      from: /pages: read/,
      to: 'pages: write',
      found: ['build: may write pages'],
    },
    {
      fault: 'a deployment that may write more than it needs',
      from: /id-token: write/,
      to: 'id-token: write\n      contents: write',
      found: ['deploy: may write contents'],
    },
    {
      fault: 'a job without an end',
      from: / {4}timeout-minutes: 20\n/,
      to: '',
      found: ['build: no timeout-minutes'],
    },
    {
      fault: 'a checkout that leaves its token in the folder',
      from: / {8}with:\n {10}persist-credentials: false\n/,
      to: '',
      found: ['build: the checkout leaves its token behind'],
    },
    {
      fault: 'the title of a pull request in a shell',
      from: /run: npm run build\n/,
      to: `run: echo "\${{ github.event.head_commit.message }}"\n`,
      found: [`build: an expression in a shell: echo "\${{ github.event.head_commit.message }}"`],
    },
    {
      fault: 'a run with our rights for the code of others',
      from: / {2}workflow_dispatch:\n/,
      to: '  pull_request_target:\n',
      found: ['the workflow: runs on pull_request_target'],
    },
    {
      fault: 'two publications at once',
      from: /concurrency:\n {2}group: pages\n {2}cancel-in-progress: false\n/,
      to: '',
      found: ['the workflow: no concurrency'],
    },
    {
      fault: 'a word that GitHub does not know',
      from: /timeout-minutes: 20/,
      to: 'timeout: 20',
      found: [expect.stringContaining("Unexpected value 'timeout'")],
    },
    {
      fault: 'a job that waits for one that is not there',
      from: /needs: check/,
      to: 'needs: chekc',
      found: expect.arrayContaining([expect.stringContaining("unknown job 'chekc'")]),
    },
    {
      fault: 'the output of a step that is not there',
      from: /steps\.pages\.outputs\.origin/,
      to: 'steps.page.outputs.origin',
      found: [expect.stringContaining('Context access might be invalid: page')],
    },
  ])('$fault', async ({ from, to, found }) => {
    const faulty = sound.replace(from, to);
    expect(faulty).not.toBe(sound);
    expect(await workflowProblems(faulty)).toEqual(found);
  });
});
