import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  RELEASE_TRAIN_DEPLOYMENT_TOPIC,
  type DeploymentEndedEvent,
} from '@signalbox/backstage-plugin-release-train-node';
import type { DeploymentRecord } from '../database/rows';

/** Tells other plugins of deployments that have ended. Never throws, and nobody waits for it. */
export class DeploymentNews {
  private constructor(
    private readonly events: EventsService,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    events: EventsService;
    logger: LoggerService;
  }): DeploymentNews {
    return new DeploymentNews(options.events, options.logger);
  }

  ended(deployment: DeploymentRecord): void {
    const eventPayload: DeploymentEndedEvent = {
      deploymentId: deployment.id,
      component: deployment.component,
      environment: deployment.environment,
      sha: deployment.sha,
      kind: deployment.kind,
      state: deployment.state,
      dispatched: deployment.dispatchedAt !== undefined,
      endedAt: deployment.endedAt!,
      vendorUrl: deployment.vendorUrl,
    };
    this.events
      .publish({ topic: RELEASE_TRAIN_DEPLOYMENT_TOPIC, eventPayload })
      .catch(error =>
        this.logger.warn(
          `The end of deployment ${deployment.id} was not told`,
          error,
        ),
      );
  }
}
