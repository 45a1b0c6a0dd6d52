import {
  fromIso,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Phase } from './phase';

/** The sentence at the top of the tab: which one, and the time it is about (RFC 3339). */
export interface Headline {
  message:
    | Phase
    | 'soakingDue'
    | 'waiting'
    | 'overdue'
    | 'needsHuman'
    | 'stagingFailed';
  at?: string;
  /** Whether the time lies ahead, so that it is worth a countdown. */
  ahead?: boolean;
  /** Whether the sentence does not name the time, so that it has to be said beside it. */
  planned?: boolean;
}

/** What the state of a run means for one component, and what happens next. */
export function headlineOf(input: {
  phase: Phase;
  run: Pick<Run, 'schedule'>;
  candidate?: Pick<Candidate, 'soakedAt'>;
  /** Whether every guard of the promotion is open. */
  allowed: boolean;
  /** Whether a deployment waits for somebody to say what became of it. */
  needsHuman: boolean;
  /** Whether the deployment to staging has ended without having brought the candidate there. */
  stagingFailed: boolean;
  /** When the component reached production, where that is known. */
  shippedAt?: string;
  /** The server's time, epoch milliseconds. */
  now: number;
}): Headline {
  const { phase, candidate, now } = input;
  const { schedule } = input.run;
  const ahead = (at: string) => now < fromIso(at);
  if (input.needsHuman) return { message: 'needsHuman' };
  if (input.stagingFailed) return { message: 'stagingFailed' };
  switch (phase) {
    case 'scheduled':
    case 'collecting':
      return { message: phase, at: schedule.cutAt, ahead: true };
    case 'soaking':
    case 'ready': {
      const at = later(schedule.promoteAt, candidate?.soakedAt);
      if (input.allowed) return { message: 'ready', at, planned: true };
      if (phase === 'ready') {
        return { message: ahead(at) ? 'waiting' : 'overdue', at, ahead: true };
      }
      return { message: ahead(at) ? 'soaking' : 'soakingDue', at, ahead: true };
    }
    case 'shipped':
    case 'partially_shipped':
      return {
        message: phase,
        at: input.shippedAt ?? schedule.endedAt ?? schedule.promotedAt,
      };
    default:
      return { message: phase };
  }
}

function later(one: string, other: string | undefined): string {
  return other !== undefined && fromIso(other) > fromIso(one) ? other : one;
}
