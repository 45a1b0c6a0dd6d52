import type {
  Fairness,
  Handoff,
  MyShifts,
  Readiness,
  ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import { ANA, BO, CY, NOW, startOfShift, THIS_WEEK, ZONE } from './fixtures';

const SHIFT_ID = `single-cell:${THIS_WEEK}`;

export function aShiftBook(changes: Partial<ShiftBook> = {}): ShiftBook {
  return {
    shiftId: SHIFT_ID,
    rotation: 'single-cell',
    timeZone: ZONE,
    start: startOfShift(THIS_WEEK),
    end: startOfShift(THIS_WEEK + 1),
    primary: ANA,
    secondary: BO,
    duties: [
      {
        id: 'promote',
        title: 'Promote staging to prod',
        weekday: 3,
        dueAt: '2026-11-25T18:00:00.000Z',
        done: false,
      },
      {
        id: 'channels',
        title: 'Watch the channels, triage and file',
        done: true,
        doneBy: ANA,
        doneAt: '2026-11-24T17:00:00.000Z',
      },
    ],
    pairing: {
      person: BO,
      items: [
        { id: 'pair-deploy', title: 'Deploy together', done: false },
        { id: 'pair-sentry', title: 'Look at Sentry together', done: false },
      ],
    },
    ...changes,
  };
}

export function aHandoff(changes: Partial<Handoff> = {}): Handoff {
  return {
    shiftId: SHIFT_ID,
    rotation: 'single-cell',
    timeZone: ZONE,
    at: startOfShift(THIS_WEEK + 1),
    outgoing: ANA,
    incoming: CY,
    state: 'none',
    draft: [
      { title: 'Holds', items: [{ text: 'explorer waits for #1362' }] },
      { title: 'Incidents', items: [], problem: 'Nothing answers' },
    ],
    draftMarkdown: '## Holds\n\n- explorer waits for #1362\n',
    version: 0,
    ...changes,
  };
}

export function aReadiness(changes: Partial<Readiness> = {}): Readiness {
  return {
    userRef: ANA,
    ready: false,
    asOf: NOW,
    helpChannel: '#help-infra',
    checks: [
      {
        id: 'sentry',
        title: 'Sentry',
        assigned: { state: 'yes', by: 'person', person: ANA, at: NOW },
        works: { state: 'yes', by: 'person', person: ANA, at: NOW },
      },
      {
        id: 'datadog',
        title: 'Datadog hosted-cellxgene-prod',
        assigned: { state: 'yes', by: 'person', person: ANA, at: NOW },
        works: { state: 'unknown' },
      },
    ],
    ...changes,
  };
}

export function someShifts(changes: Partial<MyShifts> = {}): MyShifts {
  return {
    asOf: NOW,
    items: [
      {
        rotation: 'single-cell',
        rotationTitle: 'Single cell',
        timeZone: ZONE,
        level: 'primary',
        levelTitle: 'Primary',
        shiftId: SHIFT_ID,
        start: startOfShift(THIS_WEEK),
        end: startOfShift(THIS_WEEK + 1),
        source: 'rotation',
        current: true,
      },
    ],
    swapsToAnswer: [],
    handoffsToAcknowledge: [],
    ...changes,
  };
}

export function aFairness(changes: Partial<Fairness> = {}): Fairness {
  return {
    rotation: 'single-cell',
    timeZone: ZONE,
    from: startOfShift(THIS_WEEK - 12),
    to: NOW,
    asOf: NOW,
    people: [ANA, BO, CY].map((person, index) => ({
      person,
      shifts: 3 - index,
      hours: 168 * (3 - index),
      weeks: 3 - index,
      weekendDays: 6 - 2 * index,
      pages: 4 - index,
      nightPages: index,
      upcomingShifts: 3,
    })),
    ...changes,
  };
}
