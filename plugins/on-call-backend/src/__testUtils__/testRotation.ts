import type {
  Override,
  Rotation,
  ShiftTransfer,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import type {
  RotationSchedule,
  RotationSchedules,
} from '../schedule/RotationSchedules';
import { notFound } from '../service/errors';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Wednesday of bo's shift: 4 March 2026, 10:00 in Los Angeles. */
export const T = Date.parse('2026-03-04T18:00:00Z');

/** The configured rotation of the example team: ana, bo, cy, eli by turns, dee always third. */
export const singleCell: ConfiguredRotation = {
  id: 'single-cell',
  title: 'Single Cell',
  timeZone: 'America/Los_Angeles',
  anchor: '2026-02-23',
  handoffTime: '09:00',
  turnDays: 7,
  members: {
    kind: 'list',
    members: ['ana', 'bo', 'cy', 'eli'].map(name => `user:default/${name}`),
  },
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
  escalation: {
    steps: [
      { level: 'primary', afterMs: 0 },
      { level: 'secondary', afterMs: 10 * MINUTE_MS },
      { level: 'tertiary', afterMs: 30 * MINUTE_MS },
    ],
  },
  entityRefs: ['component:default/gateway'],
  helpChannel: '#help-infra',
  duties: [],
  pairing: [],
  checks: [],
};

/** The schedule of the configured rotations, with overrides and swaps that a test may change. */
export class TestSchedules implements RotationSchedules {
  readonly overrides: Override[] = [];
  readonly transfers: ShiftTransfer[] = [];

  constructor(private readonly model: OnCallModel) {}

  async load(rotationId: string): Promise<RotationSchedule> {
    const configured = this.model.rotations.get(rotationId);
    if (!configured) throw notFound('rotation', rotationId);
    const members =
      configured.members.kind === 'list' ? configured.members.members : [];
    const rotation: Rotation = {
      id: configured.id,
      timeZone: configured.timeZone,
      anchor: configured.anchor,
      handoffTime: configured.handoffTime,
      turnDays: configured.turnDays,
      rosters: [{ fromShift: 0, members, firstIndex: 0 }],
      levels: configured.levels,
    };
    const { overrides, transfers } = this;
    return { configured, rotation, changes: { overrides, transfers } };
  }

  async loadAll(): Promise<RotationSchedule[]> {
    return Promise.all(
      [...this.model.rotations.keys()].map(id => this.load(id)),
    );
  }
}

/** Milliseconds of minutes, for times after {@link T}. */
export const minutes = (count: number) => count * MINUTE_MS;
/** Milliseconds of days. */
export const days = (count: number) => count * DAY_MS;
