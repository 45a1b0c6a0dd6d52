import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { PAGERDUTY_ACCOUNT_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type {
  DeploymentEndedEvent,
  ReleaseTrainService,
} from '@signalbox/backstage-plugin-release-train-node';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import {
  accountNamed,
  type PagerDutyAccount,
  type PagerDutySettings,
} from '../config/settings';
import type { ChangeStore } from './ChangeStore';
import { changeEventOf, type EndedDeployment } from './changeEventOf';

const MOST_FAILURES = 8;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** States in which a deployment may have changed what runs. */
const CHANGING = ['succeeded', 'failed', 'timed_out'];

/** Tells PagerDuty of each deployment that has ended, at most once. */
export class ChangeTeller {
  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ChangeStore;
      releaseTrain: ReleaseTrainService;
      catalog: CatalogService;
      auth: AuthService;
      clientOf: (account: PagerDutyAccount) => PagerDutyClient;
      clock: ClockService;
      logger: LoggerService;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ChangeStore;
    releaseTrain: ReleaseTrainService;
    catalog: CatalogService;
    auth: AuthService;
    clientOf: (account: PagerDutyAccount) => PagerDutyClient;
    clock: ClockService;
    logger: LoggerService;
  }): ChangeTeller {
    return new ChangeTeller(options);
  }

  /** Notes what an event says, for the job to tell. */
  async hear(payload: unknown): Promise<void> {
    const hint = payload as Partial<DeploymentEndedEvent> | null;
    if (typeof hint?.deploymentId !== 'string') return;
    if (!hint.dispatched || !CHANGING.includes(String(hint.state))) return;
    const { store, clock } = this.parts;
    await store.hear(hint as DeploymentEndedEvent, clock.now());
  }

  /** One step of a claim; answers when the next is due, in epoch milliseconds. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { store, clock, logger } = this.parts;
    const record = await store.load(claim.id);
    if (!record) return undefined;
    if (record.outcome === 'sending') {
      logger.warn(
        `Nobody knows whether PagerDuty was told of deployment ${claim.id}; it is not told again`,
      );
      await store.write(claim, { outcome: 'unsure' });
      return undefined;
    }
    if (record.outcome) return undefined;
    const deployment = await this.readAgain(record.hint);
    const account = await this.accountOf(deployment.component);
    if (!account?.routingKey || !CHANGING.includes(deployment.state)) {
      await store.write(claim, { outcome: 'left-out' });
      return undefined;
    }
    if (!(await store.write(claim, { outcome: 'sending' }))) return undefined;
    try {
      await this.parts.clientOf(account).tellChange(changeEventOf(deployment), {
        what: `tell of deployment ${claim.id}`,
        signal,
      });
      await store.write(claim, { outcome: 'told' });
      return undefined;
    } catch (error) {
      if (!(error instanceof PagerDutyError)) throw error;
      const failures = record.failures + 1;
      // Without an answer it may have come in.
      if (error.status === undefined && error.code !== 'RATE_LIMITED') {
        logger.warn(`${error.message}; it is not told again`);
        await store.write(claim, { outcome: 'unsure' });
        return undefined;
      }
      if (error.code === 'REFUSED' || failures >= MOST_FAILURES) {
        logger.warn(error.message);
        await store.write(claim, { outcome: 'given-up', failures });
        return undefined;
      }
      await store.write(claim, { outcome: null, failures });
      const wait = Math.min(
        FIRST_WAIT_MS * 2 ** (failures - 1),
        LONGEST_WAIT_MS,
      );
      return clock.now() + Math.max(wait, error.retryAfterMs ?? 0);
    }
  }

  /** The deployment as it is now; what was heard of it where it cannot be read. */
  private async readAgain(
    hint: DeploymentEndedEvent,
  ): Promise<EndedDeployment> {
    const { releaseTrain, auth, logger } = this.parts;
    const heard: EndedDeployment = { ...hint, id: hint.deploymentId };
    try {
      const client = await releaseTrain.getClient({
        credentials: await auth.getOwnServiceCredentials(),
      });
      const { data } = await client.GET('/deployments/{deploymentId}', {
        params: { path: { deploymentId: hint.deploymentId } },
      });
      if (!data) return heard;
      const { deployment } = data;
      return {
        ...heard,
        ...deployment,
        endedAt: deployment.endedAt
          ? Date.parse(deployment.endedAt)
          : heard.endedAt,
      };
    } catch (error) {
      logger.debug(
        `Deployment ${hint.deploymentId} could not be read: ${error}; what was heard of it is told`,
      );
      return heard;
    }
  }

  /** The account of the component, or else the one without a name, or the only one. */
  private async accountOf(
    component: string,
  ): Promise<PagerDutyAccount | undefined> {
    const { settings, catalog, auth } = this.parts;
    const entity = await catalog.getEntityByRef(component, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const name = entity?.metadata.annotations?.[PAGERDUTY_ACCOUNT_ANNOTATION];
    const [only, ...others] = settings.accounts;
    return (
      accountNamed(settings, name) ??
      (name === undefined && others.length === 0 ? only : undefined)
    );
  }
}
