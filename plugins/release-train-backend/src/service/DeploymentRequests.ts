import type {
  GuardReason,
  GuardWarning,
  Override,
} from '@signalbox/backstage-plugin-release-train-common';
import type { DeploymentRecord } from '../database/rows';

/** What people ask of deployments. Who asks has been authorized before. */
export interface DeploymentRequests {
  /**
   * Why the same request would be refused now. Writes nothing.
   *
   * @throws NotFoundError when the candidate is not one of this component.
   */
  explain(question: {
    component: string;
    environment: string;
    candidateId?: string;
    sha?: string;
    /** Entity reference of the user, or the subject of a service. */
    actor: string;
    permitted: boolean;
  }): Promise<{
    sha?: string;
    reasons: GuardReason[];
    warnings: GuardWarning[];
  }>;

  /**
   * Asks for a deployment. A repeated idempotency key of the same actor answers with the first
   * deployment, and `created` is false.
   *
   * @throws GuardRefusal with every reason; NotFoundError, InputError.
   */
  request(request: {
    component: string;
    environment: string;
    candidateId?: string;
    revision?: number;
    sha?: string;
    /** Not before this, epoch milliseconds. */
    dueAt?: number;
    reason?: string;
    actor: string;
    permitted: boolean;
    override?: Override;
    /** Whether the actor may pass by guards here. */
    mayOverride?: boolean;
    idempotencyKey?: string;
  }): Promise<{ deployment: DeploymentRecord; created: boolean }>;

  /**
   * Asks for several promotions of one run at once, in this order: all or none. One that depends
   * on an earlier of them waits for it.
   *
   * @throws GuardRefusal with every reason of every component, named in `params.component`.
   */
  promoteTogether(
    requests: readonly Parameters<DeploymentRequests['request']>[0][],
  ): Promise<DeploymentRecord[]>;

  /** @throws ConflictError with the code STALE_VERSION; NotFoundError. */
  cancel(request: {
    id: string;
    version: number;
    actor: string;
    reason?: string;
  }): Promise<DeploymentRecord>;

  /** @throws ConflictError with the code STALE_VERSION; NotFoundError. */
  settle(request: {
    id: string;
    version: number;
    outcome: 'succeeded' | 'failed' | 'never_started';
    actor: string;
    reason: string;
  }): Promise<DeploymentRecord>;
}
