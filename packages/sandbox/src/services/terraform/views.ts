import { createHash } from 'node:crypto';
import { iso } from '../github/views/basics';
import {
  idFor,
  isFinal,
  isWaiting,
  TerraformRun,
  TerraformState,
  TerraformWorkspace,
} from './model';

/** A resource of JSON:API. */
export interface Resource {
  id: string;
  type: string;
  attributes: Record<string, unknown>;
  relationships?: Record<string, unknown>;
  links?: Record<string, string>;
}

/** What the views are made for: who asks, and where. */
export interface Viewer {
  url: string;
  state: TerraformState;
  /** Organization tokens read, but act on nothing. */
  mayAct: boolean;
}

/** Where people look at a run. */
export function runAddress(
  workspace: TerraformWorkspace,
  { id }: TerraformRun,
): string {
  return `${workspaceAddress(workspace)}/runs/${id}`;
}

export function workspaceAddress({
  organization,
  name,
}: TerraformWorkspace): string {
  return `/terraform/app/${organization}/workspaces/${name}`;
}

function link(type: string, id: string) {
  return { data: { id, type } };
}

export function viewWorkspace(
  { state }: Viewer,
  workspace: TerraformWorkspace,
): Resource {
  const current = state.currentRun(workspace);
  return {
    id: workspace.id,
    type: 'workspaces',
    attributes: {
      name: workspace.name,
      'auto-apply': workspace.autoApply,
      'created-at': iso(workspace.createdAt),
      locked: current !== undefined && !isFinal(current),
      'execution-mode': 'remote',
      'vcs-repo': { identifier: workspace.repository, branch: '' },
    },
    relationships: {
      organization: link('organizations', workspace.organization),
      'current-run': current ? link('runs', current.id) : { data: null },
    },
    links: {
      self: `/api/v2/organizations/${workspace.organization}/workspaces/${workspace.name}`,
    },
  };
}

export function viewRun({ mayAct }: Viewer, run: TerraformRun): Resource {
  const isPending = run.status === 'pending';
  // What the plan found out is not known before it has ended.
  const isPlanned = isWaiting(run) || run.timestamps['apply-queued-at'];
  return {
    id: run.id,
    type: 'runs',
    attributes: {
      actions: {
        'is-cancelable': !isFinal(run) && !isWaiting(run),
        'is-confirmable': isWaiting(run),
        'is-discardable': isWaiting(run) || isPending,
        'is-force-cancelable': false,
      },
      'auto-apply': run.autoApply,
      'canceled-at': null,
      'created-at': iso(run.createdAt),
      'has-changes': Boolean(isPlanned) && run.hasChanges,
      'is-destroy': run.isDestroy,
      message: run.message,
      permissions: {
        'can-apply': mayAct,
        'can-cancel': mayAct,
        'can-comment': mayAct,
        'can-discard': mayAct,
        'can-force-execute': mayAct,
        'can-force-cancel': false,
        'can-override-policy-check': false,
      },
      'plan-only': run.planOnly,
      refresh: true,
      'refresh-only': false,
      'replace-addrs': null,
      source: 'tfe-configuration-version',
      status: run.status,
      'status-timestamps': Object.fromEntries(
        Object.entries(run.timestamps).map(([name, at]) => [name, iso(at)]),
      ),
      'target-addrs': null,
      'trigger-reason': 'git push',
    },
    relationships: {
      'configuration-version': link(
        'configuration-versions',
        configurationId(run),
      ),
      plan: link('plans', idFor('plan', run.id)),
      workspace: link('workspaces', run.workspaceId),
    },
    links: { self: `/api/v2/runs/${run.id}` },
  };
}

/** Runs of one commit in one workspace share its configuration. */
function configurationId({ workspaceId, sha }: TerraformRun): string {
  return idFor('cv', `${workspaceId} ${sha}`);
}

/** What a plan would do, made up from the commit. */
export function plannedChanges({ sha, hasChanges, isDestroy }: TerraformRun) {
  const [first, second] = createHash('sha256').update(sha).digest();
  const [additions, changes] = [1 + (first % 4), second % 3];
  if (!hasChanges) {
    return { additions: 0, changes: 0, destructions: 0 };
  }
  return isDestroy
    ? { additions: 0, changes: 0, destructions: additions }
    : { additions, changes, destructions: 0 };
}

/** What belongs to a run, by the name under which `include` asks for it. */
export function viewIncluded(
  { url }: Viewer,
  workspace: TerraformWorkspace,
  run: TerraformRun,
): Record<string, Resource[]> {
  const ingressId = idFor('ia', `${workspace.id} ${run.sha}`);
  const configuration: Resource = {
    id: configurationId(run),
    type: 'configuration-versions',
    attributes: {
      source: 'github',
      speculative: run.planOnly,
      status: 'uploaded',
    },
    relationships: {
      'ingress-attributes': link('ingress-attributes', ingressId),
    },
  };
  const ingress: Resource = {
    id: ingressId,
    type: 'ingress-attributes',
    attributes: {
      branch: run.branch,
      'commit-message': run.message,
      'commit-sha': run.sha,
      'commit-url': `${url}/${workspace.repository}/commit/${run.sha}`,
      identifier: workspace.repository,
      'is-pull-request': run.planOnly,
      'on-default-branch': !run.planOnly,
      'sender-username': run.author,
    },
  };
  const changes = plannedChanges(run);
  const plan: Resource = {
    id: idFor('plan', run.id),
    type: 'plans',
    attributes: {
      'has-changes': run.hasChanges,
      'resource-additions': changes.additions,
      'resource-changes': changes.changes,
      'resource-destructions': changes.destructions,
    },
  };
  return {
    configuration_version: [configuration],
    'configuration_version.ingress_attributes': [configuration, ingress],
    plan: [plan],
  };
}
