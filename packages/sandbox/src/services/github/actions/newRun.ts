import { GithubState, keyOf } from '../model/GithubState';
import { resolveCommit } from '../model/history';
import { Repository, Workflow, WorkflowRun } from '../model/types';
import { fillTemplate, readWorkflow } from './workflowFile';

/** What triggers a run. */
export interface Trigger {
  event: WorkflowRun['event'];
  headBranch: string | null;
  headSha: string;
  actor: string;
  inputs?: Record<string, string>;
  deployment?: { id: number; environment: string; sha: string };
}

/** A queued run, with what the workflow file makes of its trigger. */
export function newRun(
  state: GithubState,
  now: number,
  repository: Repository,
  workflow: Workflow,
  trigger: Trigger,
): WorkflowRun {
  const definition = readWorkflow(workflow);
  const {
    event,
    headBranch,
    headSha,
    actor,
    inputs = {},
    deployment,
  } = trigger;
  const values = {
    inputs,
    github: {
      sha: headSha,
      ref_name: headBranch,
      actor,
      event: { deployment },
    },
  };
  const filled = (template: string | undefined) =>
    template === undefined ? undefined : fillTemplate(template, values);
  const commit = state.commits.get(keyOf(repository), headSha);
  const subject = event === 'push' ? commit?.message.split('\n')[0] : undefined;
  const asked = inputs.sha || deployment?.sha || headSha;
  return {
    id: state.store.next('run', 7001),
    number: state.store.next(`runs of workflow ${workflow.id}`),
    workflowId: workflow.id,
    event,
    headBranch,
    headSha,
    displayTitle: filled(definition.runName) ?? subject ?? definition.name,
    actor,
    inputs,
    status: 'queued',
    environment: filled(definition.environment),
    group: filled(definition.group),
    deploySha: resolveCommit(state, repository, asked)?.sha ?? asked,
    deploymentId: deployment?.id,
    createdAt: now,
    updatedAt: now,
  };
}
