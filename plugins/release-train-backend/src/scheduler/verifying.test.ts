import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';

describe.each(databases.eachSupportedId())('verifying on %s', databaseId => {
  let server: Server;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;
  /** What the running service answers. */
  let version: { status: number; body: string };
  let health: number;

  beforeEach(async () => {
    version = { status: 200, body: '{"Explorer":"sha-0000000"}' };
    health = 200;
    server = createServer((request, response) => {
      if (request.url === '/health') {
        response.writeHead(health).end();
      } else {
        response.writeHead(version.status).end(version.body);
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const config = structuredClone(testConfig);
    for (const environment of config.releaseTrain.components[0].environments) {
      if (environment.name === 'dev') continue;
      Object.assign(environment, {
        version: { url: `http://127.0.0.1:${port}/version`, field: 'Explorer' },
        healthUrl: `http://127.0.0.1:${port}/health`,
      });
    }
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: NOW,
      vendor,
      channel,
      config,
      pace: { deployTimeout: { minutes: 2 } },
    });
    await scheduler.quiet();
  }, 60_000);
  afterEach(async () => {
    await scheduler.stop();
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it('waits until the service says that it is this version', async () => {
    const { candidateId, runId } = await scheduler.approved();
    const id = await scheduler.ask({ environment: 'prod', candidateId });
    await scheduler.pass(240);
    expect((await scheduler.deployment(id)).state).toBe('verifying');
    expect((await scheduler.run(runId)).state).toBe('verifying');
    expect((await scheduler.candidate(candidateId)).state).toBe('promoted');

    version.body = `{"Explorer":"sha-${sha('a1').slice(0, 8)}"}`;
    await scheduler.pass(10);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect((await scheduler.candidate(candidateId)).state).toBe('verified');
    expect((await scheduler.run(runId)).state).toBe('shipped');
    expect(
      await scheduler
        .knex('environments')
        .where({ recorded_deployment_id: id })
        .first(),
    ).toMatchObject({ recorded_sha: sha('a1'), observed_version: 'a1a1a1a1' });
  });

  it.each([
    [
      'another version',
      200,
      '{"Explorer":"sha-0000000"}',
      'the service says that it is 0000000',
    ],
    [
      'too short a version',
      200,
      '{"Explorer":"sha-a1a1a1"}',
      "the version endpoint has no version in its field 'Explorer'",
    ],
    ['nothing readable', 200, '<html>', 'the version endpoint did not answer'],
    ['an error', 503, '{}', 'the version endpoint answered 503'],
  ])(
    'fails after five minutes of %s',
    async (_what, status, body, words) => {
      version = { status, body };
      const { candidateId, runId } = await scheduler.approved();
      const id = await scheduler.ask({ environment: 'prod', candidateId });
      await scheduler.pass(300);
      expect((await scheduler.deployment(id)).state).toBe('verifying');
      await scheduler.pass(5);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'failed',
        detail: expect.stringContaining(`Not verified: ${words}`),
      });
      expect((await scheduler.candidate(candidateId)).state).toBe('approved');
      expect((await scheduler.run(runId)).state).toBe('ready');
      expect(channel.messages.size).toBe(1);
      expect(channel.told.at(-1)?.text).toContain('deployment to prod failed');
      expect(channel.told.at(-1)?.text).toContain(words);
    },
    20_000,
  );

  it('does not take a service for well because it runs', async () => {
    version.body = `{"Explorer":"${sha('e1')}"}`;
    health = 500;
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(310);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'failed',
      detail: 'Not verified: the health endpoint answered 500',
    });
  }, 20_000);

  it('leaves prod to a person when the vendor never ends it', async () => {
    const { candidateId, runId } = await scheduler.approved();
    vendor.follow = async () => ({ state: 'running' });
    const id = await scheduler.ask({ environment: 'prod', candidateId });
    await scheduler.pass(140);
    // Nothing else can be sent there meanwhile.
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'needs_human',
      detail: expect.stringContaining('did not end in time'),
    });
    expect((await scheduler.run(runId)).state).toBe('promoting');
  });

  it('waits for as long as somebody has to answer at the vendor', async () => {
    vendor.follow = async () => ({ state: 'awaiting_confirm' });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(600);
    expect((await scheduler.deployment(id)).state).toBe('awaiting_confirm');
  });

  it('gives up on what the vendor never ends', async () => {
    vendor.follow = async () => ({ state: 'running' });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(120);
    expect((await scheduler.deployment(id)).state).toBe('running');
    await scheduler.pass(20);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'timed_out',
      detail: 'It did not end in time; it may still be running at the vendor',
    });
    expect(channel.headlines()[0]).toContain('to staging: timed out');
  });

  it('records what the vendor had nothing to do for', async () => {
    const { candidateId, runId } = await scheduler.approved();
    vendor.follow = async () => ({ state: 'noop', detail: 'No changes' });
    const id = await scheduler.ask({ environment: 'prod', candidateId });
    await scheduler.pass(10);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'noop',
      detail: 'No changes',
    });
    expect((await scheduler.run(runId)).state).toBe('shipped');
    expect(
      await scheduler
        .knex('environments')
        .where({ recorded_deployment_id: id })
        .first(),
    ).toMatchObject({ environment: 'prod', recorded_sha: sha('a1') });
  });
});
