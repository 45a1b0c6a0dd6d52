import { startSandbox, type Sandbox } from '@signalbox/sandbox';
import { toIso } from '@signalbox/backstage-plugin-release-train-common';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const COUNT = 50;
const NAMES = Array.from(
  { length: COUNT },
  (_, i) => `service-${String(i + 1).padStart(2, '0')}`,
);

jest.setTimeout(5 * 60_000);

describe('two backends on one PostgreSQL', () => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  const portals: Portal[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      speed: { queuedMs: 100, runMs: 200 },
    });
    for (const name of NAMES) {
      await sandbox.control.createRepository({
        owner: 'example-org',
        name,
        component: name,
        commits: 3,
      });
    }
    database = await createTestDatabase('PostgreSQL');
    const components = NAMES.map(name => ({
      entityRef: `component:default/${name}`,
      repository: `${sandbox.url}/example-org/${name}`,
      environments: [
        {
          name: 'staging',
          mechanism: 'github-workflow',
          workflow: 'deploy.yml',
          needsCandidate: false,
        },
      ],
    }));
    for (let replica = 0; replica < 2; replica++) {
      const portal = await Portal.create({
        sandboxUrl: sandbox.url,
        database,
        config: {
          // Replicas share a secret, as they do behind a load balancer.
          backend: {
            auth: { keys: [{ secret: 'an-example-of-a-test-secret' }] },
          },
          releaseTrain: {
            scheduler: { followInterval: '500ms', observeInterval: '1h' },
            trains: [],
            components,
          },
        },
      });
      await portal.start();
      portals.push(portal);
    }
  });

  afterAll(async () => {
    await Promise.all(portals.map(portal => portal.stop()));
    await sandbox?.stop();
    await database?.drop();
  });

  it('P3 dispatch 50 deployments that are due at once, each exactly once', async () => {
    const people = await Promise.all(
      portals.map(portal => Person.signIn(portal.url, 'user:default/ana')),
    );
    // A vendor that takes a second gives a second replica the time to meddle.
    await sandbox.control.addFault({
      match: { method: 'POST', path: '/dispatches$' },
      kind: 'latency',
      phase: 'before',
      ms: 1_000,
      times: COUNT,
    });
    const repositories = await sandbox.control.repositories();
    const { now } = await sandbox.control.clock();
    const dueAt = toIso(Date.parse(now) + 15_000);

    const ids = await Promise.all(
      NAMES.map(async (name, i) => {
        const { branches } = repositories.find(
          candidate => candidate.repository === `example-org/${name}`,
        )!;
        const { data, error } = await people[i % 2].releaseTrain.POST(
          '/deployments',
          {
            body: {
              component: `component:default/${name}`,
              environment: 'staging',
              sha: branches.main,
              dueAt,
              reason: 'All at once',
            },
          },
        );
        if (!data) throw new Error(JSON.stringify(error));
        return data.id;
      }),
    );
    // Nothing has been sent before it is due.
    expect(await dispatchedKeys()).toEqual([]);
    expect(Date.parse((await sandbox.control.clock()).now)).toBeLessThan(
      Date.parse(dueAt),
    );

    await until(
      'the end of all deployments',
      async () => {
        const { data } = await people[0].releaseTrain.GET('/deployments', {
          params: { query: { active: true, limit: 100 } },
        });
        return data?.items.length === 0;
      },
      120_000,
    );
    const histories = await Promise.all(
      ids.map(async id => {
        const { data } = await people[0].releaseTrain.GET(
          '/deployments/{deploymentId}',
          { params: { path: { deploymentId: id } } },
        );
        return data?.history.map(event => event.to) ?? [];
      }),
    );
    for (const history of histories) {
      expect(history.at(-1)).toBe('succeeded');
      // Claimed by one replica only: a second one would have found it in doubt or begun again.
      expect(history).not.toContain('unknown');
      expect(history.filter(state => state === 'dispatching')).toHaveLength(1);
    }
    expect((await dispatchedKeys()).sort()).toEqual([...ids].sort());
  });

  async function dispatchedKeys(): Promise<string[]> {
    const requests = await sandbox.control.requests({
      method: 'POST',
      path: '/dispatches$',
    });
    return requests.map(request => (request.body as any).inputs.deploy_key);
  }
});
