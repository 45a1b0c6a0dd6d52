import {
  isOpenCandidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Waiting } from './waiting';

/** What somebody should do about a run now, and on whose tab. */
export interface NextAction {
  action:
    | Exclude<Waiting['kind'], 'lgtm' | 'openCases' | 'soak' | 'underWay'>
    | 'promote'
    | 'watch'
    | 'open';
  component: string;
}

/** What takes time, or other people, and nothing else of the reader. */
const PATIENT: ReadonlyArray<Waiting['kind']> = [
  'lgtm',
  'openCases',
  'soak',
  'underWay',
];

/** The one thing to do about a run now: what is stuck first, then what can go. */
export function nextActionOf(
  run: Pick<Run, 'candidates' | 'may'>,
  waiting: readonly Waiting[],
  members: readonly string[],
): NextAction | undefined {
  const stuck = waiting.find(({ kind }) => !PATIENT.includes(kind));
  if (stuck) {
    return {
      action: stuck.kind as NextAction['action'],
      component: stuck.component,
    };
  }
  const waits = new Set(waiting.map(({ component }) => component));
  const ready = run.candidates.find(
    ({ state, component }) => state === 'approved' && !waits.has(component),
  );
  if (ready && run.may.promote) {
    return { action: 'promote', component: ready.component };
  }
  const moving = waiting.find(({ kind }) => kind === 'underWay');
  if (moving) return { action: 'watch', component: moving.component };
  const component =
    waiting[0]?.component ??
    ready?.component ??
    run.candidates.find(({ state }) => isOpenCandidate(state))?.component ??
    members[0];
  return component ? { action: 'open', component } : undefined;
}
