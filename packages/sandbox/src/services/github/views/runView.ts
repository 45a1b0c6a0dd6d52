import { GithubContext } from '../context';
import { Repository, Workflow, WorkflowRun } from '../model/types';
import { readWorkflow } from '../actions/workflowFile';
import { keyOf } from '../model/GithubState';
import { iso, isoOrNull, nodeId, shaOf } from './basics';
import { emailOf } from './commitView';
import {
  repositoryApi,
  repositoryPage,
  viewRepository,
} from './repositoryView';
import { viewUser } from './userView';

/** `workflow`. */
export function viewWorkflow(
  context: GithubContext,
  repository: Repository,
  workflow: Workflow,
) {
  const page = repositoryPage(context, repository);
  const file = workflow.path.split('/').pop();
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: readWorkflow(workflow).name,
    path: workflow.path,
    state: 'active',
    created_at: iso(workflow.createdAt),
    updated_at: iso(workflow.createdAt),
    url: `${repositoryApi(context, repository)}/actions/workflows/${
      workflow.id
    }`,
    html_url: `${page}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/actions/workflows/${file}/badge.svg`,
  };
}

export function runAddresses(
  context: Pick<GithubContext, 'url'>,
  repository: Repository,
  run: Pick<WorkflowRun, 'id'>,
) {
  return {
    url: `${repositoryApi(context, repository)}/actions/runs/${run.id}`,
    html_url: `${repositoryPage(context, repository)}/actions/runs/${run.id}`,
  };
}

/** `workflow-run`. */
export function viewRun(
  context: GithubContext,
  repository: Repository,
  run: WorkflowRun,
) {
  const { url, html_url } = runAddresses(context, repository, run);
  const api = repositoryApi(context, repository);
  const key = keyOf(repository);
  const commit = context.state.commits.get(key, run.headSha);
  const workflow = context.state.workflows.get(key, run.workflowId)!;
  const signature = (login: string) => ({ name: login, email: emailOf(login) });
  const author = commit?.author ?? run.actor;
  const repo = viewRepository(context, repository);
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: readWorkflow(workflow).name,
    display_title: run.displayTitle,
    path: workflow.path,
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion ?? null,
    workflow_id: run.workflowId,
    check_suite_id: run.id + 1,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    url,
    html_url,
    pull_requests: [],
    created_at: iso(run.createdAt),
    updated_at: iso(run.updatedAt),
    run_started_at: iso(run.createdAt),
    actor: viewUser(context, run.actor),
    triggering_actor: viewUser(context, run.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id + 1}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    head_commit: {
      id: run.headSha,
      tree_id: shaOf(`tree ${run.headSha}`),
      message: commit?.message ?? '',
      timestamp: iso(commit?.committedAt ?? run.createdAt),
      author: signature(author),
      committer: signature(author),
    },
    repository: repo,
    head_repository: repo,
  };
}

/** The `job`s of a run: one a job of the workflow file, all in step. */
export function viewJobs(
  context: GithubContext,
  repository: Repository,
  run: WorkflowRun,
) {
  const { url, html_url } = runAddresses(context, repository, run);
  const workflow = context.state.workflows.get(
    keyOf(repository),
    run.workflowId,
  )!;
  const definition = readWorkflow(workflow);
  return definition.jobs.map((name, index) => {
    const id = run.id * 100 + index;
    return {
      id,
      run_id: run.id,
      run_url: url,
      run_attempt: 1,
      node_id: nodeId('Job', id),
      head_sha: run.headSha,
      url: `${repositoryApi(context, repository)}/actions/jobs/${id}`,
      html_url: `${html_url}/job/${id}`,
      status: run.status,
      conclusion: run.conclusion ?? null,
      created_at: iso(run.createdAt),
      started_at: iso(run.startedAt ?? run.createdAt),
      completed_at: isoOrNull(
        run.status === 'completed' ? run.updatedAt : undefined,
      ),
      name,
      steps: [],
      check_run_url: `${repositoryApi(context, repository)}/check-runs/${id}`,
      labels: ['ubuntu-latest'],
      runner_id: null,
      runner_name: null,
      runner_group_id: null,
      runner_group_name: null,
      workflow_name: definition.name,
      head_branch: run.headBranch,
    };
  });
}
