import { startSandbox, type Sandbox } from '@signalbox/sandbox';
import type { DeploymentWithHistory } from '@signalbox/backstage-plugin-release-train-common';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const REPOSITORY = 'example-org/single-cell-explorer';
const COMPONENT = 'component:default/explorer';
const DISPATCHES = '/dispatches$';
const TIMES = 10;

jest.setTimeout(10 * 60_000);

async function dispatchesOf(sandbox: Sandbox, key: string) {
  const requests = await sandbox.control.requests({ method: 'POST' });
  return requests.filter(
    request =>
      /\/dispatches$/.test(request.path) &&
      (request.body as any)?.inputs?.deploy_key === key,
  );
}

async function runsOf(sandbox: Sandbox, key: string): Promise<any[]> {
  const response = await fetch(
    `${sandbox.url}/api/v3/repos/${REPOSITORY}/actions/workflows/deploy.yml/runs?per_page=100`,
    { headers: { authorization: 'Bearer sandbox-token' } },
  );
  const { workflow_runs: runs } = (await response.json()) as {
    workflow_runs: any[];
  };
  return runs.filter(run => run.display_title.includes(key));
}

describe.each(DATABASE_KINDS)('a backend on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      speed: { queuedMs: 100, runMs: 200 },
    });
    database = await createTestDatabase(kind);
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        releaseTrain: {
          scheduler: { lease: '2s', followInterval: '200ms' },
        },
      },
    });
    await portal.start();
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  const untilDispatched = (key: string) =>
    until(
      'the dispatch',
      async () => (await dispatchesOf(sandbox, key)).length === 1,
    );

  it('P2 killed between the dispatch and its answer sends nothing twice and loses nothing', async () => {
    const ana = await Person.signIn(portal.url, 'user:default/ana');
    for (let time = 1; time <= TIMES; time++) {
      const [{ sha }] = await sandbox.control.land({ repository: REPOSITORY });
      await sandbox.control.addFault({
        match: { method: 'POST', path: DISPATCHES },
        kind: 'hang',
        phase: 'after',
      });
      const { data: asked, error } = await ana.releaseTrain.POST(
        '/deployments',
        {
          body: {
            component: COMPONENT,
            environment: 'staging',
            sha,
            reason: `Rehearsing a power cut, number ${time}`,
          },
        },
      );
      expect(error).toBeUndefined();
      const key = asked!.id;

      // The sandbox has it, and the answer hangs: the id cannot have been saved.
      await untilDispatched(key);
      await portal.kill();
      await sandbox.control.clearFaults();
      await portal.start();

      const ended = await until('the end of the deployment', async () => {
        const { data } = await ana.releaseTrain.GET(
          '/deployments/{deploymentId}',
          { params: { path: { deploymentId: key } } },
        );
        return data?.deployment.active === false ? data : undefined;
      });
      expect(ended.deployment).toMatchObject({ state: 'succeeded', sha });
      expect(statesOf(ended)).toEqual(
        expect.arrayContaining(['dispatching', 'unknown', 'dispatched']),
      );
      const runs = await runsOf(sandbox, key);
      expect(runs).toHaveLength(1);
      expect(ended.deployment.vendorUrl).toContain(`/${runs[0].id}`);
      expect(await dispatchesOf(sandbox, key)).toHaveLength(1);
    }
  });
});

function statesOf({ history }: DeploymentWithHistory): string[] {
  return history.map(event => event.to);
}
