import {
  escapeMarkdown,
  isActiveDeployment,
  transition,
  DEPLOYMENT_TRANSITIONS,
  OVERRIDABLE_GUARD_CODES,
  RUN_TRANSITIONS,
  shortSha,
  type GuardReason,
  type Override,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredEnvironment } from '../config/model';
import { uniqueViolation } from '../database/errors';
import { moveCandidate } from '../database/moveCandidate';
import { moveDeployment } from '../database/moveDeployment';
import { newId } from '../database/newId';
import {
  toDeploymentRecord,
  toRunRecord,
  type CandidateRecord,
  type DeploymentRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { GuardRefusal } from '../guards/GuardRefusal';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { lockCandidate } from '../queries/lockCandidate';
import type { DeploymentRequests } from '../service/DeploymentRequests';
import { codedConflict, invalidRequest, notFound } from '../service/errors';
import type { SchedulerContext } from './context';
import { settleEnd } from './settleEnd';

/** How far ahead a deployment may be asked for. */
const LATEST_DUE_MS = 7 * 24 * 3_600_000;

/** How long a promotion waits for an earlier one before it looks by itself. */
const WAIT_AT_MOST_MS = 5 * 60_000;

type Request = Parameters<DeploymentRequests['request']>[0];
type Question = Parameters<DeploymentRequests['explain']>[0];

/** @throws GuardRefusal when this may not be passed by, or not by this person. */
function refuseOverride({ codes }: Override, permitted: boolean): void {
  const fixed = codes.filter(
    code => !OVERRIDABLE_GUARD_CODES.some(known => known === code),
  );
  const reasons: GuardReason[] = [];
  if (!permitted) {
    reasons.push({
      code: 'OVERRIDE_NOT_PERMITTED',
      message: 'You may not pass by guards here.',
    });
  }
  if (fixed.length > 0) {
    reasons.push({
      code: 'NOT_OVERRIDABLE',
      message: `Nobody can pass by ${fixed.join(', ')}.`,
      params: { codes: fixed.join(', ') },
    });
  }
  if (reasons.length > 0) throw new GuardRefusal(reasons);
}

/** Takes what people ask of deployments; the scheduler does the rest. */
export class DatabaseDeploymentRequests implements DeploymentRequests {
  private constructor(
    private readonly context: SchedulerContext,
    private readonly wake: () => void,
  ) {}

  static create(options: {
    context: SchedulerContext;
    /** Wakes whoever works on deployments. */
    wake: () => void;
  }): DatabaseDeploymentRequests {
    return new DatabaseDeploymentRequests(options.context, options.wake);
  }

  async explain(question: Question): ReturnType<DeploymentRequests['explain']> {
    const { knex, guards, clock } = this.context;
    const environment = this.environment(question);
    const candidate = await this.candidate(knex, question);
    const sha = candidate?.sha ?? question.sha;
    if (!sha) {
      throw invalidRequest('sha: give a full sha, or a candidate');
    }
    const reasons = await guards.evaluate(knex, {
      ...question,
      environment,
      sha,
      at: clock.now(),
    });
    const warnings = await this.context.guards.warnings(knex, {
      ...question,
      environment,
      at: clock.now(),
    });
    return { sha, reasons, warnings };
  }

  async promoteTogether(
    requests: readonly Request[],
  ): Promise<DeploymentRecord[]> {
    const { knex, notifier } = this.context;
    let deployments: DeploymentRecord[];
    try {
      deployments = await knex.transaction(trx =>
        this.insertTogether(trx, requests),
      );
    } catch (error) {
      if (uniqueViolation(error) === undefined) throw error;
      // Somebody else asked for one of the places at the same moment, and is seen now.
      deployments = await knex.transaction(trx =>
        this.insertTogether(trx, requests),
      );
    }
    this.wake();
    this.context.announcements.wake();
    for (const { component, runId } of deployments) {
      notifier.changed({ kind: 'deployment', component, runId });
    }
    return deployments;
  }

  private async insertTogether(
    trx: Knex.Transaction,
    requests: readonly Request[],
  ): Promise<DeploymentRecord[]> {
    const asked: DeploymentRecord[] = [];
    const reasons: GuardReason[] = [];
    // All at once and in the order in which everybody locks them, before their run is.
    const ids = requests.flatMap(({ candidateId }) => candidateId ?? []);
    await trx('candidates')
      .select('id')
      .whereIn('id', ids)
      .orderBy('id')
      .forUpdate();
    const together = requests.map(({ component }) => component);
    for (const request of requests) {
      try {
        asked.push(
          await this.insert(trx, request, this.context.clock.now(), together),
        );
      } catch (error) {
        if (!(error instanceof GuardRefusal)) throw error;
        reasons.push(
          ...error.reasons.map(reason => ({
            ...reason,
            params: { ...reason.params, component: request.component },
          })),
        );
      }
    }
    if (reasons.length > 0) throw new GuardRefusal(reasons);
    return asked;
  }

  async request(
    request: Request,
  ): Promise<{ deployment: DeploymentRecord; created: boolean }> {
    const { knex, clock, notifier } = this.context;
    const earlier = await this.askedBefore(knex, request);
    if (earlier) return { deployment: earlier, created: false };

    let deployment: DeploymentRecord;
    try {
      deployment = await knex.transaction(trx =>
        this.insert(trx, request, clock.now()),
      );
    } catch (error) {
      // The same request may have come twice at the same moment, and this is the second.
      const same = await this.askedBefore(knex, request);
      if (same) return { deployment: same, created: false };
      if (uniqueViolation(error) === undefined) throw error;
      // Somebody else asked for the same place at the same moment.
      const { reasons } = await this.explain(request);
      throw reasons.length > 0 ? new GuardRefusal(reasons) : error;
    }
    this.wake();
    this.context.announcements.wake();
    notifier.changed({
      kind: 'deployment',
      component: deployment.component,
      runId: deployment.runId,
    });
    return { deployment, created: true };
  }

  async cancel(request: {
    id: string;
    version: number;
    actor: string;
    reason?: string;
  }): Promise<DeploymentRecord> {
    const { knex, clock } = this.context;
    const moved = await knex.transaction(async trx => {
      const record = await this.load(trx, request);
      if (record.candidateId) await lockCandidate(trx, record.candidateId);
      if (!transition(DEPLOYMENT_TRANSITIONS, record.state, 'cancel').ok) {
        throw codedConflict(
          isActiveDeployment(record.state)
            ? `A deployment that is ${record.state.replace(
                '_',
                ' ',
              )} cannot be cancelled at this moment; try again shortly.`
            : 'The deployment has ended already.',
          'NOT_CANCELLABLE',
        );
      }
      const now = clock.now();
      const next = await moveDeployment(trx, record, 'cancel', {
        now,
        actor: request.actor,
        change: {
          detail: request.reason
            ? `Cancelled: ${request.reason}`
            : 'Cancelled by a person',
        },
        wake: true,
      });
      if (next?.endedAt) await settleEnd(this.context, trx, next, now);
      return next;
    });
    return this.changed(moved);
  }

  async settle(request: {
    id: string;
    version: number;
    outcome: 'succeeded' | 'failed' | 'never_started';
    actor: string;
    reason: string;
  }): Promise<DeploymentRecord> {
    const { knex, clock, model, announcements } = this.context;
    const moved = await knex.transaction(async trx => {
      const record = await this.load(trx, request);
      if (record.candidateId) await lockCandidate(trx, record.candidateId);
      if (record.state !== 'needs_human') {
        throw codedConflict(
          'Only a deployment that needs a human can be settled.',
          'NOT_SETTLEABLE',
        );
      }
      const now = clock.now();
      const event = (
        {
          succeeded: 'finish',
          failed: 'fail',
          never_started: 'absent',
        } as const
      )[request.outcome];
      const next = await moveDeployment(trx, record, event, {
        now,
        actor: request.actor,
        change: { detail: request.reason },
        wake: true,
      });
      if (next?.endedAt) await settleEnd(this.context, trx, next, now);
      else if (next) {
        await moveCandidate(trx, model, next, 'ended', now);
        await announcements.deploymentChanged(trx, next, now);
      }
      return next;
    });
    return this.changed(moved);
  }

  private changed(moved: DeploymentRecord | undefined): DeploymentRecord {
    if (!moved) {
      throw codedConflict(
        'The deployment has just changed; read it again.',
        'STALE_VERSION',
      );
    }
    this.wake();
    this.context.announcements.wake();
    this.context.notifier.changed({
      kind: 'deployment',
      component: moved.component,
      runId: moved.runId,
    });
    return moved;
  }

  private async load(
    trx: Knex,
    { id, version }: { id: string; version: number },
  ): Promise<DeploymentRecord> {
    const row = await trx('deployments').where({ id }).first();
    if (!row) throw notFound('deployment', id);
    const record = toDeploymentRecord(row);
    if (record.version !== version) {
      throw codedConflict(
        `The deployment is at version ${record.version}, not ${version}; read it again.`,
        'STALE_VERSION',
      );
    }
    return record;
  }

  private environment(place: {
    component: string;
    environment: string;
  }): ConfiguredEnvironment {
    const { model } = this.context;
    const environment = model.environmentOf(place.component, place.environment);
    if (environment) return environment;
    const component = model.components.get(place.component);
    throw invalidRequest(
      component
        ? `environment: ${place.component} has no environment '${
            place.environment
          }'; it has ${component.environments.map(e => e.name).join(', ')}`
        : `component: '${place.component}' is not configured`,
    );
  }

  private async candidate(
    db: Knex,
    request: { component: string; candidateId?: string; revision?: number },
  ): Promise<CandidateRecord | undefined> {
    if (!request.candidateId) return undefined;
    const details = await loadCandidateForGuards(db, request.candidateId);
    if (!details || details.record.component !== request.component) {
      throw notFound('candidate', request.candidateId);
    }
    if (
      request.revision !== undefined &&
      request.revision !== details.record.revision
    ) {
      throw new GuardRefusal([
        {
          code: 'CANDIDATE_NOT_CURRENT',
          message: `Revision ${request.revision} of this candidate is not the one under way any more; look at the newest.`,
          params: { revision: request.revision },
        },
      ]);
    }
    return details.record;
  }

  private async askedBefore(
    db: Knex,
    request: Request,
  ): Promise<DeploymentRecord | undefined> {
    const { actor, idempotencyKey } = request;
    if (!idempotencyKey) return undefined;
    const row = await db('deployments')
      .where({ requested_by: actor, idempotency_key: idempotencyKey })
      .first();
    if (!row) return undefined;
    const earlier = toDeploymentRecord(row);
    if (
      earlier.component !== request.component ||
      earlier.environment !== request.environment ||
      earlier.candidateId !== request.candidateId ||
      (request.sha !== undefined && earlier.sha !== request.sha)
    ) {
      throw codedConflict(
        'Idempotency-Key: this key has asked for another deployment before; take a new one.',
        'IDEMPOTENCY_KEY_REUSED',
      );
    }
    return earlier;
  }

  private async insert(
    trx: Knex.Transaction,
    request: Request,
    now: number,
    /** Components that are asked for in the same request. */
    together: readonly string[] = [],
  ): Promise<DeploymentRecord> {
    const environment = this.environment(request);
    const { override } = request;
    if (override) refuseOverride(override, request.mayOverride ?? false);
    if (request.candidateId) await lockCandidate(trx, request.candidateId);
    const candidate = await this.candidate(trx, request);
    if (candidate && request.sha && request.sha !== candidate.sha) {
      throw invalidRequest(
        'sha: leave it out with candidateId; a candidate ships its pinned sha',
      );
    }
    const sha = candidate?.sha ?? request.sha;
    if (!sha) {
      throw invalidRequest('sha: give a full sha, or a candidateId');
    }
    if (!candidate && !request.reason) {
      throw invalidRequest('reason: say why this is deployed off the train');
    }
    const dueAt = Math.max(request.dueAt ?? now, now);
    if (dueAt > now + LATEST_DUE_MS) {
      throw invalidRequest(
        'dueAt: at most seven days ahead, because a deployment that waits holds its place',
      );
    }
    const question = {
      ...request,
      environment,
      sha,
      at: dueAt,
      overridden: override?.codes,
    };
    const { guards, announcements, model } = this.context;
    const waits = await guards.evaluate(trx, question);
    // What is asked for together waits for each other, and for nobody else.
    const refused =
      together.length > 0 && waits.some(({ code }) => code === 'DEPENDENCY')
        ? await guards.evaluate(trx, { ...question, together })
        : waits;
    if (refused.length > 0) throw new GuardRefusal(refused);
    const lane =
      candidate &&
      (await trx('runs').select('lane').where({ id: candidate.runId }).first())
        ?.lane;

    const attempts = await trx('deployments')
      .where({
        component: request.component,
        environment: environment.name,
        sha,
        candidate_id: candidate?.id ?? null,
      })
      .count({ count: '*' })
      .first();
    const id = newId(now);
    await trx('deployments').insert({
      id,
      component: request.component,
      environment: environment.name,
      sha,
      kind: lane ?? 'manual',
      attempt: Number(attempts?.count ?? 0) + 1,
      state: waits.length > 0 ? 'blocked' : 'queued',
      mechanism: environment.driver.mechanism,
      run_id: candidate?.runId ?? null,
      candidate_id: candidate?.id ?? null,
      requested_by: request.actor,
      requested_at: now,
      due_at: dueAt,
      reason: request.reason ?? null,
      reasons: JSON.stringify(waits),
      overridden: override ? JSON.stringify(override.codes) : null,
      override_reason: override?.reason ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      next_at: waits.length > 0 ? dueAt + WAIT_AT_MOST_MS : dueAt,
    });
    await trx('deployment_events').insert({
      deployment_id: id,
      version: 1,
      at: now,
      to_state: waits.length > 0 ? 'blocked' : 'queued',
      actor: request.actor,
      detail:
        [
          request.reason,
          override &&
            `Passed by ${override.codes.join(', ')}: ${override.reason}`,
        ]
          .filter(Boolean)
          .join(' ') || null,
    });
    if (override) {
      const codes = override.codes.join(', ');
      await writeJournal(trx, {
        at: now,
        actor: request.actor,
        what: 'guards-passed-by',
        train: model.trainOf(request.component)?.id,
        runId: candidate?.runId,
        component: request.component,
        environment: environment.name,
        candidateId: candidate?.id,
        detail: `${codes}: ${override.reason}`,
      });
      await announcements.place(
        trx,
        { component: request.component, environment: environment.name },
        `**${shortName(request.component)}** ${shortSha(sha)} to ${
          environment.name
        }: ${shortName(request.actor)} passes by ${escapeMarkdown(
          codes,
        )} (${escapeMarkdown(override.reason)}).`,
        `${id}:passed-by`,
        now,
      );
    }
    if (candidate) await this.startPromotion(trx, candidate, environment, now);
    const row = await trx('deployments').where({ id }).first();
    return toDeploymentRecord(row);
  }

  /** The first production deployment of a run makes it `promoting`. */
  private async startPromotion(
    trx: Knex,
    candidate: CandidateRecord,
    environment: ConfiguredEnvironment,
    now: number,
  ): Promise<void> {
    const train = this.context.model.trainOf(candidate.component);
    if (train?.promoteEnvironment !== environment.name) return;
    const row = await trx('runs')
      .where({ id: candidate.runId })
      .forUpdate()
      .first();
    const run = toRunRecord(row);
    const step = transition(RUN_TRANSITIONS, run.state, 'promote');
    if (!step.ok) return;
    await trx('runs')
      .where({ id: run.id })
      .update({ state: step.to, version: run.version + 1, next_at: now });
  }
}
