import type { Claim } from '@signalbox/scheduling-node';
import { isActiveDeployment } from '@signalbox/backstage-plugin-release-train-common';
import { moveDeployment } from '../database/moveDeployment';
import { toDeploymentRecord } from '../database/rows';
import { lockCandidate } from '../queries/lockCandidate';
import { askPerson } from './askPerson';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { confirm } from './confirm';
import { dispatch } from './dispatch';
import { follow } from './follow';
import { enterDoubt, reconcile } from './reconcile';
import { settleEnd } from './settleEnd';
import { VendorError } from './vendorCall';
import { vendorAnswered, vendorSilent } from './vendorSilent';
import { verify } from './verify';

/** Does the next step of a claimed deployment. Each step reads the row first, whoever woke it. */
export class DeploymentProcessor {
  private constructor(private readonly context: SchedulerContext) {}

  static create(context: SchedulerContext): DeploymentProcessor {
    return new DeploymentProcessor(context);
  }

  /** Answers when the next step is due, in epoch milliseconds; nothing when there is none. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, notifier, announcements } = this.context;
    const row = await knex('deployments').where({ id: claim.id }).first();
    if (!row) return undefined;
    const record = toDeploymentRecord(row);
    if (record.fence !== claim.fence || !isActiveDeployment(record.state)) {
      return undefined;
    }
    try {
      return await this.step({ record, claim, signal });
    } finally {
      announcements.wake();
      const now = await knex('deployments')
        .select('version', 'detail')
        .where({ id: claim.id })
        .first();
      // Open pages read again when there is something new, not whenever somebody has looked.
      if (
        Number(now?.version) !== record.version ||
        (now?.detail ?? undefined) !== record.detail
      ) {
        notifier.changed({
          kind: 'deployment',
          component: record.component,
          runId: record.runId,
        });
      }
    }
  }

  private async step(claimed: ClaimedDeployment): Promise<number | undefined> {
    const { model } = this.context;
    const { record } = claimed;
    const environment = model.environmentOf(
      record.component,
      record.environment,
    );
    if (!environment || environment.driver.mechanism !== record.mechanism) {
      return this.unconfigured(claimed);
    }
    switch (record.state) {
      case 'requested':
      case 'blocked':
      case 'queued':
        return dispatch(this.context, claimed, environment);
      case 'dispatching':
        // Whoever committed this intent is gone, or its lease ran out while it waited.
        return enterDoubt(
          this.context,
          claimed,
          'the replica that sent it did not write the answer down',
        );
      case 'unknown':
        return this.asking(claimed, () =>
          reconcile(this.context, claimed, environment),
        );
      case 'verifying':
        return verify(this.context, claimed, environment);
      case 'needs_human':
        return undefined;
      case 'awaiting_confirm':
        return this.asking(claimed, () =>
          confirm(this.context, claimed, environment),
        );
      default:
        return this.asking(claimed, () =>
          record.vendorId
            ? follow(this.context, claimed, environment)
            : reconcile(this.context, claimed, environment),
        );
    }
  }

  /** A step that begins by asking the vendor; nothing has been written when that fails. */
  private async asking(
    claimed: ClaimedDeployment,
    step: () => Promise<number | undefined>,
  ): Promise<number | undefined> {
    try {
      const nextAt = await step();
      await vendorAnswered(this.context, claimed);
      return nextAt;
    } catch (error) {
      if (claimed.signal.aborted) return undefined; // Somebody else has it.
      if (!(error instanceof VendorError)) throw error;
      return vendorSilent(this.context, claimed, error);
    }
  }

  /** The place of a deployment is not configured any more, or by another mechanism. */
  private async unconfigured(
    claimed: ClaimedDeployment,
  ): Promise<number | undefined> {
    const { record } = claimed;
    const detail = `${record.environment} of ${record.component} is not configured as '${record.mechanism}' any more`;
    switch (record.state) {
      case 'queued':
        return this.end(claimed, 'fail', detail);
      case 'requested':
      case 'blocked':
        return this.end(claimed, 'cancel', detail);
      case 'dispatching':
        return enterDoubt(this.context, claimed, detail);
      case 'needs_human':
        return undefined;
      default:
        await askPerson(
          this.context,
          claimed,
          `${detail}. Say what became of it.`,
        );
        return undefined;
    }
  }

  private async end(
    { record, claim }: ClaimedDeployment,
    event: 'fail' | 'cancel',
    detail: string,
  ): Promise<undefined> {
    const { knex, clock } = this.context;
    const now = clock.now();
    await knex.transaction(async trx => {
      if (record.candidateId) await lockCandidate(trx, record.candidateId);
      const ended = await moveDeployment(trx, record, event, {
        now,
        actor: SCHEDULER_ACTOR,
        fence: claim.fence,
        change: { detail },
      });
      if (ended) await settleEnd(this.context, trx, ended, now);
    });
    return undefined;
  }
}
