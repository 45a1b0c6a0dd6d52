import { onCallReadPermission } from '@signalbox/backstage-plugin-on-call-common';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';
import { createOnCallConditionalDecision, onCallConditions } from '..';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('rotations on %s', databaseId => {
  let api: TestApi;
  afterEach(() => api.stop());

  it('lists what is configured, with its defaults', async () => {
    api = await startTestApi({ knex: await databases.init(databaseId) });
    const { body, status } = await api.as('ana').get('/rotations');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: 'single-cell',
        title: 'Single Cell',
        timeZone: 'America/Los_Angeles',
        anchor: '2026-02-23',
        handoffTime: '09:00',
        turnDays: 7,
        members: ['ana', 'bo', 'cy', 'eli'].map(name => `user:default/${name}`),
        levels: [
          { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
          { id: 'secondary', title: 'Secondary', kind: 'rotating', offset: 1 },
          {
            id: 'tertiary',
            title: 'Tertiary',
            kind: 'fixed',
            person: 'user:default/dee',
          },
        ],
        escalation: [
          { level: 'primary', afterMinutes: 0 },
          { level: 'secondary', afterMinutes: 10 },
          { level: 'tertiary', afterMinutes: 30 },
        ],
        source: 'config',
        entityRefs: ['component:default/gateway'],
        channel: '#single-cell-ops',
        helpChannel: '#help-infra',
      },
    ]);
  }, 60_000);

  it('shares out no load from before the first shift, which nobody held', async () => {
    api = await startTestApi({ knex: await databases.init(databaseId) });
    const { body } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/fairness?from=2025-12-01T00:00:00Z&to=2026-03-09T16:00:00Z',
      );
    expect(body.from).toBe('2026-02-23T17:00:00.000Z');
    expect(
      body.people.map(({ person, hours }: any) => [person, hours]),
    ).toEqual([
      ['user:default/ana', 168],
      ['user:default/bo', 167],
      ['user:default/cy', 0],
      ['user:default/eli', 0],
    ]);
  }, 60_000);

  it('shows only what may be read', async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: (_, userRef) =>
        createOnCallConditionalDecision(onCallReadPermission, {
          anyOf: [onCallConditions.isInvolved({ userRef: userRef! })],
        }),
    });
    const seen = async (who: string) =>
      (await api.as(who).get('/rotations')).body.items.length;
    expect([await seen('ana'), await seen('dee'), await seen('vic')]).toEqual([
      1, 1, 0,
    ]);
    const hidden = await api.as('vic').get('/rotations/single-cell');
    expect([hidden.status, hidden.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect((await api.as('bo').get('/rotations/single-cell')).status).toBe(200);
  }, 60_000);
});
