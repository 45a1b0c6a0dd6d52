import { mockServices } from '@backstage/backend-test-utils';
import type {
  DeployTarget,
  OutsideDeployment,
  OutsideVerdict,
} from '@signalbox/backstage-plugin-release-train-node';
import { startStandIn } from '../__testUtils__/startStandIn';
import { ProtectionRule } from './ProtectionRule';

const SHA = 'a1'.repeat(20);
const HEAD = 'b2'.repeat(20);
const RULE = '/actions/runs/7/deployment_protection_rule';

describe('the protection rule', () => {
  let standIn: Awaited<ReturnType<typeof startStandIn>>;
  let run: Record<string, unknown>;
  let deployments: unknown[];
  let readable: boolean;
  let asked: OutsideDeployment[];
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    run = { event: 'workflow_dispatch', head_sha: HEAD, display_title: 'Try' };
    deployments = [];
    readable = true;
    asked = [];
    jest.clearAllMocks();
    standIn = await startStandIn(({ path }) => {
      if (path === '/actions/runs/7' && readable) {
        return { body: { ...run, triggering_actor: { login: 'bo' } } };
      }
      if (path === '/deployments') return { body: deployments };
      return path === RULE ? { status: 204 } : undefined;
    });
  });
  afterEach(() => standIn.stop());

  const answers = () =>
    standIn.requests.filter(({ method }) => method === 'POST');

  async function hear(verdict: OutsideVerdict, change: object = {}) {
    await ProtectionRule.create({
      client: standIn.clientFor('token'),
      intake: {
        judge: async deployment => {
          asked.push(deployment);
          return verdict;
        },
      },
      logger,
    }).answer({
      action: 'requested',
      environment: 'prod',
      // Whatever host it names, the answer goes where the configuration says.
      deployment_callback_url: `https://elsewhere.example/repos/o/r${RULE}`,
      deployment: { sha: 'c3'.repeat(20) },
      repository: { html_url: standIn.repository },
      ...change,
    });
  }
  const allowed: OutsideVerdict = { verdict: 'allowed', because: 'It may.' };

  it('reads what is deployed, and where, and by whom', async () => {
    run.display_title = `Deploy ${SHA} to prod [a-key]`;
    await hear(allowed);
    expect(asked[0]).toMatchObject({
      sha: SHA,
      deployKey: 'a-key',
      login: 'bo',
    });
    const place = (vendorEnvironment: string): DeployTarget => ({
      component: 'component:default/one',
      environment: 'production',
      vendorEnvironment,
      options: { repository: standIn.repository },
    });
    expect(asked[0].concerns(place('prod'))).toBe(true);
    expect(asked[0].concerns(place('stage'))).toBe(false);
    expect(answers()).toHaveLength(1);
  });

  it('takes the commit of a run whose title says nothing', async () => {
    await hear(allowed);
    expect(asked[0]).toMatchObject({ sha: HEAD, deployKey: undefined });
  });

  it('takes the key of the deployment that set a run off', async () => {
    run.event = 'deployment';
    const deployment = (id: number, environment: string, key: string) => ({
      id,
      environment,
      payload: { deploy_key: key },
    });
    deployments = [
      deployment(2, 'stage', 'of-stage'),
      deployment(1, 'prod', 'of-prod'),
    ];
    await hear(allowed);
    expect(asked[0]).toMatchObject({ sha: HEAD, deployKey: 'of-prod' });
  });

  it('does not answer for an environment that is not configured, and says so', async () => {
    await hear({ verdict: 'unknown' });
    expect(asked).toHaveLength(1);
    expect(answers()).toEqual([]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('the environment is not configured'),
    );
  });

  it('does not answer what it cannot read, and says so', async () => {
    readable = false;
    await hear(allowed);
    expect([asked, answers()]).toEqual([[], []]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    { action: 'completed' },
    { environment: undefined },
    { deployment_callback_url: 'https://elsewhere.example/' },
    { repository: null },
  ])('takes nothing from %p', async change => {
    await hear(allowed, change);
    expect(standIn.requests).toEqual([]);
  });
});
