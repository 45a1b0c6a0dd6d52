import {
  fromIso,
  type Candidate,
  type Deployment,
  type Run,
  type RunState,
} from '@signalbox/backstage-plugin-release-train-common';

/** Where one component is in a run, whatever the other members of the train do. */
export type Phase =
  | RunState
  | 'unchanged'
  | 'rejected'
  | 'vetoed'
  | 'superseded';

/** The phases in which a promotion to production may still come. */
export const OPEN_PHASES: readonly Phase[] = [
  'scheduled',
  'collecting',
  'cutting',
  'staging',
  'soaking',
  'ready',
];

/**
 * Where a component is in a run. Its candidate speaks first: a run is `promoting` as soon as the
 * first member is, and the others are then still waiting.
 *
 * @param production - the active deployment to production, if there is one
 * @param now - the server's time, epoch milliseconds
 */
export function phaseOf(
  run: Pick<Run, 'state'>,
  candidate: Pick<Candidate, 'state' | 'soakedAt'> | undefined,
  production: Pick<Deployment, 'state'> | undefined,
  now: number,
): Phase {
  if (production) {
    return production.state === 'verifying' ? 'verifying' : 'promoting';
  }
  if (!candidate) return run.state;
  switch (candidate.state) {
    case 'verified':
      return run.state === 'rolled_back' ? 'rolled_back' : 'shipped';
    case 'promoted':
      return 'promoting';
    case 'unchanged':
    case 'rejected':
    case 'vetoed':
    case 'superseded':
    case 'rolled_back':
      return candidate.state;
    default:
  }
  if (run.state === 'ready') {
    const soaking =
      candidate.soakedAt === undefined || now < fromIso(candidate.soakedAt);
    return soaking ? phaseBeforeSoaked(candidate) : 'ready';
  }
  if (run.state === 'promoting' || run.state === 'verifying') {
    return candidate.state === 'approvable' || candidate.state === 'approved'
      ? 'ready'
      : phaseBeforeSoaked(candidate);
  }
  // The others have gone on without it; its own staging may still be tried again.
  if (run.state === 'soaking') return phaseBeforeSoaked(candidate);
  return run.state;
}

function phaseBeforeSoaked(candidate: Pick<Candidate, 'state'>): Phase {
  return candidate.state === 'proposed' || candidate.state === 'pinned'
    ? 'staging'
    : 'soaking';
}
