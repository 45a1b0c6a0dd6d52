const PAGE_SIZE = 100;
// GitHub lists no more than 1,000 runs for one query.
const LAST_PAGE = 10;

/** An instant as GitHub's search takes it: whole seconds, rounded down. */
export function searchInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * Reads a list of runs to its end.
 *
 * @param since - what the list begins with, for the error.
 * @param readPage - reads one page, with the page size and the filters that it is given.
 * @throws When the list is not complete.
 */
export async function listRuns<TRun extends { id: number }>(
  since: string,
  readPage: (page: {
    page: number;
    per_page: number;
    created: string;
  }) => Promise<{ total_count: number; workflow_runs: TRun[] }>,
): Promise<TRun[]> {
  const runs = new Map<number, TRun>();
  for (let page = 1; page <= LAST_PAGE; page++) {
    const data = await readPage({
      page,
      per_page: PAGE_SIZE,
      created: `>=${since}`,
    });
    for (const run of data.workflow_runs) runs.set(run.id, run);
    if (data.workflow_runs.length < PAGE_SIZE) {
      // A run that vanished while the pages were read has moved others past the reader.
      if (runs.size < data.total_count) {
        throw new Error(
          `GitHub counts ${data.total_count} runs since ${since} and listed ${runs.size}`,
        );
      }
      return [...runs.values()];
    }
  }
  throw new Error(
    `there are ${
      PAGE_SIZE * LAST_PAGE
    } runs or more since ${since}, and GitHub lists no further`,
  );
}
