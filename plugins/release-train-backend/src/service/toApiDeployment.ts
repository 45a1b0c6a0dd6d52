import {
  isActiveDeployment,
  releaseTrainSettlePermission,
  toIso,
  type Deployment,
  type DeploymentEvent,
} from '@signalbox/backstage-plugin-release-train-common';
import type { DeploymentEventRecord, DeploymentRecord } from '../database/rows';
import { fullAccess, type CallerAccess } from '../permissions/CallerAccess';
import { optionalIso } from './optionalIso';

/** A deployment the way the API shows it. */
export function toApiDeployment(
  deployment: DeploymentRecord,
  context: { shaUrl?: string; now: number; access?: CallerAccess },
): Deployment {
  return {
    id: deployment.id,
    component: deployment.component,
    environment: deployment.environment,
    sha: deployment.sha,
    shaUrl: context.shaUrl,
    kind: deployment.kind,
    attempt: deployment.attempt,
    state: deployment.state,
    active: isActiveDeployment(deployment.state),
    version: deployment.version,
    mechanism: deployment.mechanism,
    runId: deployment.runId,
    candidateId: deployment.candidateId,
    requestedBy: deployment.requestedBy,
    requestedAt: toIso(deployment.requestedAt),
    dueAt: toIso(deployment.dueAt),
    startedAt: optionalIso(deployment.startedAt),
    endedAt: optionalIso(deployment.endedAt),
    vendorUrl: deployment.vendorUrl,
    detail: deployment.detail,
    reasons: deployment.reasons,
    reason: deployment.reason,
    overridden: deployment.overridden,
    overrideReason: deployment.overrideReason,
    replacesSha: deployment.replacesSha,
    may: {
      settle: (context.access ?? fullAccess).allows(
        releaseTrainSettlePermission,
        deployment,
      ),
    },
    asOf: toIso(context.now),
  };
}

/** One step in the history of a deployment the way the API shows it. */
export function toApiDeploymentEvent(
  event: DeploymentEventRecord,
): DeploymentEvent {
  return {
    at: toIso(event.at),
    from: event.from,
    to: event.to,
    actor: event.actor,
    detail: event.detail,
  };
}
