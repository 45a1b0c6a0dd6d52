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
  toChangeRecord,
  toDeploymentRecord,
  toRunRecord,
  type DeploymentRecord,
  type RunRecord,
} from '../database/rows';
import {
  composeNotes,
  composeStopMessage,
  shortName,
} from './composeStopMessage';

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

  /** Something about a run as a whole. The same `what` is told once a run. */
  async run(
    trx: Knex,
    run: RunRecord,
    what: string,
    message: { text: string; details?: string },
    now: number,
  ): Promise<void> {
    const train = this.model.trains.get(run.train);
    if (!train) return;
    await this.insert(trx, {
      dedupeKey: `${run.id}:${what}`,
      messageKey: `${run.id}:${what}`,
      runId: run.id,
      announcement: {
        channel: train.channel,
        ...message,
        link: {
          title: 'Open the release train',
          url: this.pageOf(train.members[0]),
        },
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
    const link = {
      title: 'Open the release train',
      url: this.pageOf(deployment.component),
    };
    const dedupeKey =
      moment === 'changed'
        ? `${deployment.id}:${deployment.version}`
        : `${deployment.id}:${moment}`;
    const { runId } = deployment;
    if (!runId) {
      const state =
        moment === 'started'
          ? 'in progress'
          : deployment.state.replace('_', ' ');
      const why = deployment.reason
        ? ` (${escapeMarkdown(deployment.reason)})`
        : '';
      await this.insert(trx, {
        dedupeKey,
        messageKey: deployment.id,
        announcement: {
          channel: train.channel,
          text: `**${shortName(deployment.component)}** ${shortSha(
            deployment.sha,
          )} to ${deployment.environment}: ${state}, asked for by ${shortName(
            deployment.requestedBy,
          )}${why}`,
          details:
            moment === 'started' || !deployment.detail
              ? undefined
              : escapeMarkdown(deployment.detail),
          link,
        },
        now,
      });
      return;
    }
    // Two components that end at the same moment tell of each other: one after the other.
    const run = await trx('runs').where({ id: runId }).forUpdate().first();
    const candidates = (
      await trx('candidates').where({ run_id: runId }).orderBy('id')
    ).map(toCandidateRecord);
    const rows = await trx('deployments')
      .where({ run_id: runId, environment: deployment.environment })
      .orderBy('id');
    const deployments = new Map(
      rows.map(toDeploymentRecord).map(record => [record.component, record]),
    );
    deployments.set(deployment.component, deployment);
    let details: string | undefined;
    if (moment === 'ended') {
      const changes = await trx('candidate_changes')
        .whereIn(
          'candidate_id',
          candidates.map(candidate => candidate.id),
        )
        .orderBy('position');
      details = [
        `${shortName(deployment.component)} to ${
          deployment.environment
        }: ${deployment.state.replace('_', ' ')}. ${escapeMarkdown(
          deployment.detail ?? '',
        )}`.trim(),
        ...candidates.map(candidate =>
          composeNotes(
            candidate,
            changes
              .filter(change => change.candidate_id === candidate.id)
              .map(toChangeRecord),
          ),
        ),
      ].join('\n\n');
    }
    await this.insert(trx, {
      dedupeKey,
      messageKey: `${runId}:${deployment.environment}`,
      runId,
      announcement: {
        channel: train.channel,
        text: composeStopMessage({
          run: toRunRecord(run),
          environment: deployment.environment,
          candidates,
          deployments,
        }),
        details,
        link,
      },
      now,
    });
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
