import { ok, Reply } from '../../../core/Reply';
import {
  GithubContext,
  GithubRequest,
  Operation,
  repositoryOf,
} from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { Repository, WorkflowRun } from '../model/types';
import { paginate } from '../paging';
import { iso } from '../views/basics';
import { viewJobs, viewRun } from '../views/runView';
import { workflowOf } from './workflows';

/** GitHub lists no more runs than this for one search. */
const LISTED_RUNS = 1000;

function runOf(
  { state }: GithubContext,
  { params }: GithubRequest,
  repository: Repository,
): WorkflowRun {
  const run = state.runs.get(keyOf(repository), params.run_id);
  if (!run) {
    throw GithubError.notFound();
  }
  return run;
}

/** Reads `>=T`, `<=T`, `>T`, `<T`, `T..U` or a day, as GitHub's search does. */
function createdFilter(query: string): (run: WorkflowRun) => boolean {
  const instant = (text: string) => {
    const value = Date.parse(text);
    if (Number.isNaN(value)) {
      throw GithubError.invalid(`Invalid value for created: ${query}`);
    }
    return value;
  };
  // What GitHub compares is what it shows: whole seconds.
  const created = (run: WorkflowRun) => Date.parse(iso(run.createdAt));
  const [from, to] = query.split('..');
  if (to !== undefined) {
    const low = from === '*' ? -Infinity : instant(from);
    const high = to === '*' ? Infinity : instant(to);
    return run => created(run) >= low && created(run) <= high;
  }
  const [, sign, text] = /^(>=|<=|>|<)?(.*)$/.exec(query)!;
  const bound = instant(text);
  switch (sign) {
    case '>=':
      return run => created(run) >= bound;
    case '<=':
      return run => created(run) <= bound;
    case '>':
      return run => created(run) > bound;
    case '<':
      return run => created(run) < bound;
    default:
      return run => iso(run.createdAt).startsWith(text);
  }
}

function listRuns(
  context: GithubContext,
  request: GithubRequest,
  repository: Repository,
  workflowId?: number,
): Reply {
  const { event, status, created, branch, actor } = request.query;
  const headSha = request.query.head_sha;
  const isInTime = created === undefined ? () => true : createdFilter(created);
  const found = context.state
    .newest(context.state.runs, repository)
    .filter(
      run =>
        (workflowId === undefined || run.workflowId === workflowId) &&
        (event === undefined || run.event === event) &&
        (status === undefined ||
          run.status === status ||
          run.conclusion === status) &&
        (branch === undefined || run.headBranch === branch) &&
        (headSha === undefined || run.headSha === headSha) &&
        (actor === undefined || run.actor === actor) &&
        isInTime(run),
    );
  const page = paginate(context, request, found.slice(0, LISTED_RUNS));
  return {
    ...ok({
      total_count: found.length,
      workflow_runs: page.items.map(run => viewRun(context, repository, run)),
    }),
    headers: page.headers,
  };
}

export const runs: Record<string, Operation> = {
  'actions/list-workflow-runs-for-repo': (context, request) =>
    listRuns(context, request, repositoryOf(context, request)),

  'actions/list-workflow-runs': (context, request) => {
    const repository = repositoryOf(context, request);
    const { id } = workflowOf(context, request, repository);
    return listRuns(context, request, repository, id);
  },

  'actions/get-workflow-run': (context, request) => {
    const repository = repositoryOf(context, request);
    const run = runOf(context, request, repository);
    return ok(viewRun(context, repository, run));
  },

  'actions/list-jobs-for-workflow-run': (context, request) => {
    const repository = repositoryOf(context, request);
    const run = runOf(context, request, repository);
    const all = viewJobs(context, repository, run);
    const page = paginate(context, request, all);
    return {
      ...ok({ total_count: all.length, jobs: page.items }),
      headers: page.headers,
    };
  },

  'actions/review-custom-gates-for-run': (context, request) => {
    const repository = repositoryOf(context, request);
    const run = runOf(context, request, repository);
    const { environment_name: environment, state, comment = '' } = request.body;
    const approved = state === 'approved';
    if (
      !context.runner.review(repository, run.id, {
        environment,
        approved,
        comment,
      })
    ) {
      throw GithubError.invalid(`Nothing is asked for ${environment}`);
    }
    return { status: 204, effects: [`run:${run.id}`] };
  },

  'actions/cancel-workflow-run': (context, request) => {
    const repository = repositoryOf(context, request);
    const run = runOf(context, request, repository);
    const note = `cancelled by ${request.login}`;
    if (!context.runner.finish(repository, run.id, 'cancelled', note)) {
      throw new GithubError(
        409,
        'Cannot cancel a workflow run that is completed.',
      );
    }
    return { status: 202, body: {}, effects: [`run:${run.id}`] };
  },
};
