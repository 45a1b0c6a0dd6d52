/**
 * When which level is paged: the first step at once, each other so long after the one before it.
 *
 * @public
 */
export interface EscalationPolicy {
  /** In the order in which the levels are paged. */
  steps: Array<{
    /** The level's id. */
    level: string;
    /** Milliseconds after the step before. */
    afterMs: number;
  }>;
}

/**
 * Where a page stands. `unanswered`: every level was paged and nobody came in time; somebody still
 * may.
 *
 * @public
 */
export type PageState = 'open' | 'acknowledged' | 'resolved' | 'unanswered';

/**
 * What happens to a page: somebody is on it, the clock or somebody pages the next level, it is over,
 * or the last level let its time pass as well.
 *
 * @public
 */
export type PageEventKind =
  | 'acknowledge'
  | 'escalate'
  | 'escalate-by-hand'
  | 'resolve'
  | 'exhaust';

/**
 * Why an event does not apply to a page. Codes are stable across releases.
 *
 * @public
 */
export type PageRefusalCode =
  | 'ALREADY_ACKNOWLEDGED'
  | 'ALREADY_RESOLVED'
  | 'EVERY_LEVEL_PAGED';

/**
 * What a page answers to an event: where it stands then, or why it stays as it is.
 *
 * @public
 */
export type PageTransition =
  | { state: PageState; refusal?: undefined }
  | { state?: undefined; refusal: { code: PageRefusalCode; message: string } };

const REFUSALS: Record<PageRefusalCode, string> = {
  ALREADY_ACKNOWLEDGED: 'Somebody is on this page already',
  ALREADY_RESOLVED: 'This page is over; open a new one',
  EVERY_LEVEL_PAGED:
    'Every level has been paged; acknowledge the page or open a new one',
};

/**
 * The states of a page, and where each event leads. Whoever is on a page may still call for the next
 * level: then it is open again until somebody of that level comes.
 *
 * @public
 */
export const PAGE_TRANSITIONS: {
  readonly [S in PageState]: {
    readonly [E in PageEventKind]: PageState | PageRefusalCode;
  };
} = {
  open: {
    acknowledge: 'acknowledged',
    escalate: 'open',
    'escalate-by-hand': 'open',
    resolve: 'resolved',
    exhaust: 'unanswered',
  },
  acknowledged: {
    acknowledge: 'ALREADY_ACKNOWLEDGED',
    escalate: 'ALREADY_ACKNOWLEDGED',
    'escalate-by-hand': 'open',
    resolve: 'resolved',
    exhaust: 'ALREADY_ACKNOWLEDGED',
  },
  unanswered: {
    acknowledge: 'acknowledged',
    escalate: 'EVERY_LEVEL_PAGED',
    'escalate-by-hand': 'EVERY_LEVEL_PAGED',
    resolve: 'resolved',
    exhaust: 'EVERY_LEVEL_PAGED',
  },
  resolved: {
    acknowledge: 'ALREADY_RESOLVED',
    escalate: 'ALREADY_RESOLVED',
    'escalate-by-hand': 'ALREADY_RESOLVED',
    resolve: 'ALREADY_RESOLVED',
    exhaust: 'ALREADY_RESOLVED',
  },
};

function isRefusal(to: PageState | PageRefusalCode): to is PageRefusalCode {
  return to in REFUSALS;
}

/**
 * Looks an event up in the table of a page. Whether there is a next level is for whoever asks:
 * {@link nextEscalation}.
 *
 * @public
 */
export function pageTransition(
  state: PageState,
  event: PageEventKind,
): PageTransition {
  const to = PAGE_TRANSITIONS[state][event];
  return isRefusal(to)
    ? { refusal: { code: to, message: REFUSALS[to] } }
    : { state: to };
}

/**
 * When each level is paged (epoch milliseconds) if nobody comes, for a page opened at an instant.
 *
 * @public
 */
export function escalationPlan(
  policy: EscalationPolicy,
  openedAt: number,
): Array<{ level: string; at: number }> {
  let at = openedAt;
  return policy.steps.map(({ level, afterMs }, index) => {
    if (index > 0) at += afterMs;
    return { level, at };
  });
}

/**
 * From which instant on (epoch milliseconds) the next level is paged, when the step of this index
 * was taken at `steppedAt` and nobody came; nothing after the last step. At that very instant it is
 * due: an acknowledgement in the millisecond before still stops it.
 *
 * @public
 */
export function nextEscalation(options: {
  policy: EscalationPolicy;
  /** The index of the step taken last. */
  step: number;
  /** When it was taken, epoch milliseconds. */
  steppedAt: number;
}): number | undefined {
  const next = options.policy.steps[options.step + 1];
  return next && options.steppedAt + next.afterMs;
}

/**
 * Whether the next level is to be paged at `now` (epoch milliseconds).
 *
 * @public
 */
export function isEscalationDue(options: {
  policy: EscalationPolicy;
  step: number;
  steppedAt: number;
  now: number;
}): boolean {
  const at = nextEscalation(options);
  return at !== undefined && options.now >= at;
}
