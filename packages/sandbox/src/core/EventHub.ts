/**
 * Something that happened in the outside world. The names are those of
 * GitHub's webhooks where there is one; a sender of webhooks subscribes here.
 *
 * @public
 */
export interface SandboxEvent {
  name:
    | 'push'
    | 'pull_request'
    | 'workflow_run'
    | 'deployment'
    | 'deployment_status'
    | 'deployment_protection_rule'
    | 'issues'
    | 'message'
    | 'terraform_run'
    | 'pagerduty_incident';
  /**
   * `owner/name` of a repository, the id of a Slack channel,
   * `organization/name` of a Terraform workspace, or an account of PagerDuty.
   */
  source: string;
  /** Of a `push`: the branch that moved. */
  branch?: string;
  /** The webhook's action, for example `completed` or `closed`. */
  action?: string;
  /** Identifies the object that changed: number, id, sha or ts. */
  id: string | number;
}

/** @public */
export class EventHub {
  private readonly listeners = new Set<(event: SandboxEvent) => void>();

  subscribe(listener: (event: SandboxEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(event: SandboxEvent): void {
    for (const listener of this.listeners) {
      listener(event);
    }
  }
}
