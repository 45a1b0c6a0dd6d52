import type { Entity } from '@backstage/catalog-model';
import {
  ON_CALL_ROTATION_ANNOTATION,
  type ApiAssignment,
  type ApiRotation,
  type OnCallPageWithHistory,
  type Swap,
  type WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { DateTime } from 'luxon';

/** Tuesday 24 November 2026, 14:08:12 in Los Angeles: Ana's week, day two. */
export const NOW = '2026-11-24T22:08:12.000Z';
export const ENTITY = 'component:default/data-portal';
export const ANA = 'user:default/ana';
export const BO = 'user:default/bo';
export const CY = 'user:default/cy';
export const ELI = 'user:default/eli';
export const DEE = 'user:default/dee';
export const VIC = 'user:default/vic';

export const ZONE = 'America/Los_Angeles';
/** The shift of the week of 23 November 2026. */
export const THIS_WEEK = 39;

export function anEntity(
  annotations: Record<string, string> = {
    [ON_CALL_ROTATION_ANNOTATION]: 'single-cell',
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'data-portal', namespace: 'default', annotations },
    spec: {
      type: 'service',
      owner: 'group:default/single-cell',
      system: 'system:default/single-cell',
    },
  };
}

export function aRotation(changes: Partial<ApiRotation> = {}): ApiRotation {
  return {
    id: 'single-cell',
    title: 'Single cell',
    timeZone: ZONE,
    anchor: '2026-02-23',
    handoffTime: '09:00',
    turnDays: 7,
    members: [CY, BO, ELI, ANA],
    memberGroup: 'group:default/single-cell',
    channel: '#single-cell-ops',
    helpChannel: '#help-infra',
    levels: [
      { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
      { id: 'secondary', title: 'Secondary', kind: 'rotating', offset: 1 },
      { id: 'tertiary', title: 'Tertiary', kind: 'fixed', person: DEE },
    ],
    escalation: [
      { level: 'primary', afterMinutes: 0 },
      { level: 'secondary', afterMinutes: 10 },
      { level: 'tertiary', afterMinutes: 30 },
    ],
    source: 'config',
    entityRefs: ['system:default/single-cell'],
    ...changes,
  };
}

/** When a shift begins, RFC 3339; it ends when the next one begins. */
export function startOfShift(number: number): string {
  return DateTime.fromISO('2026-02-23T09:00', { zone: ZONE })
    .plus({ weeks: number })
    .toUTC()
    .toISO() as string;
}

function aTurn(level: string, number: number, person: string): ApiAssignment {
  return {
    level,
    start: startOfShift(number),
    end: startOfShift(number + 1),
    person,
    source: 'rotation',
    shiftId: `single-cell:${number}`,
  };
}

/**
 * The shifts from the week before this one: Bo covers for Cy as this week's secondary, and nobody is
 * primary from Thursday 24 December on.
 */
export function someAssignments(weeks = 30): ApiAssignment[] {
  const { members } = aRotation();
  const turn = (number: number) => members[number % members.length];
  const numbers = Array.from({ length: weeks }, (_, n) => THIS_WEEK - 1 + n);
  const primary = numbers.flatMap((number): ApiAssignment[] => {
    const whole = aTurn('primary', number, turn(number));
    if (number !== THIS_WEEK + 4) return [whole];
    const leaves = '2026-12-24T17:00:00.000Z';
    const { person: insteadOf, ...gap } = whole;
    return [
      { ...whole, end: leaves },
      { ...gap, start: leaves, source: 'nobody', insteadOf },
    ];
  });
  const secondary = numbers.map((number): ApiAssignment => {
    const whole = aTurn('secondary', number, turn(number + 1));
    return number === THIS_WEEK
      ? {
          ...whole,
          person: BO,
          insteadOf: CY,
          source: 'override',
          overrideId: 'override-1',
        }
      : whole;
  });
  return [
    ...primary,
    ...secondary,
    { level: 'tertiary', person: DEE, source: 'permanent' },
  ];
}

export function aWho(changes: Partial<WhoIsOnCall> = {}): WhoIsOnCall {
  const [, anaNow, cyNext] = someAssignments();
  const secondaries = someAssignments().filter(
    ({ level }) => level === 'secondary',
  );
  return {
    state: 'available',
    at: NOW,
    entityRef: ENTITY,
    inheritedFrom: 'system:default/single-cell',
    named: 'single-cell',
    rotation: aRotation(),
    levels: [
      {
        level: 'primary',
        title: 'Primary',
        now: anaNow,
        next: cyNext,
        ready: 'ready',
        firstShift: false,
      },
      {
        level: 'secondary',
        title: 'Secondary',
        now: secondaries[1],
        next: secondaries[3],
        ready: 'gaps',
        firstShift: true,
      },
      {
        level: 'tertiary',
        title: 'Tertiary',
        now: { level: 'tertiary', person: DEE, source: 'permanent' },
        ready: 'unknown',
      },
    ],
    source: { kind: 'config', stale: false },
    openPages: [],
    drift: [],
    ...changes,
  };
}

/** A page that has been open for 06:12; Bo is paged in 03:48. */
export function aPage(
  changes: Partial<OnCallPageWithHistory> = {},
): OnCallPageWithHistory {
  return {
    id: 'page-1',
    rotation: 'single-cell',
    entityRef: ENTITY,
    title: 'Datasets page answers 502 for collections over 2 GB',
    state: 'open',
    openedAt: '2026-11-24T22:02:00.000Z',
    openedBy: 'sentry-watch',
    source: 'signalbox',
    level: 'primary',
    steps: [
      {
        level: 'primary',
        title: 'Primary',
        at: '2026-11-24T22:02:00.000Z',
        state: 'done',
        person: ANA,
      },
      {
        level: 'secondary',
        title: 'Secondary',
        at: '2026-11-24T22:12:00.000Z',
        state: 'waiting',
        person: BO,
      },
      {
        level: 'tertiary',
        title: 'Tertiary',
        at: '2026-11-24T22:42:00.000Z',
        state: 'waiting',
        person: DEE,
      },
    ],
    nextEscalationAt: '2026-11-24T22:12:00.000Z',
    notified: [
      {
        level: 'primary',
        person: ANA,
        at: '2026-11-24T22:02:00.000Z',
        reason: 'opened',
        outcomes: [
          { channel: 'notifications', outcome: 'sent' },
          { channel: 'slack', outcome: 'refused', detail: 'channel_not_found' },
        ],
      },
    ],
    version: 3,
    history: [
      { at: '2026-11-24T22:02:00.000Z', kind: 'opened' },
      {
        at: '2026-11-24T22:02:00.000Z',
        kind: 'notified',
        level: 'primary',
        person: ANA,
      },
    ],
    ...changes,
  };
}

/** Bo asks Ana to take his primary week of 7 December, for hers of 21 December. */
export function aSwap(changes: Partial<Swap> = {}): Swap {
  return {
    id: 'swap-1',
    rotation: 'single-cell',
    shift: {
      shiftId: 'single-cell:41',
      level: 'primary',
      start: startOfShift(41),
      end: startOfShift(42),
    },
    inExchangeFor: {
      shiftId: 'single-cell:43',
      level: 'primary',
      start: startOfShift(43),
      end: startOfShift(44),
    },
    from: BO,
    to: ANA,
    mode: 'ask',
    state: 'asked',
    note: 'I am at a wedding',
    askedBy: BO,
    askedAt: '2026-11-24T18:00:00.000Z',
    version: 1,
    ...changes,
  };
}
