import type {
  DispatchRequest,
  FindResult,
} from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { carriesDeployKey, hasDeployKeyPlace } from './runTitle';

// Our clock and GitHub's may differ, and a run looked for in vain is a second deployment.
const CLOCK_MARGIN_MS = 5 * 60_000;
const PAGE_SIZE = 100;
// GitHub lists no more than 1,000 runs for one query.
const LAST_PAGE = 10;

interface ListedRun {
  id: number;
  html_url: string;
  display_title: string;
}

/**
 * Every dispatched run of the workflow that carries the deploy key, the oldest first.
 *
 * @throws When the list is not complete, or when it holds runs whose titles have no place for a
 * key: then it could not tell that there is none.
 */
export async function findRuns(
  { octokit, at }: RepositoryConnection,
  workflow: string,
  request: DispatchRequest,
): Promise<FindResult> {
  const since = new Date(request.dispatchedAt - CLOCK_MARGIN_MS)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const runs = new Map<number, ListedRun>();
  for (let page = 1; ; page++) {
    const { data } = await octokit.actions.listWorkflowRuns({
      ...at,
      workflow_id: workflow,
      event: 'workflow_dispatch',
      created: `>=${since}`,
      per_page: PAGE_SIZE,
      page,
    });
    for (const run of data.workflow_runs) runs.set(run.id, run);
    if (data.workflow_runs.length < PAGE_SIZE) {
      // A run that vanished while the pages were read has moved others past the reader.
      if (runs.size < data.total_count) {
        throw new Error(
          `GitHub counts ${data.total_count} runs since ${since} and listed ${runs.size}`,
        );
      }
      break;
    }
    if (page === LAST_PAGE) {
      throw new Error(
        `there are ${
          PAGE_SIZE * LAST_PAGE
        } runs or more since ${since}, and GitHub lists no further`,
      );
    }
  }

  const found = [...runs.values()]
    .filter(run => carriesDeployKey(run.display_title, request.deployKey))
    .sort((a, b) => a.id - b.id)
    .map(run => ({ id: String(run.id), url: run.html_url }));
  const mute = [...runs.values()].find(
    run => !hasDeployKeyPlace(run.display_title),
  );
  if (found.length === 0 && mute) {
    throw new Error(
      `run ${mute.id} is titled '${mute.display_title}', which has no [deploy_key]; the run-name of the workflow must carry it`,
    );
  }
  return { found };
}
