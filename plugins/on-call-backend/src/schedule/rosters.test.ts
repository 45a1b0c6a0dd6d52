import type { Entity } from '@backstage/catalog-model';
import type { ApiAssignment } from '@signalbox/backstage-plugin-on-call-common';
import { NOW, startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { singleCell, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { testEntities } from '../__testUtils__/testEntities';
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const user = (name: string) => `user:default/${name}`;

const configWith = (members: unknown) => ({
  ...testConfig,
  onCall: { rotations: [{ ...singleCell, members } as any] },
});
const byGroup = configWith({ group: 'single-cell' });
const without = (name: string): Entity[] =>
  testEntities.filter(({ kind, metadata }) =>
    kind === 'User' ? metadata.name !== name : true,
  );

describe.each(databases.eachSupportedId())('rosters on %s', databaseId => {
  const running: TestApi[] = [];
  const start: typeof startTestApi = async options => {
    const api = await startTestApi(options);
    running.push(api);
    return api;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map(api => api.stop()));
  });

  /** Has the job look twice, as it does by itself within seconds, until there are so many rosters. */
  const rostersAt = async (api: TestApi, minute: number, count: number) => {
    const at = Date.parse(NOW) + minute * 60_000;
    api.clock.moveTo(at);
    await until(async () => {
      api.clock.moveTo(at);
      return (await api.knex('rosters')).length === count;
    });
  };
  /** Has the job look once, and waits until it has. */
  const look = async (api: TestApi) => {
    const before = api.catalog.asked;
    api.clock.moveTo(api.clock.now());
    await until(async () => api.catalog.asked > before);
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  };
  /** Who is primary in shifts 0 to 6. */
  const turns = async (api: TestApi) => {
    const { body } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/shifts?from=2026-02-24T00:00:00.000Z&to=2026-04-07T00:00:00.000Z',
      );
    return body.assignments
      .filter(({ level }: ApiAssignment) => level === 'primary')
      .map(({ person }: ApiAssignment) => person?.replace('user:default/', ''));
  };

  it('takes the members of a group by name, without who has a fixed level', async () => {
    const api = await start({
      knex: await databases.init(databaseId),
      config: byGroup,
    });
    await rostersAt(api, 0, 1);
    const { body } = await api.as('ana').get('/rotations/single-cell');
    expect(body.members).toEqual(['ana', 'bo', 'cy', 'eli'].map(user));
    expect(body.memberGroup).toBe('group:default/single-cell');
    expect(await turns(api)).toEqual('ana bo cy eli ana bo cy'.split(' '));
  }, 60_000);

  it('changes from the next handoff on and never what has been', async () => {
    const api = await start({
      knex: await databases.init(databaseId),
      config: byGroup,
    });
    await rostersAt(api, 0, 1);
    api.catalog.entities = without('cy');
    await rostersAt(api, 10, 2);
    expect(await turns(api)).toEqual('ana bo eli ana bo eli ana'.split(' '));
    // Taken back within the shift it leaves no trace.
    api.catalog.entities = testEntities;
    await rostersAt(api, 20, 1);
    expect(await turns(api)).toEqual('ana bo cy eli ana bo cy'.split(' '));
    expect(api.signals.filter(({ kind }) => kind === 'schedule')).toHaveLength(
      3,
    );
  }, 60_000);

  it('keeps who was in a group that cannot be read, or that is empty', async () => {
    const api = await start({
      knex: await databases.init(databaseId),
      config: byGroup,
    });
    await rostersAt(api, 0, 1);
    api.catalog.down = true;
    await rostersAt(api, 10, 1);
    expect(await turns(api)).toEqual('ana bo cy eli ana bo cy'.split(' '));
    api.catalog.down = false;
    api.catalog.entities = [];
    // Seen once, half of the group is a catalog that is being filled.
    for (const entities of [[], without('cy'), without('bo'), testEntities]) {
      api.catalog.entities = entities;
      await look(api);
    }
    expect(await api.knex('rosters')).toHaveLength(1);
  }, 60_000);

  it('writes a change of a list once, whichever replica is first', async () => {
    const knex = await databases.init(databaseId);
    const first = await start({ knex, config: testConfig });
    const config = configWith([user('ana'), user('vic'), user('bo')]);
    const replicas = await Promise.all([
      start({ knex, config }),
      start({ knex, config }),
    ]);
    for (const api of [first, ...replicas]) {
      expect(await turns(api)).toEqual('ana bo ana vic bo ana vic'.split(' '));
    }
    const rows = await knex('rosters').orderBy('from_shift');
    expect(rows.map(row => row.from_shift)).toEqual([0, 2]);
  }, 60_000);

  it('has nobody on call, for all to see, until a group is known', async () => {
    const api = await start({
      knex: await databases.init(databaseId),
      config: byGroup,
      entities: [],
    });
    const { body } = await api.as('ana').get('/who?rotation=single-cell');
    expect(body.levels[0].now).toMatchObject({ source: 'nobody' });
    expect(body.levels[2].now).toMatchObject({ person: user('dee') });
    const { body: schedule } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/shifts?from=2026-03-03T00:00:00.000Z&to=2026-03-10T00:00:00.000Z',
      );
    expect(schedule.gaps).toEqual([
      {
        level: 'primary',
        start: '2026-03-03T00:00:00.000Z',
        end: '2026-03-10T00:00:00.000Z',
      },
      {
        level: 'secondary',
        start: '2026-03-03T00:00:00.000Z',
        end: '2026-03-10T00:00:00.000Z',
      },
    ]);
  }, 60_000);
});
