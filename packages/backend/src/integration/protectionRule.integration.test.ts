import { type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const REPOSITORY = 'example-org/single-cell-explorer';
const SECRET = 'sandbox-secret';

jest.setTimeout(5 * 60_000);

describe.each(DATABASE_KINDS)('the protection rule on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      speed: { queuedMs: 50, runMs: 150 },
    });
    database = await createTestDatabase(kind);
    portal = await Portal.create({ sandboxUrl: sandbox.url, database });
    await portal.start();
    ana = await Person.signIn(portal.url, 'user:default/ana');
    await sandbox.control.addWebhook({
      source: 'github',
      url: `${portal.url}/api/events/http/github`,
      secret: SECRET,
    });
    for (const environment of ['staging', 'prod']) {
      await sandbox.control.setProtection({
        repository: REPOSITORY,
        environment,
        protected: true,
      });
    }
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  const land = async () =>
    (await sandbox.control.land({ repository: REPOSITORY }))[0].sha;

  /** What was answered to GitHub, and what GitHub said to that. */
  const answers = async () =>
    (
      await sandbox.control.requests({
        method: 'POST',
        path: '/deployment_protection_rule$',
      })
    ).map(({ status, body }) => ({ status, ...(body as any) }));

  async function dispatchByHand(sha: string, environment: string) {
    const response = await fetch(
      `${sandbox.url}/api/v3/repos/${REPOSITORY}/actions/workflows/deploy.yml/dispatches`,
      {
        method: 'POST',
        headers: {
          authorization: 'token login:bo',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ref: 'main', inputs: { sha, environment } }),
      },
    );
    expect(response.ok).toBe(true);
    await response.text();
  }

  it('lets a deployment of ours on', async () => {
    const { data } = await ana.releaseTrain.POST('/deployments', {
      body: {
        component: 'component:default/explorer',
        environment: 'staging',
        sha: await land(),
        reason: 'Pass the rule',
      },
    });
    await until('the end of the deployment', async () => {
      const read = await ana.releaseTrain.GET('/deployments/{deploymentId}', {
        params: { path: { deploymentId: data!.id } },
      });
      return read.data?.deployment.state === 'succeeded';
    });
    expect(await answers()).toEqual([
      {
        status: 204,
        environment_name: 'staging',
        state: 'approved',
        comment: expect.stringContaining('The release train deploys'),
      },
    ]);
  });

  it('refuses what a promotion would be refused for, with the reasons', async () => {
    const before = (await answers()).length;
    await dispatchByHand(await land(), 'prod');
    const answer = await until(
      'the answer',
      async () => (await answers())[before],
    );
    expect(answer).toMatchObject({
      status: 204,
      environment_name: 'prod',
      state: 'rejected',
      comment: expect.stringMatching(/candidate/i),
    });
  });
});
