import {
  addDays,
  slotsBetween,
  fromIso,
  toIso,
  wallClock,
  type AnnouncementPreview,
  type Feed,
  type MetricFigures,
  type Rehearsal,
  type TrainMetrics,
  type TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';
import { COMPONENT, NOW, QUORUM_REASON } from './fixtures';

const ZONE = 'America/Los_Angeles';

/** Two runs, one on either side of the night in which the clocks go back. */
export function aRehearsal(values: Partial<Rehearsal> = {}): Rehearsal {
  const component = {
    component: COMPONENT,
    what: 'github-workflow to prod',
    reasons: [QUORUM_REASON],
  };
  return {
    train: 'single-cell',
    timeZone: ZONE,
    asOf: NOW,
    runs: [
      {
        date: '2027-03-11',
        reasons: [],
        stops: [
          {
            stop: 'cut',
            at: '2027-03-11T18:00:00.000Z',
            localTime: '10:00 PST',
            components: [
              { ...component, what: 'github-workflow to staging', reasons: [] },
            ],
          },
          {
            stop: 'promote',
            at: '2027-03-17T17:00:00.000Z',
            localTime: '10:00 PDT',
            components: [component],
          },
        ],
      },
    ],
    ...values,
  };
}

/** The Thursdays of the interval, the first of them with a freeze at its promotion. */
export function someSlots(interval: { from: string; to: string }) {
  const slots = slotsBetween(fromIso(interval.from), fromIso(interval.to), {
    timeZone: ZONE,
    cut: { weekday: 4, time: '10:00', leadMinutes: 120 },
    promote: { weekday: 3, time: '10:00', leadMinutes: 120 },
    soakDays: 6,
  });
  const items: TrainSlot[] = slots.map(slot => ({
    date: slot.date,
    holdCallAt: toIso(slot.holdCallAt),
    cutAt: toIso(slot.cutAt),
    soakedAt: toIso(slot.soakedAt),
    lgtmCallAt: toIso(slot.lgtmCallAt),
    promoteAt: toIso(slot.promoteAt),
    freezes: [],
  }));
  return { items, timeZone: ZONE };
}

export const NO_FIGURES: MetricFigures = {
  deployments: 0,
  leadTime: { n: 0 },
  changeFailure: { n: 0, failed: 0 },
  restore: { n: 0 },
};

const HOUR = 3_600_000;

export const SOME_FIGURES: MetricFigures = {
  deployments: 3,
  leadTime: { n: 12, medianMs: 50 * HOUR, p90Ms: 96 * HOUR },
  changeFailure: { n: 4, failed: 1, rate: 0.25 },
  restore: { n: 1, medianMs: 2 * HOUR },
};

/** Weeks of which every second one had no deployment. */
export function someMetrics(interval: {
  from: string;
  to: string;
}): TrainMetrics {
  const weeks = [];
  for (
    let weekOf = '2026-09-07';
    wallClock(weekOf, '00:00', ZONE) < fromIso(NOW);
    weekOf = addDays(weekOf, 7)
  ) {
    weeks.push({
      weekOf,
      figures: weeks.length % 2 === 0 ? SOME_FIGURES : NO_FIGURES,
    });
  }
  return {
    ...interval,
    timeZone: ZONE,
    total: SOME_FIGURES,
    weeks,
    asOf: NOW,
  };
}

export function aFeed(values: Partial<Feed> = {}): Feed {
  return {
    id: 'feed-1',
    train: 'single-cell',
    createdAt: '2026-11-01T09:00:00.000Z',
    ...values,
  };
}

export const ANNOUNCEMENT: AnnouncementPreview = {
  name: 'holdCall',
  template: 'The cut of {{train}} is near.',
  custom: false,
  text: 'The cut of single-cell is near.',
};
