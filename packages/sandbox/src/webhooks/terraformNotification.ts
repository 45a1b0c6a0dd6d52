import { SandboxEvent } from '../core/EventHub';
import {
  TerraformRunStatus,
  TerraformState,
} from '../services/terraform/model';
import { Webhook } from './Webhook';

/** Which trigger a state sets off; the others set off none. */
const TRIGGERS: Partial<Record<TerraformRunStatus, string>> = {
  pending: 'run:created',
  planning: 'run:planning',
  planned: 'run:needs_attention',
  applying: 'run:applying',
  applied: 'run:completed',
  planned_and_finished: 'run:completed',
  discarded: 'run:completed',
  errored: 'run:errored',
  canceled: 'run:errored',
};

/** Terraform's notification of what has happened to a run, if there is one. */
export function terraformNotification(
  context: { url: string; state: TerraformState; now: number },
  { name, id }: SandboxEvent,
): Webhook | undefined {
  const { url, state, now } = context;
  const run = name === 'terraform_run' ? state.run(String(id)) : undefined;
  const workspace = run && state.workspaceById(run.workspaceId);
  const trigger = run && TRIGGERS[run.status];
  if (!workspace || !trigger) {
    return undefined;
  }
  const { organization } = workspace;
  return {
    source: 'terraform',
    event: trigger,
    body: {
      payload_version: 1,
      notification_configuration_id: 'nc-sandbox',
      run_url: `${url}/terraform/app/${organization}/workspaces/${workspace.name}/runs/${run.id}`,
      run_id: run.id,
      run_message: run.message,
      run_created_at: new Date(run.createdAt).toISOString(),
      run_created_by: run.author,
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      organization_name: organization,
      notifications: [
        {
          message: `Run ${run.status}`,
          trigger,
          run_status: run.status,
          run_updated_at: new Date(now).toISOString(),
          run_updated_by: run.author,
        },
      ],
    },
  };
}
