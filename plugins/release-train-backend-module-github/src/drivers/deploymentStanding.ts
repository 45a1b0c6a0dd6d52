/** What is read of a status of a GitHub deployment. */
export interface StatusFacts {
  state: string;
  created_at: string;
  description?: string | null;
  creator?: { login: string } | null;
  log_url?: string;
  target_url?: string;
}

/** How a GitHub deployment stands. */
export interface Standing {
  state: 'success' | 'failure' | 'open';
  /** The state that was posted last, apart from `inactive`. */
  latest?: string;
  /** Whether `inactive` was posted last of all. */
  inactive: boolean;
  /** The failure that stands, as whoever posted it put it. */
  failure?: string;
  /** Of the status that makes it a success. */
  since?: number;
  /** Where the logs are. */
  url?: string;
  /** The workflow runs that posted a status. */
  runIds: number[];
}

const RUN_PAGE = /\/actions\/runs\/(\d+)(?:\/|$)/;
const JOB_PAGE = /\/actions\/runs\/\d+\/(?:job|jobs)\/\d+/;

/** The workflow run behind an address of its page or of one of its jobs. */
export function runIdOf(url: string | undefined): number | undefined {
  const id = RUN_PAGE.exec(url ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

function addressOf(status: StatusFacts): string | undefined {
  return status.log_url || status.target_url || undefined;
}

/**
 * Who posted a status, as far as GitHub tells; nothing when it could have been several: jobs of one
 * run that all give the run's address, or whoever gives none. `e2e: failed` names the job `e2e`.
 */
function sourceOf(status: StatusFacts): string | undefined {
  const address = addressOf(status) ?? '';
  const name = /^([^:]+):/.exec(status.description ?? '')?.[1].trim();
  const isOfOne =
    name !== undefined ||
    (address !== '' && (JOB_PAGE.test(address) || !RUN_PAGE.test(address)));
  return isOfOne
    ? JSON.stringify([status.creator?.login, address, name])
    : undefined;
}

function isFailure({ state }: StatusFacts): boolean {
  return state === 'failure' || state === 'error';
}

/**
 * The newest failure that nobody has taken back. Only who posted it can, so one that does not say
 * whose it is stands for good.
 */
function standingFailure(
  said: readonly StatusFacts[],
): StatusFacts | undefined {
  const spoken = new Set<string>();
  return said.find(status => {
    const source = sourceOf(status);
    if (source === undefined) return isFailure(status);
    const isLastWord = !spoken.has(source);
    spoken.add(source);
    return isLastWord && isFailure(status);
  });
}

/**
 * Reads the statuses of a deployment, the newest first. Several jobs and tools each post their
 * own, so one success is no proof: the newest must be a success, and the last word of everybody
 * who posted must not be a failure. `inactive` only says that a later deployment came.
 */
export function standingOf(statuses: readonly StatusFacts[]): Standing {
  const said = statuses.filter(status => status.state !== 'inactive');
  const [newest] = said;
  const shared = {
    latest: newest?.state,
    inactive: statuses[0]?.state === 'inactive',
    runIds: [
      ...new Set(
        said
          .map(status => runIdOf(addressOf(status)))
          .filter((id): id is number => id !== undefined),
      ),
    ],
  };
  const failure = standingFailure(said);
  if (failure) {
    return {
      ...shared,
      state: 'failure',
      failure: failure.description || `by ${failure.creator?.login ?? '?'}`,
    };
  }
  if (newest?.state !== 'success') return { ...shared, state: 'open' };
  return {
    ...shared,
    state: 'success',
    since: Date.parse(newest.created_at),
    url: addressOf(newest),
  };
}
