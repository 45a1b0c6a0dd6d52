import { SandboxEvent } from '../core/EventHub';
import { GithubContext } from '../services/github/context';
import { keyOf } from '../services/github/model/GithubState';
import { Repository } from '../services/github/model/types';
import {
  viewDeployment,
  viewDeploymentStatus,
} from '../services/github/views/deploymentView';
import { viewPull } from '../services/github/views/pullView';
import { viewRepository } from '../services/github/views/repositoryView';
import {
  runAddresses,
  viewRun,
  viewWorkflow,
} from '../services/github/views/runView';
import { viewUser } from '../services/github/views/userView';
import { Webhook } from './Webhook';

/** Who is named as the sender: the sandbox does not know who set an event off. */
const SENDER = 'signalbox-world';

/** GitHub's webhook of what has happened, if it is one of those that are modelled. */
export function githubWebhook(
  context: GithubContext,
  event: SandboxEvent,
): Webhook | undefined {
  const repository = context.state.repositories.get('', event.source);
  const subject = repository && subjectOf(context, repository, event);
  return (
    subject && {
      source: 'github',
      event: event.name,
      ...(event.action ? { action: event.action } : {}),
      body: {
        ...(event.action ? { action: event.action } : {}),
        ...subject,
        repository: viewRepository(context, repository),
        sender: viewUser(context, SENDER),
      },
    }
  );
}

/** What the webhook is about, by the names of GitHub's documentation. */
function subjectOf(
  context: GithubContext,
  repository: Repository,
  { name, branch, id }: SandboxEvent,
): Record<string, unknown> | undefined {
  const { state } = context;
  const key = keyOf(repository);
  switch (name) {
    case 'push':
      return { ref: `refs/heads/${branch}`, after: id };
    case 'workflow_run': {
      const run = state.runs.get(key, id)!;
      const workflow = state.workflows.get(key, run.workflowId)!;
      return {
        workflow: viewWorkflow(context, repository, workflow),
        workflow_run: viewRun(context, repository, run),
      };
    }
    case 'deployment_protection_rule': {
      const run = state.runs.get(key, id)!;
      return {
        environment: run.environment,
        event: run.event,
        deployment_callback_url: `${
          runAddresses(context, repository, run).url
        }/deployment_protection_rule`,
        deployment: {
          sha: run.headSha,
          ref: run.headBranch ?? run.headSha,
          environment: run.environment,
        },
        pull_requests: [],
      };
    }
    case 'deployment': {
      const deployment = state.deployments.get(key, id)!;
      return { deployment: viewDeployment(context, repository, deployment) };
    }
    case 'deployment_status': {
      const status = state.deploymentStatuses.get(key, id)!;
      const deployment = state.deployments.get(key, status.deploymentId)!;
      return {
        deployment: viewDeployment(context, repository, deployment),
        deployment_status: viewDeploymentStatus(context, repository, status),
      };
    }
    case 'pull_request':
      return {
        number: id,
        pull_request: viewPull(context, repository, state.pulls.get(key, id)!),
      };
    default:
      return undefined;
  }
}
