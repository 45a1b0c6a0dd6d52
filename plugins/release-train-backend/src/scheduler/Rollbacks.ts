import {
  deploymentWarnings,
  endOfRun,
  escapeMarkdown,
  RUN_TRANSITIONS,
  shortSha,
  transition,
  type DeploymentState,
  type GuardReason,
  type GuardWarning,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredEnvironment } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import { newId } from '../database/newId';
import { uniqueViolation } from '../database/errors';
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
import { loadStandingLocks } from '../queries/loadLocks';
import { codedConflict, invalidRequest, notFound } from '../service/errors';
import type { SchedulerContext } from './context';

/** The states in which a revision is known to have been there. */
const ARRIVED: DeploymentState[] = ['succeeded', 'noop'];

/** How many earlier revisions are offered. */
const MOST_TARGETS = 10;

/** What a rollback is asked about, and by whom. */
interface Question {
  component: string;
  environment: string;
  actor: string;
  permitted: boolean;
}

/** A rollback that is asked for. */
interface Request extends Question {
  /** Where it goes back to; the latest that was verified, when absent. */
  sha?: string;
  reason: string;
  idempotencyKey?: string;
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

  async plan(question: Question): Promise<RollbackOutlook> {
    return this.outlook(this.context.knex, question);
  }

  /**
   * Asks for it. A repeated idempotency key of the same actor answers with the first deployment.
   *
   * @throws GuardRefusal with every reason; NotFoundError; InputError for a revision that was never
   * verified there; ConflictError with the code IDEMPOTENCY_KEY_REUSED.
   */
  async request(
    request: Request,
  ): Promise<{ deployment: DeploymentRecord; created: boolean }> {
    const { knex, clock, notifier, announcements } = this.context;
    const earlier = await this.askedBefore(request);
    if (earlier) return { deployment: earlier, created: false };

    let deployment: DeploymentRecord;
    try {
      deployment = await knex.transaction(trx =>
        this.insert(trx, request, clock.now()),
      );
    } catch (error) {
      // The same request may have come twice at the same moment, and this is the second.
      const same = await this.askedBefore(request);
      if (same) return { deployment: same, created: false };
      if (uniqueViolation(error) === undefined) throw error;
      // Somebody else asked for the same place at the same moment.
      const { reasons } = await this.plan(request);
      throw reasons.length > 0 ? new GuardRefusal(reasons) : error;
    }
    this.wake();
    announcements.wake();
    notifier.changed({
      kind: 'deployment',
      component: deployment.component,
      runId: deployment.runId,
    });
    return { deployment, created: true };
  }

  private async askedBefore(
    request: Request,
  ): Promise<DeploymentRecord | undefined> {
    const { actor, idempotencyKey } = request;
    if (!idempotencyKey) return undefined;
    const row = await this.context
      .knex('deployments')
      .where({ requested_by: actor, idempotency_key: idempotencyKey })
      .first();
    if (!row) return undefined;
    const earlier = toDeploymentRecord(row);
    if (
      earlier.kind !== 'rollback' ||
      earlier.component !== request.component ||
      earlier.environment !== request.environment ||
      (request.sha !== undefined && earlier.sha !== request.sha)
    ) {
      throw codedConflict(
        'Idempotency-Key: this key has asked for another deployment before; take a new one.',
        'IDEMPOTENCY_KEY_REUSED',
      );
    }
    return earlier;
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
    const last = await this.lastTry(db, component, environment.name);
    const row = await db('environments')
      .where({ id: placeId(component, environment.name) })
      .first();
    const place = row && toEnvironmentRecord(row);
    // What has failed may be there or not; it is what people want to get away from.
    const badSha: string | undefined = last?.sha ?? place?.recordedSha;
    const verified = await db('deployments')
      .select('sha')
      .max({ at: 'ended_at' })
      .where({ component, environment: environment.name })
      .whereIn('state', ARRIVED)
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

  /**
   * The deployment that may have brought what is there: the newest that was sent and has arrived or
   * failed. Where a rollback has failed, it is still the one that the rollback was to undo.
   */
  private async lastTry(
    db: Knex,
    component: string,
    environment: string,
  ): Promise<DeploymentRecord | undefined> {
    const sent = () =>
      db('deployments')
        .where({ component, environment })
        .whereNotNull('dispatched_at')
        .whereIn('state', [...ARRIVED, 'failed', 'timed_out'])
        .orderBy('id', 'desc');
    const row = await sent().first();
    const newest = row && toDeploymentRecord(row);
    if (
      newest?.kind !== 'rollback' ||
      !newest.replacesSha ||
      ARRIVED.includes(newest.state)
    ) {
      return newest;
    }
    const undone = await sent()
      .where({ sha: newest.replacesSha })
      .whereNot({ kind: 'rollback' })
      .first();
    return undone
      ? toDeploymentRecord(undone)
      : { ...newest, sha: newest.replacesSha };
  }

  /** A run under way finds its end by itself; one that has shipped has shipped less now. */
  private async followRun(
    trx: Knex.Transaction,
    runId: string,
    now: number,
  ): Promise<void> {
    // Another member may have waited for this one. Deployments come before their run, as everywhere.
    await trx('deployments')
      .where({ run_id: runId, state: 'blocked' })
      .update({ next_at: now });
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
    request: Request,
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
      const known = outlook.targets.map(({ sha }) => shortSha(sha)).join(', ');
      throw invalidRequest(
        `sha: ${shortSha(request.sha)} was never verified in ${
          environment.name
        }, or is what is there; ${
          known ? `one of ${known} was` : 'nothing else was'
        }`,
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
    const locks = await loadStandingLocks(trx, [component], now);
    const locked = locks.some(
      lock =>
        lock.environment === environment.name &&
        lock.cause === 'rollback' &&
        lock.expiresAt === undefined,
    );
    // A second try is not one more lock for somebody to lift.
    if (!locked) {
      await trx('locks').insert({
        id: newId(now),
        component,
        environment: environment.name,
        reason: `Rolled back: ${reason}`,
        owner: actor,
        at: now,
        cause: 'rollback',
      });
    }
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
