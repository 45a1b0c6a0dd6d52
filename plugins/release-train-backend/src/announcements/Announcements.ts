import { createHash } from 'node:crypto';
import type { Announcement } from '@signalbox/backstage-plugin-release-train-node';
import {
  escapeMarkdown,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import type { ReleaseTrainModel } from '../config/model';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toRunRecord,
  type DeploymentRecord,
  type RunRecord,
} from '../database/rows';
import { composeStopMessage, shortName } from './composeStopMessage';
import { stopKey } from './messageKeys';
import { readNotes } from './readNotes';
import { renderAnnouncement } from './templates';

/**
 * Writes what the channel is told into the outbox, always in the transaction that changes the
 * state, so that nothing is told that did not happen and nothing that happened stays untold.
 */
export class Announcements {
  #wake: () => void = () => {};

  private constructor(
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly appUrl: string,
  ) {}

  static create(options: {
    model: ReleaseTrainModel;
    clock: ClockService;
    /** Where the portal is. */
    appUrl: string;
  }): Announcements {
    return new Announcements(options.model, options.clock, options.appUrl);
  }

  /** Sets who delivers; called once at the start. */
  onWake(wake: () => void): void {
    this.#wake = wake;
  }

  /** Tells the deliverer that there may be something new. Call it after the commit. */
  wake(): void {
    this.#wake();
  }

  /** A deployment is about to be sent. */
  async deploymentStarted(
    trx: Knex,
    deployment: DeploymentRecord,
    now: number,
  ): Promise<void> {
    await this.deployment(trx, deployment, 'started', now);
  }

  /** A deployment waits for a person, or goes on after one has spoken. */
  async deploymentChanged(
    trx: Knex,
    deployment: DeploymentRecord,
    now: number,
  ): Promise<void> {
    await this.deployment(trx, deployment, 'changed', now);
  }

  /** A deployment has ended. */
  async deploymentEnded(
    trx: Knex,
    deployment: DeploymentRecord,
    now: number,
  ): Promise<void> {
    await this.deployment(trx, deployment, 'ended', now);
  }

  /**
   * Something about a run as a whole. The same `what` is one message, and the same text of it, with
   * the same candidates asked for, is told once; with a `moment`, whatever its text is, that moment
   * of it is.
   */
  async run(
    trx: Knex,
    run: RunRecord,
    what: string,
    message: Pick<Announcement, 'text' | 'details' | 'asks'>,
    now: number,
    moment?: string,
  ): Promise<void> {
    const train = this.model.trains.get(run.train);
    if (!train) return;
    // Without its revisions a reminder would go on asking for what was pinned before.
    const told = createHash('sha256')
      .update(message.text)
      .update(message.asks?.length ? JSON.stringify(message.asks) : '')
      .digest('hex');
    await this.insert(trx, {
      dedupeKey: `${run.id}:${what}:${moment ?? told.slice(0, 16)}`,
      messageKey: `${run.id}:${what}`,
      runId: run.id,
      announcement: {
        channel: train.channel,
        ...message,
        link: this.linkTo(train.members[0]),
      },
      now,
    });
  }

  /** Something about an environment of a component, such as a lock. */
  async place(
    trx: Knex,
    place: { component: string; environment: string },
    text: string,
    dedupeKey: string,
    now: number,
  ): Promise<void> {
    const train = this.model.trainOf(place.component);
    if (!train) return;
    await this.insert(trx, {
      dedupeKey,
      messageKey: dedupeKey,
      announcement: {
        channel: train.channel,
        text,
        link: this.linkTo(place.component),
      },
      now,
    });
  }

  /**
   * How a stop of a run stands now: one message, updated in place. `what` names the moment, which is
   * told once.
   */
  async stop(
    trx: Knex,
    run: RunRecord,
    environment: string,
    what: string,
    now: number,
    ended?: DeploymentRecord,
  ): Promise<void> {
    const train = this.model.trains.get(run.train);
    if (!train) return;
    // Two components that end at the same moment tell of each other: one after the other.
    await trx('runs').select('id').where({ id: run.id }).forUpdate();
    const candidates = (
      await trx('candidates')
        .where({ run_id: run.id })
        .whereNot({ state: 'superseded' })
        .orderBy('id')
    ).map(toCandidateRecord);
    const rows = await trx('deployments')
      .where({ run_id: run.id, environment })
      .orderBy('id');
    const deployments = new Map(
      rows.map(toDeploymentRecord).map(record => [record.component, record]),
    );
    let details: string | undefined;
    if (ended) {
      details = [
        `${shortName(ended.component)} to ${environment}: ${ended.state.replace(
          '_',
          ' ',
        )}. ${escapeMarkdown(ended.detail ?? '')}`.trim(),
        ...(await readNotes(trx, candidates)),
      ].join('\n\n');
    }
    await this.insert(trx, {
      dedupeKey: what,
      messageKey: stopKey(run.id, environment),
      runId: run.id,
      announcement: {
        channel: train.channel,
        text: composeStopMessage({
          run,
          train,
          environment,
          candidates,
          deployments,
        }),
        details,
        link: this.linkTo((ended ?? candidates[0])?.component),
      },
      now,
    });
  }

  private async deployment(
    trx: Knex,
    deployment: DeploymentRecord,
    moment: 'started' | 'changed' | 'ended',
    now: number,
  ): Promise<void> {
    const train = this.model.trainOf(deployment.component);
    if (!train) return;
    const what =
      moment === 'changed'
        ? `${deployment.id}:${deployment.version}`
        : `${deployment.id}:${moment}`;
    const { runId } = deployment;
    if (runId) {
      const row = await trx('runs').where({ id: runId }).first();
      const ended = moment === 'ended' ? deployment : undefined;
      await this.stop(
        trx,
        toRunRecord(row),
        deployment.environment,
        what,
        now,
        ended,
      );
      if (deployment.kind !== 'rollback') return;
    }
    const state =
      moment === 'started' ? 'in progress' : deployment.state.replace('_', ' ');
    await this.insert(trx, {
      dedupeKey: `${what}:alone`,
      messageKey: deployment.id,
      announcement: {
        channel: train.channel,
        text: renderAnnouncement('offTrain', train, {
          name: shortName(deployment.component),
          sha: shortSha(deployment.sha),
          environment: deployment.environment,
          state: deployment.kind === 'rollback' ? `rollback ${state}` : state,
          by: shortName(deployment.requestedBy),
          reason: deployment.reason,
        }),
        details:
          moment === 'started' || !deployment.detail
            ? undefined
            : escapeMarkdown(deployment.detail),
        link: this.linkTo(deployment.component),
      },
      now,
    });
  }

  private linkTo(component: string): Announcement['link'] {
    return {
      title: 'Open the release train',
      url: this.pageOf(component),
    };
  }

  private pageOf(component: string): string {
    const { kind, namespace, name } = parseEntityRef(component);
    return `${this.appUrl}/catalog/${namespace}/${kind}/${name}/release-train`;
  }

  private async insert(
    trx: Knex,
    entry: {
      dedupeKey: string;
      messageKey: string;
      runId?: string;
      announcement: Announcement;
      now: number;
    },
  ): Promise<void> {
    const { channel, ...payload } = entry.announcement;
    await trx('announcements')
      .insert({
        id: newId(this.clock.now()),
        dedupe_key: entry.dedupeKey,
        message_key: entry.messageKey,
        run_id: entry.runId ?? null,
        channel,
        payload: JSON.stringify(payload),
        state: 'pending',
        created_at: entry.now,
        next_at: entry.now,
      })
      .onConflict('dedupe_key')
      .ignore();
  }
}
