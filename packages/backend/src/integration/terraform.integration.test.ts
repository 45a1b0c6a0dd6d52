import { ConfigReader } from '@backstage/config';
import {
  TerraformObserveDriver,
  TerraformRunDriver,
} from '@signalbox/backstage-plugin-release-train-backend-module-terraform';
import {
  type FaultRule,
  type NewTerraformRun,
  type Sandbox,
  startSandbox,
} from '@signalbox/sandbox';

type DispatchRequest = Parameters<TerraformRunDriver['dispatch']>[0];

const OWNER = 'example-org';
const APPLY = '/actions/apply$';
const signal = (ms = 10_000) => AbortSignal.timeout(ms);

let sandbox: Sandbox;
let made = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, speed: 'manual' });
}, 30_000);
afterAll(() => sandbox?.stop());
afterEach(() => sandbox.control.clearFaults());

function driverWith(token: string): TerraformRunDriver {
  return TerraformRunDriver.fromConfig(
    new ConfigReader({
      releaseTrain: {
        terraform: { address: `${sandbox.url}/terraform`, token },
      },
    }),
  );
}

/** A repository and a workspace of their own, and what deploys them. */
async function begin(
  options: { autoApply?: boolean; token?: string; discardOlder?: boolean } = {},
) {
  const name = `infra-${++made}`;
  const repository = `${OWNER}/${name}`;
  const { branches } = await sandbox.control.createRepository({
    owner: OWNER,
    name,
    component: name,
  });
  const workspace = `${name}-prod`;
  await sandbox.control.createTerraformWorkspace({
    name: workspace,
    repository,
    environment: 'prod',
    autoApply: options.autoApply ?? false,
  });
  const driver = driverWith(options.token ?? 'a-token');
  const config = new ConfigReader({
    environments: [
      {
        organization: OWNER,
        workspace,
        discardOlder: options.discardOlder ?? false,
      },
    ],
  });
  const target = {
    component: `component:default/${name}`,
    environment: 'prod',
    vendorEnvironment: 'prod',
    options: driver.readOptions({
      component: config,
      environment: config.getConfigArray('environments')[0],
    }),
  };
  const request = (sha: string): DispatchRequest => ({
    target,
    sha,
    deployKey: `01KAHR0J7VQ3C4N9W2D8${String(++made).padStart(6, '0')}`,
    dispatchedAt: Date.now(),
  });
  const { control } = sandbox;
  return {
    name,
    workspace,
    head: branches.main,
    target,
    driver,
    request,
    observe: () => driver.observe(target, signal()),
    dispatch: (sha: string) => driver.dispatch(request(sha), signal()),
    create: (values: Partial<NewTerraformRun> = {}) =>
      control.createTerraformRun({ workspace, ...values }),
    /** What is merged makes a run. */
    async land() {
      const [{ sha }] = await control.land({ repository });
      return sha;
    },
    change: (
      id: string,
      ...actions: Array<Parameters<typeof control.changeTerraformRun>[1]>
    ) =>
      actions.reduce<Promise<unknown>>(
        (before, action) =>
          before.then(() => control.changeTerraformRun(id, action)),
        Promise.resolve(),
      ),
    /** The run of a commit, as the scheduler holds it. */
    async accepted(sha: string) {
      const intent = request(sha);
      const outcome = await driver.dispatch(intent, signal());
      if (outcome.outcome !== 'accepted' || !outcome.vendor) {
        throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
      }
      const { vendor } = outcome;
      return {
        id: vendor.id,
        vendor,
        intent,
        follow: () => driver.follow(intent, vendor, signal()),
        state: async () =>
          (await driver.follow(intent, vendor, signal())).state,
        confirm: () => driver.confirm(intent, vendor, signal()),
        cancel: () => driver.cancel(intent, vendor, signal()),
      };
    },
  };
}

/** A run of a new commit that waits to be confirmed. */
async function waiting(options: { token?: string } = {}) {
  const world = await begin(options);
  const sha = await world.land();
  const run = await world.accepted(sha);
  await world.change(run.id, 'finish');
  return { ...world, sha, run };
}

function breakApply(rule: Omit<FaultRule, 'match'>) {
  return sandbox.control.addFault({
    match: { method: 'POST', path: APPLY },
    ...rule,
  });
}

async function appliesOf(id: string) {
  const log = await sandbox.control.requests({
    method: 'POST',
    path: `/runs/${id}${APPLY}`,
  });
  return log.map(({ effects }) => effects.length);
}

it('follows the run of what was merged, confirms it, and sees it applied', async () => {
  const world = await begin();
  expect(await world.observe()).toBeUndefined();
  expect(await world.dispatch(world.head)).toEqual({
    outcome: 'deferred',
    reason: expect.stringContaining(
      `In ${OWNER}/${world.workspace} there is no run of commit`,
    ),
    retryAfterMs: 15_000,
  });

  const sha = await world.land();
  const run = await world.accepted(sha);
  expect(run.vendor.url).toBe(
    `${sandbox.url}/terraform/app/${OWNER}/workspaces/${world.workspace}/runs/${run.id}`,
  );
  expect((await fetch(run.vendor.url!)).status).toBe(200);
  expect(await world.driver.find(run.intent, signal())).toEqual({
    found: [run.vendor],
  });
  expect(await run.follow()).toEqual({
    state: 'running',
    detail: "Terraform says 'plan_queued'",
  });
  expect(await run.confirm()).toEqual({
    outcome: 'refused',
    reason: `Run ${run.id} does not wait to be confirmed: Terraform says 'plan_queued'`,
  });

  await world.change(run.id, 'finish');
  expect(await run.follow()).toEqual({
    state: 'awaiting_confirm',
    detail: expect.stringMatching(
      /^Waits to be confirmed: \d to add, \d to change, 0 to destroy$/,
    ),
  });
  expect(await run.confirm()).toEqual({
    outcome: 'accepted',
    vendor: run.vendor,
  });
  const [apply] = await sandbox.control.requests({
    path: `/runs/${run.id}${APPLY}`,
  });
  expect(apply.body).toEqual({
    comment: `Confirmed by Signalbox [${run.intent.deployKey}]`,
  });
  expect(await run.state()).toBe('running');
  // Asked again, nothing is sent again.
  expect(await run.confirm()).toMatchObject({ outcome: 'accepted' });
  expect(await appliesOf(run.id)).toEqual([1]);

  await world.change(run.id, 'finish');
  expect(await run.state()).toBe('succeeded');
  expect(await world.observe()).toEqual({
    version: sha,
    since: expect.any(Number),
    url: run.vendor.url,
  });
  expect((await world.accepted(sha)).id).toBe(run.id);
});

it.each([true, false])(
  'the plan of an older commit that waits is discarded only when told to (%s)',
  async discardOlder => {
    const world = await begin({ discardOlder });
    const older = await world.accepted(await world.land());
    await world.change(older.id, 'finish');
    const newer = await world.accepted(await world.land());
    expect(await older.state()).toBe(
      discardOlder ? 'declined' : 'awaiting_confirm',
    );
    expect((await newer.follow()).detail).toMatch(
      discardOlder ? /Terraform says/ : /^Queued in Terraform behind/,
    );
  },
);

it('is only watched where the mechanism is to watch', async () => {
  const world = await begin({ autoApply: true });
  const run = await world.accepted(await world.land());
  await world.change(run.id, 'finish', 'finish');
  const watching = TerraformObserveDriver.create({ runs: world.driver });
  expect(watching.triggers).toBe(false);
  expect(await watching.observe(world.target, signal())).toMatchObject({
    version: run.intent.sha,
  });
  expect(await watching.dispatch()).toMatchObject({ outcome: 'refused' });
});

it('needs nobody in a workspace that applies by itself', async () => {
  const world = await begin({ autoApply: true });
  const run = await world.accepted(await world.land());
  await world.change(run.id, 'finish');
  expect(await run.state()).toBe('running');
  await world.change(run.id, 'finish');
  expect(await run.state()).toBe('succeeded');
});

it('takes a plan without changes for what it is', async () => {
  const world = await begin();
  const { id } = await world.create({ hasChanges: false });
  await world.change(id, 'finish');
  const run = await world.accepted(world.head);
  expect([run.id, await run.state()]).toEqual([id, 'noop']);
  expect(await world.observe()).toBeUndefined();
});

describe('a run of world commit', () => {
  it('is named when it is the newest unfinished one', async () => {
    const world = await waiting();
    const later = await world.land();
    const other = await world.accepted(later);
    expect(await world.dispatch(world.sha)).toEqual({
      outcome: 'refused',
      reason: `In ${OWNER}/${world.workspace} run ${
        other.id
      } of commit ${later.slice(
        0,
        8,
      )} is the newest unfinished one, and commit ${world.sha.slice(
        0,
        8,
      )} is to be deployed: confirm or discard that run first`,
    });
    expect(await world.driver.find(world.run.intent, signal())).toEqual({
      found: [],
    });
    // It was merged after ours was found.
    expect(await world.run.confirm()).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining(
        `run ${other.id} of commit ${later.slice(0, 8)} is newer than run ${
          world.run.id
        } and unfinished`,
      ),
    });
    expect(await other.follow()).toEqual({
      state: 'pending',
      detail: `Queued in Terraform behind run ${
        world.run.id
      } of commit ${world.sha.slice(0, 8)}, which waits to be confirmed`,
    });
    await world.change(other.id, 'discard');
    expect(await world.run.confirm()).toMatchObject({ outcome: 'accepted' });
  });

  it('T3 Terraform run of another commit: is never confirmed in the name of ours', async () => {
    const { driver, request, head, run } = await waiting();
    expect(
      await driver.confirm(request(head), run.vendor, signal()),
    ).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('which does not bring commit'),
    });
    expect(await appliesOf(run.id)).toEqual([]);
  });

  it('that was applied over ours is not taken for ours', async () => {
    const world = await waiting();
    await world.change(world.run.id, 'confirm', 'finish');
    const later = await world.accepted(await world.land());
    expect((await world.accepted(world.sha)).id).toBe(world.run.id);
    await world.change(later.id, 'finish', 'confirm', 'finish');
    expect(await world.dispatch(world.sha)).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining(
        `was applied after run ${world.run.id} of commit`,
      ),
    });
  });

  it('may be speculative, and then matters to nobody', async () => {
    const world = await waiting();
    await world.create({ sha: world.head, planOnly: true });
    expect(await world.run.confirm()).toMatchObject({ outcome: 'accepted' });
  });

  it('that destroys is no deployment of its commit', async () => {
    const world = await begin();
    await world.create({ isDestroy: true });
    expect(await world.dispatch(world.head)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('the destroy run'),
    });
  });
});

describe('T3 apply reply lost: a confirmation whose reply is lost', () => {
  it.each<[string, Omit<FaultRule, 'match'>]>([
    ['by a reset', { kind: 'reset', phase: 'after' }],
    ['by a 502', { kind: 'status', status: 502, phase: 'after' }],
    [
      'by a 200 instead of a 202',
      { kind: 'status', status: 200, phase: 'after' },
    ],
    ['in the time that a request has', { kind: 'hang', phase: 'after' }],
  ])('%s is found done by reading', async (_name, rule) => {
    const { run } = await waiting();
    await breakApply(rule);
    expect(await run.confirm()).toEqual({
      outcome: 'accepted',
      vendor: run.vendor,
    });
    expect(await appliesOf(run.id)).toEqual([1]);
  });

  it('before it had an effect stays in doubt, and the run still waits', async () => {
    const { run } = await waiting();
    await breakApply({ kind: 'reset', phase: 'before' });
    expect(await run.confirm()).toMatchObject({ outcome: 'unknown' });
    expect(await appliesOf(run.id)).toEqual([0]);
    expect(await run.state()).toBe('awaiting_confirm');
  });

  it('stays in doubt when it cannot be read either', async () => {
    const world = await waiting();
    await breakApply({ kind: 'hang', phase: 'after' });
    expect(
      await world.driver.confirm(
        world.run.intent,
        world.run.vendor,
        signal(600),
      ),
    ).toEqual({
      outcome: 'unknown',
      reason: `Could not apply the run ${world.run.id}: Terraform gave no readable answer: the call took too long`,
    });
    expect(await world.run.state()).toBe('running');
  });

  it('is deferred for as long as Terraform asks', async () => {
    const { run } = await waiting();
    await breakApply({
      kind: 'status',
      phase: 'before',
      status: 429,
      headers: { 'retry-after': '3' },
    });
    expect(await run.confirm()).toMatchObject({
      outcome: 'deferred',
      retryAfterMs: 3000,
    });
    expect(await run.confirm()).toMatchObject({ outcome: 'accepted' });
  });
});

describe('409', () => {
  const refuse = { status: 409, body: { errors: [{ title: 'not allowed' }] } };

  it('means done when somebody else was faster', async () => {
    const { run } = await waiting();
    // The effect is theirs, the refusal is ours.
    await breakApply({ kind: 'status', phase: 'after', ...refuse });
    expect(await run.confirm()).toMatchObject({ outcome: 'accepted' });
  });

  it('is a refusal when nobody confirmed it', async () => {
    const { run } = await waiting();
    await breakApply({ kind: 'status', phase: 'before', ...refuse });
    expect(await run.confirm()).toEqual({
      outcome: 'refused',
      reason: `Could not apply the run ${run.id}: Terraform answered 409: not allowed; the run says 'planned'`,
    });
  });
});

describe('a run that ends otherwise', () => {
  it('T3 plan discarded elsewhere: was declined when somebody discarded it in Terraform', async () => {
    const world = await waiting();
    await world.change(world.run.id, 'discard');
    expect(await world.run.state()).toBe('declined');
    expect(await world.run.confirm()).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining("Terraform says 'discarded'"),
    });
    expect(await world.dispatch(world.sha)).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining(
        `run ${world.run.id} of commit ${world.sha.slice(
          0,
          8,
        )} has ended as 'discarded': start a new run`,
      ),
    });
    // Somebody does.
    const { id } = await world.create({ sha: world.sha });
    expect((await world.accepted(world.sha)).id).toBe(id);
  });

  it('failed where it failed', async () => {
    const world = await waiting();
    await world.change(world.run.id, 'error');
    expect(await world.run.state()).toBe('failed');
  });

  it('is discarded by us while it waits, and cancelled while it runs', async () => {
    const waits = await waiting();
    await waits.run.cancel();
    expect(await waits.run.state()).toBe('declined');
    // Nothing is left to cancel, and that is fine.
    await waits.run.cancel();

    const runs = await waiting();
    await runs.run.confirm();
    await sandbox.control.addFault({
      match: { method: 'POST', path: '/actions/cancel$' },
      kind: 'status',
      phase: 'before',
      status: 409,
    });
    await runs.run.cancel();
    expect(await runs.run.state()).toBe('running');
    await runs.run.cancel();
    expect(await runs.run.state()).toBe('cancelled');
  });
});

describe('tokens', () => {
  it('of an organization see that a run waits, and leave it to people', async () => {
    const { run } = await waiting({ token: 'org-token' });
    expect(await run.follow()).toEqual({
      state: 'running',
      detail: expect.stringMatching(/the token here may not apply it/),
    });
    expect(await run.confirm()).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(
        /may not apply run .*not of an organization$/,
      ),
    });
    expect(await appliesOf(run.id)).toEqual([]);
    await expect(run.cancel()).rejects.toThrow(/Terraform answered 404/);
  });

  it('that Terraform refuses after all are named', async () => {
    const { run } = await waiting();
    await breakApply({
      kind: 'status',
      phase: 'before',
      status: 404,
      body: { errors: [{ status: '404', title: 'not found' }] },
    });
    expect(await run.confirm()).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(
        /Terraform answered 404: not found; releaseTrain\.terraform\.token has to be of a user or a team/,
      ),
    });
  });

  it('that are wrong are what a deployment is refused with, and are not told', async () => {
    const { target, request, head } = await begin();
    const driver = driverWith('bad-token');
    expect(await driver.dispatch(request(head), signal())).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(
        /Terraform answered 401: unauthorized \(is releaseTrain\.terraform\.token right\?\)$/,
      ),
    });
    await expect(driver.observe(target, signal())).rejects.toThrow(
      /Terraform answered 401/,
    );
    await expect(driver.find(request(head), signal())).rejects.toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('bad-token'),
      }),
    );
  });
});

describe('many runs', () => {
  it('are read page by page until the commit is found', async () => {
    const world = await waiting();
    await world.change(world.run.id, 'confirm', 'finish');
    for (let index = 0; index < 104; index++) {
      const { id } = await world.create({ sha: world.head });
      await world.change(id, 'discard').catch(() => world.change(id, 'cancel'));
    }
    expect((await world.accepted(world.sha)).id).toBe(world.run.id);
    expect(await world.observe()).toMatchObject({ version: world.sha });
    const pages = await sandbox.control.requests({
      path: 'page%5Bnumber%5D=2',
    });
    expect(pages.length).toBeGreaterThan(0);
  }, 30_000);

  it('are not taken for read when a page is lost', async () => {
    const world = await waiting();
    await sandbox.control.addFault({
      match: { method: 'GET', path: '/runs\\?' },
      kind: 'truncate',
      phase: 'after',
    });
    await expect(world.driver.find(world.run.intent, signal())).rejects.toThrow(
      /^Could not list the runs of/,
    );
    await sandbox.control.addFault({
      match: { method: 'GET', path: '/runs\\?' },
      kind: 'status',
      phase: 'before',
      status: 503,
    });
    expect(await world.dispatch(world.sha)).toMatchObject({
      outcome: 'deferred',
      reason: expect.stringContaining('Terraform answered 503'),
    });
  });
});
