import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { sha } from '../__testUtils__/Fixtures';
import { ScriptedVendor } from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';

describe.each(databases.eachSupportedId())('observing on %s', databaseId => {
  let knex: Knex;
  let server: Server;
  let vendor: ScriptedVendor;
  let scheduler: TestScheduler;
  let answer: { status: number; body: string };
  const config = structuredClone(testConfig);
  config.releaseTrain.components.splice(1);
  config.releaseTrain.trains = [];

  const start = async (now = NOW) => {
    scheduler = await startTestScheduler({
      knex,
      now,
      vendor,
      config,
      pace: { observeInterval: { minutes: 5 } },
    });
    await scheduler.quiet();
  };

  beforeEach(async () => {
    answer = { status: 200, body: `{"build":"sha-${sha('a1')}"}` };
    server = createServer((_request, response) => {
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    Object.assign(config.releaseTrain.components[0].environments[1], {
      version: { url: `http://127.0.0.1:${port}/`, field: 'build' },
    });
    vendor = new ScriptedVendor();
    knex = await databases.init(databaseId);
  }, 60_000);
  afterEach(async () => {
    await scheduler.stop();
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const wordOn = async (environment: string) => {
    const row = await knex('environments')
      .where({ component: EXPLORER, environment })
      .first();
    return {
      version: row.observed_version,
      since: row.observed_since && Number(row.observed_since),
      at: row.observed_at && Number(row.observed_at),
      source: row.observed_source,
      error: row.observed_error,
    };
  };

  it('asks the service where it says its version, and the vendor elsewhere', async () => {
    const since = Date.parse('2026-11-20T10:00:00Z');
    vendor.observe = async place =>
      place === `${EXPLORER}#prod`
        ? { version: `sha-${sha('b0')}`, since, url: 'https://code.example/1' }
        : undefined;
    await start();
    const at = Date.parse(NOW);
    expect(await wordOn('staging')).toEqual({
      version: sha('a1'),
      since: at,
      at,
      source: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      error: null,
    });
    expect(await wordOn('prod')).toEqual({
      version: sha('b0'),
      since,
      at,
      source: 'deploys',
      error: null,
    });
    expect(await wordOn('dev')).toMatchObject({ version: null, at });
    expect(
      scheduler.notices.filter(({ kind }) => kind === 'environment'),
    ).toHaveLength(2);
  });

  it('keeps the last good word with its age when the next question fails', async () => {
    await start();
    const at = Date.parse(NOW);
    answer = { status: 503, body: '' };
    await scheduler.pass(300);
    expect(await wordOn('staging')).toMatchObject({
      version: sha('a1'),
      since: at,
      at,
      error: 'the version endpoint answered 503',
    });
    const told = scheduler.notices.length;
    await scheduler.pass(300);
    expect(scheduler.notices).toHaveLength(told);

    answer = { status: 200, body: `{"build":"${sha('a1').slice(0, 7)}"}` };
    await scheduler.pass(300);
    expect(await wordOn('staging')).toMatchObject({
      version: 'a1a1a1a',
      at: at + 900_000,
      error: null,
    });
  });

  it('writes down that a vendor fails, or says what nobody can read', async () => {
    vendor.observe = async place => {
      if (place.endsWith('dev')) throw new Error('GitHub answered 403');
      return { version: 'release-2026-11-25-of-the-data-portal-and-explorer' };
    };
    await start();
    expect(await wordOn('dev')).toMatchObject({
      version: null,
      at: null,
      error: 'GitHub answered 403',
    });
    expect(await wordOn('prod')).toMatchObject({
      version: null,
      error:
        "the vendor names a version that is no sha: 'release-2026-11-25-of-the-data-portal-and-explorer'",
    });
  });

  it('begins with an environment that is configured later, and leaves one that went', async () => {
    await start();
    await scheduler.stop();
    const { environments } = config.releaseTrain.components[0];
    const [dev] = environments.splice(0, 1, {
      name: 'dev-canary',
      mechanism: 'watches',
    });
    const places: string[] = [];
    vendor.observe = async place => {
      places.push(place);
      return { version: sha('c2') };
    };
    try {
      await start('2026-11-25T18:01:00Z');
      await scheduler.pass(1_000);
      expect(await wordOn('dev-canary')).toMatchObject({ version: sha('c2') });
      expect((await wordOn('dev')).version).toBeNull();
      expect(places).not.toContain(`${EXPLORER}#dev`);
    } finally {
      environments.splice(0, 1, dev);
    }
  });
});
