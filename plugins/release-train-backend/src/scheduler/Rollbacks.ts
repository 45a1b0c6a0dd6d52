import {
  deploymentWarnings,
  endOfRun,
  escapeMarkdown,
  RUN_TRANSITIONS,
  shortSha,
  transition,
  type GuardReason,
  type GuardWarning,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredEnvironment } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import { newId } from '../database/newId';
import { placeId } from '../database/places';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toEnvironmentRecord,
  toRunRecord,
  type DeploymentRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { shortName } from '../announcements/composeStopMessage';
import { GuardRefusal } from '../guards/GuardRefusal';
import { invalidRequest, notFound } from '../service/errors';
import type { SchedulerContext } from './context';

/** How many earlier revisions are offered. */
const MOST_TARGETS = 10;

/** What a rollback is asked about, and by whom. */
interface Question {
  component: string;
  environment: string;
  actor: string;
  permitted: boolean;
}

/** What a rollback would do. */
export interface RollbackOutlook {
  badSha?: string;
  targets: Array<{ sha: string; at: number }>;
  reasons: GuardReason[];
  warnings: GuardWarning[];
}

/**
 * Brings an earlier revision back: skips what guards a new one, never the guard of one deployment at
 * a time. In the same transaction the environment is locked, the bad revision vetoed, and its
 * candidate out of its run.
 */
export class Rollbacks {
  private constructor(
    private readonly context: SchedulerContext,
    private readonly wake: () => void,
  ) {}

  static create(options: {
    context: SchedulerContext;
    wake: () => void;
  }): Rollbacks {
    return new Rollbacks(options.context, options.wake);
  }

  async plan(question: Question, db: Knex = this.context.knex) {
    return this.outlook(db, question);
  }

  async request(
    request: Question & {
      sha?: string;
      reason: string;
      idempotencyKey?: string;
    },
  ): Promise<{ deployment: DeploymentRecord; created: boolean }> {
    const { knex, clock, notifier, announcements } = this.context;
    const { idempotencyKey } = request;
    if (idempotencyKey) {
      const row = await knex('deployments')
        .where({
          requested_by: request.actor,
          idempotency_key: idempotencyKey,
          kind: 'rollback',
        })
        .first();
      if (row) return { deployment: toDeploymentRecord(row), created: false };
    }
    const deployment = await knex.transaction(trx =>
      this.insert(trx, request, clock.now()),
    );
    this.wake();
    announcements.wake();
    notifier.changed({
      kind: 'deployment',
      component: deployment.component,
      runId: deployment.runId,
    });
    return { deployment, created: true };
  }

  private environmentOf(place: {
    component: string;
    environment: string;
  }): ConfiguredEnvironment {
    const environment = this.context.model.environmentOf(
      place.component,
      place.environment,
    );
    if (!environment) {
      throw notFound(
        'environment',
        placeId(place.component, place.environment),
      );
    }
    return environment;
  }

  private async outlook(
    db: Knex,
    question: Question,
    chosen?: string,
  ): Promise<RollbackOutlook & { badCandidateId?: string; runId?: string }> {
    const { guards, clock } = this.context;
    const { component } = question;
    const environment = this.environmentOf(question);
    const now = clock.now();
    const newest = await db('deployments')
      .where({ component, environment: environment.name })
      .whereNotNull('dispatched_at')
      .whereIn('state', ['succeeded', 'failed', 'timed_out'])
      .orderBy('id', 'desc')
      .first();
    const row = await db('environments')
      .where({ id: placeId(component, environment.name) })
      .first();
    const place = row && toEnvironmentRecord(row);
    // What has failed may be there or not; it is what people want to get away from.
    const last = newest && toDeploymentRecord(newest);
    const badSha: string | undefined = last?.sha ?? place?.recordedSha;
    const verified = await db('deployments')
      .select('sha')
      .max({ at: 'ended_at' })
      .where({ component, environment: environment.name, state: 'succeeded' })
      .whereNotIn('sha', db('vetoes').select('sha').where({ component }))
      .groupBy('sha')
      .orderBy('at', 'desc')
      .limit(MOST_TARGETS + 1);
    const targets = verified
      .map((entry: Record<string, any>) => ({
        sha: String(entry.sha),
        at: Number(entry.at),
      }))
      .filter(({ sha }) => sha !== badSha)
      .slice(0, MOST_TARGETS);
    const candidate = last?.candidateId
      ? await db('candidates').where({ id: last.candidateId }).first()
      : undefined;
    if (targets.length === 0 && candidate?.base_sha) {
      targets.push({
        sha: candidate.base_sha,
        at: Number(candidate.pinned_at),
      });
    }
    const sha = chosen ?? targets.at(0)?.sha;
    const reasons = await guards.evaluate(db, {
      component,
      environment,
      // Without one, whatever else stands in the way is told, too.
      sha: sha ?? '0'.repeat(40),
      kind: 'rollback',
      actor: question.actor,
      permitted: question.permitted,
      at: now,
    });
    if (!sha) {
      reasons.push({
        code: 'NOTHING_TO_ROLL_BACK_TO',
        message: `No earlier revision was verified in ${environment.name}; deploy one that works.`,
        params: { environment: environment.name },
      });
    }
    return {
      badSha,
      targets,
      reasons,
      warnings: deploymentWarnings({
        now,
        environment: environment.name,
        kind: 'rollback',
      }),
      badCandidateId: candidate?.id,
      runId: last?.runId,
    };
  }

  /** A run under way finds its end by itself; one that has shipped has shipped less now. */
  private async followRun(
    trx: Knex.Transaction,
    runId: string,
    now: number,
  ): Promise<void> {
    const row = await trx('runs').where({ id: runId }).forUpdate().first();
    const run = toRunRecord(row);
    const rows = await trx('candidates')
      .where({ run_id: runId })
      .whereNot({ state: 'superseded' });
    const end = endOfRun(rows.map(toCandidateRecord).map(({ state }) => state));
    const step =
      run.endedAt !== undefined && end
        ? transition(RUN_TRANSITIONS, run.state, end)
        : undefined;
    await trx('runs')
      .where({ id: runId })
      .update(
        step?.ok
          ? { state: step.to, version: run.version + 1 }
          : { next_at: now },
      );
  }

  private async insert(
    trx: Knex.Transaction,
    request: Question & {
      sha?: string;
      reason: string;
      idempotencyKey?: string;
    },
    now: number,
  ): Promise<DeploymentRecord> {
    const { model, announcements } = this.context;
    const { component, actor, reason } = request;
    const environment = this.environmentOf(request);
    const outlook = await this.outlook(trx, request, request.sha);
    if (outlook.reasons.length > 0) throw new GuardRefusal(outlook.reasons);
    if (
      request.sha &&
      !outlook.targets.some(({ sha }) => sha === request.sha)
    ) {
      throw invalidRequest(
        `sha: ${shortSha(request.sha)} was never verified in ${
          environment.name
        }; one of ${outlook.targets
          .map(({ sha }) => shortSha(sha))
          .join(', ')} was`,
      );
    }
    const sha = request.sha ?? outlook.targets[0].sha;
    const { badSha, badCandidateId, runId } = outlook;
    const train = model.trainOf(component);
    const id = newId(now);
    await trx('deployments').insert({
      id,
      component,
      environment: environment.name,
      sha,
      kind: 'rollback',
      attempt: 1,
      state: 'queued',
      mechanism: environment.driver.mechanism,
      run_id: runId ?? null,
      candidate_id: null,
      requested_by: actor,
      requested_at: now,
      due_at: now,
      reason,
      reasons: '[]',
      replaces_sha: badSha ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      next_at: now,
    });
    await trx('deployment_events').insert({
      deployment_id: id,
      version: 1,
      at: now,
      to_state: 'queued',
      actor,
      detail: reason,
    });
    await trx('locks').insert({
      id: newId(now),
      component,
      environment: environment.name,
      reason: `Rolled back: ${reason}`,
      owner: actor,
      at: now,
      cause: 'rollback',
    });
    if (badSha) {
      await trx('vetoes')
        .insert({ component, sha: badSha, reason, user_ref: actor, at: now })
        .onConflict(['component', 'sha'])
        .ignore();
    }
    if (badCandidateId) {
      const row = await trx('candidates')
        .where({ id: badCandidateId })
        .forUpdate()
        .first();
      await applyCandidateEvent(trx, toCandidateRecord(row), 'roll_back', {
        detail: reason,
      });
    }
    if (runId) await this.followRun(trx, runId, now);
    await writeJournal(trx, {
      at: now,
      actor,
      what: 'rolled-back',
      train: train?.id,
      runId,
      component,
      environment: environment.name,
      candidateId: badCandidateId,
      detail: `${badSha ? shortSha(badSha) : '?'} to ${shortSha(
        sha,
      )}: ${reason}`,
    });
    await announcements.place(
      trx,
      { component, environment: environment.name },
      `**${shortName(component)}**: ${shortName(actor)} rolls ${
        environment.name
      } back from ${badSha ? shortSha(badSha) : 'what is there'} to ${shortSha(
        sha,
      )}. ${environment.name} is locked${
        badSha ? `, ${shortSha(badSha)} is vetoed` : ''
      }. ${escapeMarkdown(reason)}`,
      `${id}:asked`,
      now,
    );
    const inserted = await trx('deployments').where({ id }).first();
    return toDeploymentRecord(inserted);
  }
}
