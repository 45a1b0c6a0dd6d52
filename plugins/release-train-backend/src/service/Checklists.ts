import {
  evaluateApprovalGuards,
  releaseTrainApprovePermission,
  toIso,
  type Checklist,
  type ChecklistResultRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { newId } from '../database/newId';
import { GuardRefusal } from '../guards/GuardRefusal';
import type { CandidateDetails } from '../queries/candidateDetails';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { loadChecklistResults } from '../queries/loadChecklistResults';
import { lockCandidate } from '../queries/lockCandidate';
import { wakeBlockedDeployments } from '../queries/wakeBlockedDeployments';
import { wasSent } from '../queries/wasSent';
import type { Caller } from './caller';
import type { ChangeNotifier } from './ChangeNotifier';
import { testCasesOf } from './checklist';
import { alreadyDispatched, invalidRequest, notFound } from './errors';
import { requirePermission } from './permitted';
import { mayRead } from './readable';
import type { CallOptions } from './ReleaseTrainService';

/** Who looks at the test cases or says what came of one. */
export interface ChecklistOptions extends CallOptions {
  caller: Caller;
  /** Entity references of what the caller is and belongs to. */
  ownership: ReadonlySet<string>;
}

/** What came of the manual test cases of a candidate. An earlier result stays in the database. */
export class Checklists {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly notifier: ChangeNotifier,
    private readonly wake: () => void,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    notifier: ChangeNotifier;
    /** Has the scheduler look for due work now. */
    wake: () => void;
  }): Checklists {
    const { knex, model, clock, notifier, wake } = options;
    return new Checklists(knex, model, clock, notifier, wake);
  }

  async get(
    { candidateId }: { candidateId: string },
    options: ChecklistOptions,
  ): Promise<Checklist> {
    const { details, train } = await this.find(candidateId, options);
    const results =
      (await loadChecklistResults(this.knex, [candidateId])).get(candidateId) ??
      [];
    return {
      candidateId,
      revision: details.revision,
      mayTick: this.reasons(details, train, options).length === 0,
      items: testCasesOf(this.model, train, details.record.component).map(
        ({ id, environment, title, url }) => {
          const found = results.find(
            result =>
              result.itemId === id && result.environment === environment,
          );
          return {
            id,
            environment,
            title,
            url,
            result: found && {
              result: found.result,
              note: found.note,
              userRef: found.userRef,
              at: toIso(found.at),
            },
          };
        },
      ),
      asOf: toIso(this.clock.now()),
    };
  }

  /**
   * @throws GuardRefusal when this person may not; InputError for an unknown test case or a missing
   * note; ConflictError with the code ALREADY_DISPATCHED once the candidate has been sent.
   */
  async put(
    request: ChecklistResultRequest & { candidateId: string },
    options: ChecklistOptions,
  ): Promise<Checklist> {
    const { candidateId, environment, itemId, result, revision } = request;
    const note = request.note?.trim() || undefined;
    const { details, train } = await this.find(candidateId, options);
    const { component } = details.record;
    requirePermission(
      options.access,
      releaseTrainApprovePermission,
      { component, environment: train.promoteEnvironment },
      'You may not tick test cases of this component.',
    );
    const cases = testCasesOf(this.model, train, component);
    if (
      !cases.some(
        item => item.id === itemId && item.environment === environment,
      )
    ) {
      throw invalidRequest(
        `itemId: ${component} has no test case '${itemId}' in ${environment}`,
      );
    }
    if (result && result !== 'pass' && !note) {
      throw invalidRequest(
        `note: say ${
          result === 'fail' ? 'what went wrong' : 'why it is skipped'
        }`,
      );
    }
    const now = this.clock.now();
    await this.knex.transaction(async trx => {
      await lockCandidate(trx, candidateId);
      const current = (await loadCandidateForGuards(trx, candidateId))!;
      const reasons = this.reasons(
        {
          ...current,
          current: current.current && current.revision === revision,
        },
        train,
        options,
      );
      if (reasons.length > 0) throw new GuardRefusal(reasons);
      if (await wasSent(trx, current.record, train.promoteEnvironment)) {
        throw alreadyDispatched(train.promoteEnvironment);
      }
      await trx('checklist_results')
        .where({ candidate_id: candidateId, environment, item_id: itemId })
        .whereNull('replaced_at')
        .update({ replaced_at: now });
      if (result) {
        await trx('checklist_results').insert({
          id: newId(now),
          candidate_id: candidateId,
          environment,
          item_id: itemId,
          result,
          note: note ?? null,
          user_ref: options.caller.userRef,
          at: now,
        });
      }
      await wakeBlockedDeployments(trx, candidateId, now);
    });
    const { runId } = details.record;
    this.notifier.changed({ kind: 'candidate', component, runId });
    this.wake();
    return this.get({ candidateId }, options);
  }

  /** Test cases are for those who approve; whoever wrote it may test it, too. */
  private reasons(
    details: CandidateDetails,
    train: ConfiguredTrain,
    { access, caller, ownership }: ChecklistOptions,
  ) {
    return evaluateApprovalGuards({
      userRef: caller.userRef,
      onBehalf: caller.onBehalf,
      permitted:
        access === undefined ||
        access.allows(releaseTrainApprovePermission, {
          component: details.record.component,
          environment: train.promoteEnvironment,
        }),
      eligible: ownership.has(train.approvers),
      verdict: 'objection',
      candidate: details,
    });
  }

  private async find(
    candidateId: string,
    { access }: CallOptions,
  ): Promise<{ details: CandidateDetails; train: ConfiguredTrain }> {
    const details = await loadCandidateForGuards(this.knex, candidateId);
    const component = details?.record.component;
    const train = component && this.model.trainOf(component);
    if (!details || !train || !mayRead(access, { component })) {
      throw notFound('candidate', candidateId);
    }
    return { details, train };
  }
}
