import type { HandoffStep } from './HandoffStore';

/** A handoff note as it stands after everything that happened to it. */
export interface HandoffNote {
  state: 'none' | 'written' | 'acknowledged';
  /** Counts what happened; 0 while nothing has. */
  version: number;
  /** The last that was written. */
  written?: HandoffStep;
  /** The acknowledgement of just that. */
  acknowledged?: HandoffStep;
}

/**
 * What stands after these steps, the first first. Whoever writes again after an acknowledgement
 * makes a note that is not acknowledged: nobody has read it yet.
 */
export function noteOf(steps: readonly HandoffStep[]): HandoffNote {
  const last = steps.at(-1);
  if (!last) return { state: 'none', version: 0 };
  const written = steps.findLast(({ kind }) => kind === 'written');
  return last.kind === 'acknowledged'
    ? {
        state: 'acknowledged',
        version: last.version,
        written,
        acknowledged: last,
      }
    : { state: 'written', version: last.version, written };
}
