import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  countedApprovals,
  neededApprovals,
  type GuardReason,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  PersonalWord,
  WordOutcome,
} from '@signalbox/backstage-plugin-release-train-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { PeopleDirectory } from '../conductor/PeopleDirectory';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { GuardRefusal } from '../guards/GuardRefusal';
import {
  findAskedCandidates,
  type AskedCandidate,
} from '../queries/findAskedCandidates';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { audited } from '../router/audited';
import type { Approvals } from '../service/Approvals';
import { takeDelivery } from './takeDelivery';

type Counted = Extract<WordOutcome, { outcome: 'counted' }>['candidates'];

/**
 * Words of people that come another way than through the portal. These people are not signed in,
 * so the permission policy cannot be asked about them: what counts is that the catalog has them in
 * the approver group, and every guard of the portal.
 */
export class PersonalWords {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly approvals: Approvals,
    private readonly people: PeopleDirectory,
    private readonly auditor: AuditorService,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    approvals: Approvals;
    people: PeopleDirectory;
    auditor: AuditorService;
  }): PersonalWords {
    const { knex, model, clock, approvals, people, auditor } = options;
    return new PersonalWords(knex, model, clock, approvals, people, auditor);
  }

  async give(word: PersonalWord): Promise<WordOutcome> {
    const { knex, clock } = this;
    const asked = await findAskedCandidates(knex, word.about, clock.now());
    const members = await this.membersFor(asked);
    const { delivery } = word;
    if (delivery && !(await takeDelivery(knex, delivery, clock.now()))) {
      return { outcome: 'repeated' };
    }
    try {
      return await this.giveTo(asked, word, members);
    } catch (error) {
      // It was not heard, so it may come again.
      if (delivery)
        await knex('deliveries')
          .where({ ...delivery })
          .delete();
      throw error;
    }
  }

  private async giveTo(
    asked: readonly AskedCandidate[],
    word: PersonalWord,
    members: ReadonlyMap<string, readonly string[]>,
  ): Promise<WordOutcome> {
    const candidates: Counted = [];
    const reasons = new Map<string, GuardReason>();
    for (const about of asked) {
      const train = this.model.trainOf(about.component);
      if (!train) continue;
      const isMember = members.get(train.approvers)?.includes(word.userRef);
      const refused = await this.giveOne(about, word, train, isMember === true);
      for (const reason of refused) reasons.set(reason.message, reason);
      if (refused.length === 0) {
        candidates.push(...(await this.standingOf(about, train)));
      }
    }
    const refusals = [...reasons.values()];
    if (candidates.length > 0) {
      return {
        outcome: 'counted',
        candidates,
        ...(refusals.length > 0 ? { reasons: refusals } : {}),
      };
    }
    return refusals.length > 0
      ? { outcome: 'refused', reasons: refusals }
      : { outcome: 'unrelated' };
  }

  /** Gives the word on one candidate; every reason why it may not be. */
  private async giveOne(
    { candidateId, revision, component }: AskedCandidate,
    word: PersonalWord,
    train: ConfiguredTrain,
    isMember: boolean,
  ): Promise<GuardReason[]> {
    const { userRef, verdict, comment, source } = word;
    const caller = { actor: userRef, userRef, onBehalf: false };
    const ownership = new Set([
      userRef,
      ...(isMember ? [train.approvers] : []),
    ]);
    try {
      await audited(
        this.auditor,
        {
          eventId:
            verdict === 'withdraw' ? 'approval-retract' : 'approval-give',
          meta: { candidateId, component, verdict, revision, userRef, source },
        },
        () =>
          verdict === 'withdraw'
            ? this.approvals.retract({ candidateId, caller })
            : this.approvals.give({
                candidateId,
                revision,
                verdict,
                comment,
                source,
                caller,
                ownership,
              }),
      );
      return [];
    } catch (error) {
      return reasonsOf(error);
    }
  }

  private async standingOf(
    { candidateId }: AskedCandidate,
    train: ConfiguredTrain,
  ): Promise<Counted> {
    const details = await loadCandidateForGuards(this.knex, candidateId);
    if (!details) return [];
    const { component, sha } = details.record;
    return [
      {
        component,
        sha,
        counted: countedApprovals(details).length,
        needed: neededApprovals(details, train),
      },
    ];
  }

  /** The members of each approver group that it takes; the catalog is asked before anything is written. */
  private async membersFor(
    asked: readonly AskedCandidate[],
  ): Promise<Map<string, readonly string[]>> {
    const members = new Map<string, readonly string[]>();
    for (const { component } of asked) {
      const group = this.model.trainOf(component)?.approvers;
      if (group && !members.has(group)) {
        members.set(group, await this.people.membersOf(group));
      }
    }
    return members;
  }
}

/** A refusal as reasons; whatever else went wrong is thrown on. */
function reasonsOf(error: unknown): GuardReason[] {
  if (error instanceof GuardRefusal) return error.reasons;
  const { code, message } = error as { code?: string; message: string };
  // The words are closed, which in the portal takes the buttons away.
  if (code === 'ALREADY_DISPATCHED') {
    return [{ code: 'CANDIDATE_ENDED', message }];
  }
  throw error;
}
