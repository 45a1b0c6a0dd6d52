import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { StandInPagerDuty } from '../__testUtils__/StandInPagerDuty';
import { PagerDutyClient } from '../client/PagerDutyClient';
import type { PagerDutyAccount } from '../config/settings';
import { CatalogPeople } from '../people/CatalogPeople';
import type { Target } from './keys';
import { PagerDutyReader } from './PagerDutyReader';
import type { KeptReading } from './ReadingStore';

const NOW = Date.parse('2026-03-03T18:00:00Z');

const user = (name: string, email: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: { email } },
});
const entities = [
  user('ana', 'Ana@Example.com'),
  user('bo', 'bo@example.com'),
  user('twin', 'shared@example.com'),
  user('twain', 'shared@example.com'),
];

/** PagerDuty's users by their id; the last one has left. */
const USERS: Record<string, string> = {
  PANA: 'ana@example.com',
  PBO: 'bo@example.com',
  PTWIN: 'shared@example.com',
  PELSE: 'else@example.com',
};
const whole = (id: string) => ({
  id,
  name: `Name of ${id}`,
  email: USERS[id],
});
const reference = (id: string) => ({ id, summary: `Name of ${id}` });
const always = (level: number, id: string) => ({
  escalation_level: level,
  user: whole(id),
  start: null,
  end: null,
});
const incident = (id: string, change: object) => ({
  id,
  title: id,
  status: 'triggered',
  created_at: '2026-03-03T17:00:00Z',
  service: { id: 'PSVC' },
  ...change,
});

let pagerDuty: StandInPagerDuty;
let oncalls: unknown[];
let incidents: unknown[];
let catalog: ReturnType<typeof catalogServiceMock>;
let account: PagerDutyAccount;

beforeEach(async () => {
  pagerDuty = await StandInPagerDuty.start();
  oncalls = [];
  incidents = [];
  catalog = catalogServiceMock({ entities });
  account = {
    path: 'onCall.pagerDuty.accounts[0]',
    apiUrl: pagerDuty.url,
    eventsUrl: pagerDuty.url,
    token: 'reader',
    webhookSecrets: [],
  };
  pagerDuty.answer = ({ url }) => {
    const { pathname } = new URL(url!, pagerDuty.url);
    const [, kind, id] = pathname.split('/');
    switch (kind) {
      case 'services':
        return { body: { service: { escalation_policy: reference('PPOL') } } };
      case 'escalation_policies':
        return {
          body: {
            escalation_policy: {
              id,
              escalation_rules: [
                {
                  escalation_delay_in_minutes: 5,
                  targets: [
                    { type: 'user_reference', ...reference('PANA') },
                    { type: 'schedule_reference', id: 'PSCH', summary: 'Week' },
                  ],
                },
              ],
              services: [reference('PSVC')],
            },
          },
        };
      case 'schedules':
        return {
          body: {
            schedule: {
              id,
              name: 'Week',
              final_schedule: {
                rendered_schedule_entries: ['PBO', 'PELSE', 'PGONE'].map(
                  (userId, index) => ({
                    user: reference(userId),
                    start: new Date(NOW + index * 86_400_000).toISOString(),
                    end: new Date(NOW + (index + 1) * 86_400_000).toISOString(),
                  }),
                ),
              },
            },
          },
        };
      case 'oncalls':
        return { body: { oncalls, more: false } };
      case 'incidents':
        return { body: { incidents, more: false } };
      default:
        return USERS[id] ? { body: { user: whole(id) } } : { status: 404 };
    }
  };
});
afterEach(() => pagerDuty.stop());

const service = (): Target => ({ kind: 'service', account, serviceId: 'PSVC' });
const rotation = (): Target => ({
  kind: 'rotation',
  account,
  mapped: {
    rotation: 'r',
    account,
    escalationPolicy: 'PPOL',
    schedules: [],
  },
});

function read(target: Target, previous?: KeptReading): Promise<KeptReading> {
  return PagerDutyReader.create({
    people: CatalogPeople.create({ catalog, auth: mockServices.auth() }),
    clock: { now: () => NOW, onJump: () => () => {} },
    logger: mockServices.logger.mock(),
  }).read(
    PagerDutyClient.create({ account, timeoutMs: 2_000 }),
    target as Exclude<Target, { kind: 'unknown' }>,
    previous,
    AbortSignal.timeout(10_000),
  );
}

const asked = (path: string) =>
  pagerDuty.requests.filter(({ url }) => url!.startsWith(path)).length;

it('names people by an e-mail that one user of the catalog has, by one query', async () => {
  oncalls = [
    always(1, 'PANA'),
    always(1, 'PTWIN'),
    always(2, 'PELSE'),
    // On another page, because the list moved meanwhile.
    always(1, 'PANA'),
    { escalation_level: 3, user: null, start: null, end: null },
  ];
  const query = jest.spyOn(catalog, 'queryEntities');
  const { assignments } = await read(service());
  expect(
    assignments.map(({ level, name, person }) => [level, name, person]),
  ).toEqual([
    [1, 'Name of PANA', 'user:default/ana'],
    [1, 'Name of PTWIN', undefined],
    [2, 'Name of PELSE', undefined],
  ]);
  expect(query).toHaveBeenCalledTimes(1);
});

it('asks for the policy where the service did not bring it whole', async () => {
  oncalls = [always(1, 'PANA')];
  expect((await read(service())).levels).toEqual([
    { level: 1, title: 'Name of PANA, Week', escalatesAfterMs: 300_000 },
  ]);
});

it('stays with who was known while the catalog cannot be asked', async () => {
  oncalls = [always(1, 'PBO')];
  const known = await read(service());
  catalog.queryEntities = async () => {
    throw new Error('503');
  };
  const again = await read(service(), known);
  expect(again.assignments).toEqual(known.assignments);
  expect((await read(service())).assignments[0]).toMatchObject({
    name: 'Name of PBO',
  });
});

it('looks up who is in a schedule only, once, and not who has left', async () => {
  oncalls = [
    always(1, 'PANA'),
    {
      ...always(1, 'PBO'),
      start: '2026-03-03T00:00:00Z',
      end: '2026-03-04T18:00:00Z',
    },
  ];
  const first = await read(rotation());
  expect(first.assignments.map(it => [it.name, it.person])).toEqual([
    ['Name of PANA', 'user:default/ana'],
    ['Name of PBO', 'user:default/bo'],
    ['Name of PELSE', undefined],
    ['Name of PGONE', undefined],
  ]);
  expect(first.coversUntil).toBe(NOW + 35 * 86_400_000);
  expect([asked('/users/PBO'), asked('/users/PELSE')]).toEqual([0, 1]);
  await read(rotation(), first);
  expect(asked('/users/PELSE')).toBe(1);
});

it('tells the level of an incident where it is certain', async () => {
  oncalls = [
    always(1, 'PANA'),
    always(1, 'PBO'),
    always(2, 'PELSE'),
    always(3, 'PTWIN'),
    always(4, 'PTWIN'),
  ];
  const assigned = (...ids: string[]) => ({
    assignments: ids.map(id => ({ assignee: whole(id) })),
  });
  incidents = [
    incident('QBOTH', assigned('PBO', 'PANA')),
    incident('QPART', assigned('PANA')),
    incident('QNEXT', assigned('PELSE')),
    incident('QTWICE', assigned('PTWIN')),
    incident('QTAKEN', {
      ...assigned('PELSE'),
      status: 'acknowledged',
      acknowledgements: [{ acknowledger: reference('PELSE') }],
    }),
    incident('QNOBODY', {}),
  ];
  const { pages } = await read(service());
  expect(pages.map(({ id, level }) => [id, level])).toEqual([
    ['QBOTH', 1],
    ['QPART', undefined],
    ['QNEXT', 2],
    ['QTWICE', undefined],
    ['QTAKEN', undefined],
    ['QNOBODY', undefined],
  ]);
  expect(pages[4]).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'Name of PELSE',
  });
});

it('tells who opened an incident, and how far it had come before somebody took it', async () => {
  oncalls = [always(1, 'PANA'), always(2, 'PELSE')];
  const by = (agent: object) => ({ first_trigger_log_entry: { agent } });
  const assigned = { assignments: [{ assignee: whole('PELSE') }] };
  incidents = [
    incident('QBO', {
      ...by({ type: 'user_reference', ...reference('PBO') }),
      ...assigned,
    }),
    incident(
      'QHOOK',
      by({ type: 'service_reference', summary: 'Watch', id: 'PWATCH' }),
    ),
    incident('QREF', { first_trigger_log_entry: reference('R1') }),
  ];
  const first = await read(service());
  expect(first.pages.map(({ openedBy }) => openedBy)).toEqual([
    'user:default/bo',
    'Watch',
    undefined,
  ]);
  expect([asked('/users/PBO'), asked('/users/PWATCH')]).toEqual([1, 0]);
  incidents = [
    incident('QBO', {
      status: 'acknowledged',
      assignments: [{ assignee: whole('PANA') }],
    }),
  ];
  expect((await read(service(), first)).pages).toMatchObject([
    { state: 'acknowledged', level: 2, openedBy: 'user:default/bo' },
  ]);
});

it.each<[string, () => void]>([
  ['a list that is none', () => (oncalls = 'many' as any)],
  ['a level that is none', () => (oncalls = [{ user: whole('PBO') }])],
  [
    'a state that is not known',
    () => (incidents = [incident('Q', { status: 'odd' })]),
  ],
])('does not take %s for an answer', async (_what, change) => {
  change();
  await expect(read(service())).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('is not understood'),
  });
});
