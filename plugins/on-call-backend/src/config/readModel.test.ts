import { ConfigReader } from '@backstage/config';
import type { ReadinessProbe } from '@signalbox/backstage-plugin-on-call-node';
import { singleCell, testConfig } from '../__testUtils__/testConfig';
import { readModel } from './readModel';

const probe: ReadinessProbe = {
  kind: 'token',
  readOptions: config => ({ scopes: config.getStringArray('scopes') }),
  look: async () => ({
    assigned: { state: 'yes' },
    works: { state: 'unknown', detail: 'Nobody looked' },
  }),
};

const read = (onCall: object) =>
  readModel(new ConfigReader({ ...testConfig, onCall } as any), {
    probes: new Map([[probe.kind, probe]]),
  });
const readRotation = (more: object) =>
  read({ rotations: [{ ...singleCell, ...more }] }).rotations.get(
    'single-cell',
  )!;

describe('the configuration', () => {
  it('needs nothing', () => {
    const model = readModel(new ConfigReader(testConfig), {
      probes: new Map(),
    });
    expect(
      readModel(new ConfigReader({ app: testConfig.app }), {
        probes: new Map(),
      }).rotations.size,
    ).toBe(0);
    expect(model.notices.aheadMs).toEqual(
      [7, 1].map(days => days * 86_400_000),
    );
    expect(model.scheduler).toEqual({
      leaseMs: 15_000,
      backstopMs: 15_000,
      messageTimeoutMs: 10_000,
    });
  });

  it('has the week of the team as its defaults', () => {
    const rotation = readRotation({});
    expect(rotation.turnDays).toBe(7);
    expect(
      rotation.duties.map(({ id, weekday, time, monthly }) => [
        id,
        weekday,
        time,
        monthly,
      ]),
    ).toEqual([
      ['promote', 3, '10:00', false],
      ['cut', 4, '10:00', false],
      ['watch-channels', undefined, undefined, false],
      ['watch-sentry', undefined, undefined, false],
      ['log-incidents', undefined, undefined, false],
      ['dependency-upgrades', undefined, undefined, true],
    ]);
    expect(rotation.checks.map(({ id }) => id)).toEqual([
      'sentry',
      'datadog',
      'okta',
      'github-token',
    ]);
    expect(rotation.pairing).not.toEqual([]);
  });

  it('reads what differs from them', () => {
    const rotation = readRotation({
      turn: { days: 1 },
      handoff: { time: '02:30' },
      manager: undefined,
      members: { group: 'single-cell' },
      levels: [
        { id: 'primary' },
        { id: 'shadow', title: 'Shadow', offset: 2 },
        { id: 'boss', person: 'dee' },
      ],
      escalation: [
        { level: 'primary' },
        { level: 'boss', after: '5m' },
        { level: 'shadow', after: { hours: 1 } },
      ],
      duties: [
        {
          id: 'x',
          title: 'X',
          weekday: 'Friday',
          links: [{ url: 'https://docs.example/x' }],
        },
      ],
      readiness: [
        {
          id: 'token',
          title: 'Token',
          machine: 'token',
          scopes: ['repo'],
          validFor: '30 days',
        },
      ],
    });
    expect(rotation).toMatchObject({
      turnDays: 1,
      handoffTime: '02:30',
      members: { kind: 'group', group: 'group:default/single-cell' },
      levels: [
        { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
        { id: 'shadow', title: 'Shadow', kind: 'rotating', offset: 2 },
        { id: 'boss', kind: 'fixed', person: 'user:default/dee' },
      ],
      escalation: {
        steps: [
          { level: 'primary', afterMs: 0 },
          { level: 'boss', afterMs: 300_000 },
          { level: 'shadow', afterMs: 3_600_000 },
        ],
      },
      duties: [
        {
          weekday: 5,
          links: [
            { title: 'https://docs.example/x', url: 'https://docs.example/x' },
          ],
        },
      ],
      checks: [
        {
          machine: { kind: 'token', options: { scopes: ['repo'] } },
          validForMs: 30 * 86_400_000,
        },
      ],
    });
  });

  it.each<[object, string]>([
    [
      { handoff: { weekday: 'tuesday', time: '09:00' } },
      "'onCall.rotations[0].handoff.weekday': found \"tuesday\", expected monday, because 'onCall.rotations[0].anchor' 2026-02-23 is one; move either",
    ],
    [{ handoff: { time: '9' } }, 'handoff.time\': found "9"'],
    [{ id: 'Single Cell' }, 'rotations[0].id\': found "Single Cell"'],
    [{ timeZone: 'Pacific' }, 'timeZone\': found "Pacific", expected an IANA'],
    [{ anchor: '2026-02-30' }, 'anchor\': found "2026-02-30"'],
    [{ turn: '36h' }, 'turn\': found "36h", expected a whole number of days'],
    [{ members: [] }, "members': found [], expected a list of at least one"],
    [{ members: ['ana', 'user:default/ana'] }, 'expected everybody once'],
    [{ members: ['group:default/x'] }, 'members[0]\': found "group:default/x"'],
    [{ levels: [{ id: 'a' }] }, 'manager\': found "user:default/dee"'],
    [
      { manager: undefined, levels: [{ id: 'a' }, { id: 'a' }] },
      'levels[1].id\': found "a"',
    ],
    [
      { escalation: [{ level: 'fourth' }] },
      'expected one of the levels primary, secondary, tertiary',
    ],
    [
      { escalation: [{ level: 'primary', after: '1m' }] },
      'expected nothing: the first level is paged at once',
    ],
    [
      {
        escalation: [
          { level: 'primary' },
          { level: 'secondary', after: '90s' },
        ],
      },
      'escalation[1].after\': found "90s", expected whole minutes',
    ],
    [
      { duties: [{ id: 'x', title: 'X', time: '10:00' }] },
      'duties[0].time\': found "10:00", expected a weekday beside it',
    ],
    [
      { readiness: [{ id: 'x', title: 'X', machine: 'eye' }] },
      'readiness[0].machine\': found "eye", expected a probe that an installed module brings: token',
    ],
  ])('refuses %j with its path and what was expected', (more, message) => {
    expect(() => readRotation(more)).toThrow(message);
  });

  it('refuses what is there twice', () => {
    expect(() => read({ rotations: [singleCell, singleCell] })).toThrow(
      '\'onCall.rotations[1].id\': found "single-cell", expected an id that no other rotation has',
    );
    expect(() =>
      read({ rotations: [singleCell, { ...singleCell, id: 'other' }] }),
    ).toThrow("it is in 'single-cell'");
    expect(() => read({ notices: { ahead: ['soon'] } })).toThrow(
      '\'onCall.notices.ahead[0]\': found "soon"',
    );
    expect(() => read({ scheduler: { lease: '1ms' } })).toThrow(
      "'onCall.scheduler.lease'",
    );
  });
});
