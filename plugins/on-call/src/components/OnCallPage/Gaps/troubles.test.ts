import type {
  ApiRotation,
  Schedule,
} from '@signalbox/backstage-plugin-on-call-common';
import { troublesOf } from './troubles';

const rotation = (id: string): ApiRotation => ({
  id,
  title: id,
  timeZone: 'America/Los_Angeles',
  anchor: '2026-02-23',
  handoffTime: '09:00',
  turnDays: 7,
  members: [],
  levels: [
    { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
    { id: 'secondary', title: 'Secondary', kind: 'rotating', offset: 1 },
  ],
  escalation: [],
  source: 'config',
  entityRefs: [],
});

const schedule = (more: Partial<Schedule>): Schedule => ({
  rotation: 'single-cell',
  timeZone: 'America/Los_Angeles',
  from: '2026-11-27T14:00:00.000Z',
  to: '2027-02-19T14:00:00.000Z',
  assignments: [],
  handoffs: [],
  gaps: [],
  doubled: [],
  drift: [],
  asOf: '2026-11-27T14:00:00.000Z',
  ...more,
});

it('lists gaps and doubled people of all rotations by their beginning', () => {
  const later = {
    start: '2026-12-25T08:00:00.000Z',
    end: '2026-12-26T08:00:00.000Z',
  };
  const sooner = {
    start: '2026-12-14T17:00:00.000Z',
    end: '2026-12-21T17:00:00.000Z',
  };
  const troubles = troublesOf([
    {
      rotation: rotation('single-cell'),
      schedule: schedule({ gaps: [{ level: 'primary', ...later }] }),
    },
    {
      rotation: rotation('infra'),
      schedule: schedule({
        gaps: [{ level: 'gone', ...later }],
        doubled: [
          {
            person: 'user:default/bo',
            levels: ['primary', 'secondary'],
            ...sooner,
          },
        ],
      }),
    },
  ]);
  expect(
    troubles.map(({ kind, rotation: { id }, level, levels, person }) => ({
      kind,
      id,
      level,
      levels,
      person,
    })),
  ).toEqual([
    {
      kind: 'doubled',
      id: 'infra',
      level: 'secondary',
      levels: ['Primary', 'Secondary'],
      person: 'user:default/bo',
    },
    { kind: 'gap', id: 'infra', level: 'gone', levels: ['gone'] },
    { kind: 'gap', id: 'single-cell', level: 'primary', levels: ['Primary'] },
  ]);
});
