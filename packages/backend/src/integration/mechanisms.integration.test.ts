import { type FaultRule, type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const PORTAL = 'example-org/single-cell-data-portal';
const INFRA = 'example-org/single-cell-infra';
const QUICK = { queuedMs: 50, runMs: 150 };

jest.setTimeout(5 * 60_000);

/** The rows of the fault table that are not about a workflow's dispatch, through a whole portal. */
describe.each(DATABASE_KINDS)('mechanisms on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, speed: QUICK });
    database = await createTestDatabase(kind);
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        releaseTrain: {
          scheduler: {
            followInterval: '200ms',
            vendorTimeout: '2s',
            absenceProof: '5s',
            observeInterval: '1h',
          },
          // Production without what has to come before it.
          trains: [],
          components: [
            {
              entityRef: 'component:default/data-portal',
              repository: `${sandbox.url}/${PORTAL}`,
              environments: [
                {
                  name: 'prod',
                  mechanism: 'github-deployment',
                  needsCandidate: false,
                },
              ],
            },
            {
              entityRef: 'component:default/infra',
              repository: `${sandbox.url}/${INFRA}`,
              environments: [
                {
                  name: 'prod',
                  mechanism: 'terraform-run',
                  needsCandidate: false,
                  organization: 'example-org',
                  workspace: 'infra-prod',
                  discardOlder: true,
                },
              ],
            },
          ],
        },
      },
    });
    await portal.start();
    ana = await Person.signIn(portal.url, 'user:default/ana');
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });
  afterEach(async () => {
    await sandbox.control.clearFaults();
    await sandbox.control.setSpeed({ repository: PORTAL, speed: QUICK });
  });

  const land = async (repository: string) => {
    const [{ sha }] = await sandbox.control.land({ repository });
    return sha;
  };
  const ask = async (name: string, sha: string): Promise<string> => {
    const { data, error } = await ana.releaseTrain.POST('/deployments', {
      body: {
        component: `component:default/${name}`,
        environment: 'prod',
        sha,
        reason: 'Look what the vendor answers',
      },
    });
    expect(error).toBeUndefined();
    return data!.id;
  };
  const look = async (id: string) => {
    const { data } = await ana.releaseTrain.GET('/deployments/{deploymentId}', {
      params: { path: { deploymentId: id } },
    });
    return data!.deployment;
  };
  const ended = (id: string) =>
    until('the end of the deployment', async () => {
      const deployment = await look(id);
      return deployment.active ? undefined : deployment;
    });
  const meet = (path: string, rule: Omit<FaultRule, 'match'>) =>
    sandbox.control.addFault({ match: { method: 'POST', path }, ...rule });

  describe('a GitHub deployment', () => {
    const github = async (path: string, body?: object): Promise<any> => {
      const response = await fetch(
        `${sandbox.url}/api/v3/repos/${PORTAL}${path}`,
        {
          method: body ? 'POST' : 'GET',
          headers: {
            authorization: 'token login:ana',
            'content-type': 'application/json',
          },
          body: body && JSON.stringify(body),
        },
      );
      return response.json();
    };
    const runOf = (sha: string) =>
      until('the run that it set off', async () => {
        const { workflow_runs: runs } = await github(
          `/actions/runs?event=deployment&head_sha=${sha}`,
        );
        return runs?.[0] as { id: number } | undefined;
      });

    it('T3 deployments 202 merged', async () => {
      const sha = await land(PORTAL);
      await meet('/deployments$', {
        kind: 'status',
        phase: 'before',
        status: 202,
        body: { message: 'Auto-merged main into prod on deployment.' },
      });
      expect(await ended(await ask('data-portal', sha))).toMatchObject({
        state: 'failed',
        detail: expect.stringContaining('made no deployment'),
      });
      // What lands deploys itself to dev; nothing else was made.
      expect(await github(`/deployments?sha=${sha}&environment=prod`)).toEqual(
        [],
      );
    });

    it.each([
      ['status success then failure', ['success'], 'failure'],
      ['status failure then success', ['failure', 'success'], 'success'],
    ] as const)('T3 %s', async (_name, statuses, conclusion) => {
      await sandbox.control.setSpeed({ repository: PORTAL, speed: 'manual' });
      const sha = await land(PORTAL);
      const id = await ask('data-portal', sha);
      const run = await runOf(sha);
      const [deployment] = await github(
        `/deployments?sha=${sha}&environment=prod`,
      );
      for (const state of statuses) {
        await github(`/deployments/${deployment.id}/statuses`, {
          state,
          description: `${state === 'failure' ? 'e2e' : 'functional'}: done`,
        });
      }
      // A success that somebody posted is not believed while others have not spoken.
      await new Promise(resolve => setTimeout(resolve, 1_000));
      expect((await look(id)).state).not.toBe('succeeded');
      await sandbox.control.finishRun(run.id, conclusion);
      expect((await ended(id)).state).toBe('failed');
    });
  });

  describe('a Terraform run', () => {
    const applies = async () => {
      const sent = await sandbox.control.requests({
        method: 'POST',
        path: '/actions/apply$',
      });
      return sent.filter(({ effects }) => effects.length > 0).length;
    };

    it('T3 Terraform run of another commit', async () => {
      const before = await applies();
      const ours = await land(INFRA);
      const theirs = await land(INFRA);
      expect(await ended(await ask('infra', ours))).toMatchObject({
        state: 'failed',
        detail: expect.stringContaining(theirs.slice(0, 8)),
      });
      expect(await applies()).toBe(before);
    });

    it('T3 apply reply lost', async () => {
      const before = await applies();
      await meet('/actions/apply$', { kind: 'reset', phase: 'after' });
      const id = await ask('infra', await land(INFRA));
      expect((await ended(id)).state).toBe('succeeded');
      expect(await applies()).toBe(before + 1);
    });

    it('T3 plan discarded elsewhere', async () => {
      const before = await applies();
      // Nobody answers the plan until somebody has discarded it.
      await meet('/actions/apply$', {
        kind: 'status',
        phase: 'before',
        status: 429,
        headers: { 'retry-after': '3' },
        times: 100,
      });
      const id = await ask('infra', await land(INFRA));
      const run = await until('the plan that waits', async () => {
        const { vendorUrl, state } = await look(id);
        return state === 'awaiting_confirm' || state === 'confirming'
          ? vendorUrl!.split('/').at(-1)
          : undefined;
      });
      await sandbox.control.changeTerraformRun(run, 'discard');
      await sandbox.control.clearFaults();
      expect((await ended(id)).state).toBe('declined');
      expect(await applies()).toBe(before);
    });
  });
});
