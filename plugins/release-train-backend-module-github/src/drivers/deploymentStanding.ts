/** What is read of a status of a GitHub deployment. */
export interface StatusFacts {
  state: string;
  created_at: string;
  log_url?: string;
  target_url?: string;
}

/** How a GitHub deployment stands. */
export interface Standing {
  state: 'success' | 'failure' | 'open';
  /** Of the status that makes it a success. */
  since?: number;
  /** Where the logs are. */
  url?: string;
  /** The workflow runs that posted a status. */
  runIds: number[];
}

/** The workflow run behind an address of its page or of one of its jobs. */
export function runIdOf(url: string | undefined): number | undefined {
  const id = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(url ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

function addressOf(status: StatusFacts): string | undefined {
  return status.log_url || status.target_url || undefined;
}

/**
 * Reads the statuses of a deployment, the newest first. Several jobs and tools each post their
 * own, so one success is no proof: the newest must be a success, and the last word of everybody
 * who posted must not be a failure. `inactive` only says that a later deployment came.
 */
export function standingOf(statuses: readonly StatusFacts[]): Standing {
  const said = statuses.filter(status => status.state !== 'inactive');
  const lastWords = new Map<string, StatusFacts>();
  for (const status of said) {
    const address = addressOf(status);
    const source = String(runIdOf(address) ?? address ?? '');
    if (!lastWords.has(source)) lastWords.set(source, status);
  }
  const runIds = [
    ...new Set(
      said
        .map(status => runIdOf(addressOf(status)))
        .filter((id): id is number => id !== undefined),
    ),
  ];
  const failed = [...lastWords.values()].some(
    ({ state }) => state === 'failure' || state === 'error',
  );
  if (failed) return { state: 'failure', runIds };
  const [newest] = said;
  if (newest?.state !== 'success') return { state: 'open', runIds };
  return {
    state: 'success',
    since: Date.parse(newest.created_at),
    url: addressOf(newest),
    runIds,
  };
}
