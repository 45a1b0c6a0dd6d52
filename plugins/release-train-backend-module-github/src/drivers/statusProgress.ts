import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
import type { Standing } from './deploymentStanding';

/** How a deployment stands on which no failure does and all of whose runs ended well. */
export function progressOfStatuses(
  standing: Standing,
  settled: boolean,
): VendorProgress {
  if (standing.state === 'success') {
    return {
      state: 'succeeded',
      detail: 'Its workflow runs ended well, and so say its statuses',
    };
  }
  if (standing.latest) {
    return unfinished(
      standing.latest,
      `Its workflow runs ended well, but its last status is '${standing.latest}'`,
    );
  }
  return settled
    ? {
        state: 'succeeded',
        detail: 'Its workflow runs ended well, and nobody posted a status',
      }
    : {
        state: 'running',
        detail: 'Its workflow runs ended well; a status may still be posted',
      };
}

/** How a deployment stands on which no failure does and that no workflow run carried out. */
export function progressWithoutRuns(
  standing: Standing,
  settled: boolean,
  wasSkipped: boolean,
): VendorProgress {
  if (standing.state === 'success') {
    return settled
      ? {
          state: 'succeeded',
          detail: 'A success was posted, and it set off no workflow run',
        }
      : {
          state: 'running',
          detail: 'A success was posted; a workflow run may still begin',
        };
  }
  if (standing.inactive && settled) {
    return { state: 'cancelled', detail: 'It was marked inactive at GitHub' };
  }
  if (standing.latest) {
    return unfinished(
      standing.latest,
      `Its last status is '${standing.latest}'`,
    );
  }
  if (!settled) {
    return { state: 'pending', detail: 'No workflow run has begun yet' };
  }
  return wasSkipped
    ? {
        state: 'failed',
        detail: 'The workflow run was skipped: nothing was deployed',
      }
    : {
        state: 'pending',
        detail:
          'No workflow run has begun and nobody has posted a status; a workflow needs `on: deployment` at this revision',
      };
}

function unfinished(latest: string, detail: string): VendorProgress {
  return {
    state: latest === 'in_progress' ? 'running' : 'pending',
    detail,
  };
}
