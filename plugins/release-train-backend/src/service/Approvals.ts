import {
  evaluateApprovalGuards,
  hasQuorum,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import { newId } from '../database/newId';
import { GuardRefusal } from '../guards/GuardRefusal';
import type { CandidateDetails } from '../queries/candidateDetails';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { loadPromotions } from '../queries/loadPromotions';
import { lockCandidate } from '../queries/lockCandidate';
import { wakeBlockedDeployments } from '../queries/wakeBlockedDeployments';
import { wasSent } from '../queries/wasSent';
import type { ReleaseTrainMetrics } from '../metrics';
import type { Caller } from './caller';
import type { ChangeNotifier } from './ChangeNotifier';
import { alreadyDispatched, notFound } from './errors';

/**
 * What people say of candidates. A word is given and taken back in one transaction that holds the
 * candidate, so that it is either counted before the candidate is sent, or refused after.
 */
export class Approvals {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly notifier: ChangeNotifier,
    private readonly wake: () => void,
    private readonly metrics: ReleaseTrainMetrics,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    notifier: ChangeNotifier;
    /** Has the scheduler look for due work now. */
    wake: () => void;
    metrics: ReleaseTrainMetrics;
  }): Approvals {
    const { knex, model, clock, notifier, wake, metrics } = options;
    return new Approvals(knex, model, clock, notifier, wake, metrics);
  }

  /**
   * Gives the caller's word on a revision; an earlier one of theirs is taken back. The same word
   * again changes nothing.
   *
   * @throws GuardRefusal with every reason why this person may not; NotFoundError.
   */
  async give(word: {
    candidateId: string;
    /** The revision that was looked at. */
    revision: number;
    verdict: 'lgtm' | 'objection';
    comment?: string;
    /** Where it was given; the portal, unless said otherwise. */
    source?: string;
    caller: Caller;
    /** Entity references of what the caller is and belongs to. */
    ownership: ReadonlySet<string>;
  }): Promise<void> {
    const { candidateId, verdict, caller, comment, source = 'portal' } = word;
    const now = this.clock.now();
    const changed = await this.knex.transaction(async trx => {
      const candidate = await this.hold(trx, candidateId);
      await this.refuseUnlessOpen(trx, candidate, word);
      const { component } = candidate.record;
      const environment = this.trainOf(component).promoteEnvironment;
      if (await wasSent(trx, candidate.record, environment)) {
        throw alreadyDispatched(environment);
      }

      const standing = candidate.approvals.find(
        approval => approval.userRef === caller.userRef,
      );
      if (standing?.verdict === verdict && standing.comment === comment) {
        return undefined;
      }
      if (standing) await this.takeBack(trx, standing.id, now);
      await trx('approvals').insert({
        id: newId(now),
        candidate_id: candidateId,
        user_ref: caller.userRef,
        verdict,
        comment: comment ?? null,
        source,
        at: now,
      });
      await this.weigh(trx, candidateId, now);
      return candidate;
    });
    if (!changed) return;
    this.metrics.spoke(verdict);
    this.tell(changed);
  }

  /**
   * Takes the caller's word back. Without one there is nothing to do.
   *
   * @throws ConflictError with the code ALREADY_DISPATCHED once the candidate has been sent;
   * GuardRefusal for a service or somebody who acts for a user; NotFoundError.
   */
  async retract(word: { candidateId: string; caller: Caller }): Promise<void> {
    const { candidateId, caller } = word;
    const now = this.clock.now();
    const changed = await this.knex.transaction(async trx => {
      const candidate = await this.hold(trx, candidateId);
      const byService = evaluateApprovalGuards({
        permitted: true, // Authorized before it comes here.
        ...caller,
        eligible: true,
        verdict: 'objection',
        candidate,
      }).filter(reason => reason.code === 'APPROVAL_BY_SERVICE');
      if (byService.length > 0) throw new GuardRefusal(byService);
      const standing = candidate.approvals.find(
        approval => approval.userRef === caller.userRef,
      );
      if (!standing) return undefined;
      const environment = this.trainOf(
        candidate.record.component,
      ).promoteEnvironment;
      if (await wasSent(trx, candidate.record, environment)) {
        throw alreadyDispatched(environment);
      }
      await this.takeBack(trx, standing.id, now);
      await this.weigh(trx, candidateId, now);
      return candidate;
    });
    if (!changed) return;
    this.metrics.spoke('taken_back');
    this.tell(changed);
  }

  private trainOf(component: string) {
    const train = this.model.trainOf(component);
    if (!train) throw notFound('train of', component);
    return train;
  }

  /** Reads the candidate under its lock, so that what is decided on stands until the commit. */
  private async hold(
    trx: Knex.Transaction,
    candidateId: string,
  ): Promise<CandidateDetails> {
    await lockCandidate(trx, candidateId);
    const candidate = await loadCandidateForGuards(trx, candidateId);
    if (!candidate) throw notFound('candidate', candidateId);
    return candidate;
  }

  private async refuseUnlessOpen(
    trx: Knex.Transaction,
    candidate: CandidateDetails,
    word: {
      revision: number;
      verdict: 'lgtm' | 'objection';
      caller: Caller;
      ownership: ReadonlySet<string>;
    },
  ): Promise<void> {
    const { caller, ownership, revision, verdict } = word;
    const train = this.trainOf(candidate.record.component);
    const promotions = await loadPromotions(
      trx,
      [candidate.record],
      () => train.promoteEnvironment,
    );
    const reasons = evaluateApprovalGuards({
      permitted: true, // Authorized before it comes here.
      userRef: caller.userRef,
      onBehalf: caller.onBehalf,
      eligible: ownership.has(train.approvers),
      verdict,
      // Whoever looked at another revision has not looked at this candidate.
      candidate: {
        ...candidate,
        revision,
        current: candidate.current && candidate.revision === revision,
      },
      requestedBy: promotions.get(candidate.id)?.requestedBy,
    });
    if (reasons.length > 0) throw new GuardRefusal(reasons);
  }

  private async takeBack(trx: Knex, id: string, now: number): Promise<void> {
    await trx('approvals').where({ id }).update({ retracted_at: now });
  }

  /** Lets the candidate and its blocked deployments follow the words that now stand. */
  private async weigh(
    trx: Knex.Transaction,
    candidateId: string,
    now: number,
  ): Promise<void> {
    const candidate = await this.hold(trx, candidateId);
    const train = this.trainOf(candidate.record.component);
    await applyCandidateEvent(
      trx,
      candidate.record,
      hasQuorum(candidate, train) ? 'reach_quorum' : 'lose_quorum',
    );
    await wakeBlockedDeployments(trx, candidateId, now);
  }

  private tell(candidate: CandidateDetails): void {
    const { component, runId } = candidate.record;
    this.notifier.changed({ kind: 'approval', component, runId });
    this.wake();
  }
}
