import { ok, Reply } from '../../../core/Reply';
import {
  GithubContext,
  GithubRequest,
  Operation,
  repositoryOf,
} from '../context';
import { GithubError } from '../GithubError';
import { readWorkflow, WorkflowInput } from '../actions/workflowFile';
import { keyOf } from '../model/GithubState';
import { Ref, Repository, Workflow } from '../model/types';
import { paginate } from '../paging';
import { runAddresses, viewWorkflow } from '../views/runView';

/** A workflow is addressed by its id or by its file name. */
export function workflowOf(
  { state }: GithubContext,
  { params }: GithubRequest,
  repository: Repository,
): Workflow {
  const wanted = params.workflow_id;
  const workflow = state.workflows
    .list(keyOf(repository))
    .find(
      ({ id, path }) => String(id) === wanted || path.endsWith(`/${wanted}`),
    );
  if (!workflow) {
    throw GithubError.notFound();
  }
  return workflow;
}

function branchOrTag(
  { state }: GithubContext,
  repository: Repository,
  ref: string,
): Ref {
  const key = keyOf(repository);
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const found = state.branches.get(key, name) ?? state.tags.get(key, name);
  if (!found) {
    // A sha lands here too: GitHub takes a branch or a tag only.
    throw GithubError.invalid(`No ref found for: ${ref}`);
  }
  return found;
}

function checkInputs(
  declared: Record<string, WorkflowInput>,
  given: Record<string, unknown>,
): Record<string, string> {
  const unexpected = Object.keys(given).filter(name => !(name in declared));
  if (unexpected.length) {
    throw GithubError.invalid(
      `Unexpected inputs provided: ${JSON.stringify(unexpected)}`,
    );
  }
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(declared)) {
    const value = given[name] ?? input.default;
    if (value === undefined || value === '') {
      if (input.required) {
        throw GithubError.invalid(`Required input '${name}' not provided`);
      }
      continue;
    }
    if (input.options && !input.options.includes(String(value))) {
      throw GithubError.invalid(
        `Provided value '${value}' for input '${name}' not in the list of allowed values`,
      );
    }
    inputs[name] = String(value);
  }
  return inputs;
}

function dispatch(context: GithubContext, request: GithubRequest): Reply {
  const repository = repositoryOf(context, request);
  const workflow = workflowOf(context, request, repository);
  const mode = repository.dispatch ?? context.dispatch;
  const { ref, inputs = {}, return_run_details: wantsDetails } = request.body;
  if (wantsDetails !== undefined && mode === 'refuse_run_details_400') {
    throw new GithubError(
      400,
      'Invalid request.\n\n"return_run_details" is not a permitted key.',
    );
  }
  const { name, sha } = branchOrTag(context, repository, ref);
  const declared = readWorkflow(workflow).inputs;
  if (!declared) {
    throw GithubError.invalid(
      "Workflow does not have 'workflow_dispatch' trigger",
    );
  }
  const run = context.runner.trigger(repository, workflow, {
    event: 'workflow_dispatch',
    headBranch: name,
    headSha: sha,
    actor: request.login,
    inputs: checkInputs(declared, inputs),
  });
  const effects = [`run:${run.id}`];
  if (mode !== 'run_details' || wantsDetails !== true) {
    return { status: 204, effects };
  }
  const { url, html_url } = runAddresses(context, repository, run);
  return ok({ workflow_run_id: run.id, run_url: url, html_url }, effects);
}

export const workflows: Record<string, Operation> = {
  'actions/list-repo-workflows': (context, request) => {
    const repository = repositoryOf(context, request);
    const all = context.state.workflows.list(keyOf(repository));
    const page = paginate(context, request, all);
    return {
      ...ok({
        total_count: all.length,
        workflows: page.items.map(item =>
          viewWorkflow(context, repository, item),
        ),
      }),
      headers: page.headers,
    };
  },

  'actions/get-workflow': (context, request) => {
    const repository = repositoryOf(context, request);
    const workflow = workflowOf(context, request, repository);
    return ok(viewWorkflow(context, repository, workflow));
  },

  'actions/create-workflow-dispatch': dispatch,
};
