import {
  localDate,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import type { CandidatePinner } from '../conductor/CandidatePinner';
import { CutWaits, refuseTakenPlaces } from '../conductor/refuseTakenPlaces';
import type { ReleaseTrainModel } from '../config/model';
import { uniqueViolation } from '../database/errors';
import { newId } from '../database/newId';
import { placeId } from '../database/places';
import { toRunRecord, toVetoRecord } from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { GuardRefusal } from '../guards/GuardRefusal';
import type { ChangeNotifier } from './ChangeNotifier';
import { codedConflict, invalidRequest, notFound } from './errors';
import {
  fromSource,
  requireCommit,
  requireManage,
  requireMembers,
} from './managing';
import { mayRead } from './readable';
import type { ActingOptions } from './RunFinder';

const PIN_TIMEOUT_MS = 60_000;

/** A hot-fix that is asked for. */
interface HotfixRequest {
  trainId: string;
  component: string;
  /** The full sha. */
  sha: string;
  reason: string;
  idempotencyKey?: string;
}

/** The hot-fix lane: runs of one component, at any time, with no soak and their own quorum. */
export class Hotfixes {
  private constructor(
    private readonly parts: {
      knex: Knex;
      model: ReleaseTrainModel;
      clock: ClockService;
      notifier: ChangeNotifier;
      pinner: CandidatePinner;
      wake: () => void;
    },
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    notifier: ChangeNotifier;
    pinner: CandidatePinner;
    /** Has the scheduler look for due work now. */
    wake: () => void;
  }): Hotfixes {
    return new Hotfixes(options);
  }

  /**
   * Begins a hot-fix. A repeated idempotency key of the same actor answers with the first one, and
   * `created` is false.
   *
   * @throws NotFoundError, NotAllowedError; InputError for a component that does not ride on the
   * train or a revision that is in production; GuardRefusal for a vetoed one; ConflictError with the
   * code HOTFIX_UNDER_WAY, ACTIVE_DEPLOYMENT or IDEMPOTENCY_KEY_REUSED.
   */
  async begin(
    request: HotfixRequest,
    options: ActingOptions,
  ): Promise<{ runId: string; created: boolean }> {
    const { knex, model, clock, pinner, notifier, wake } = this.parts;
    const { component, sha, reason } = request;
    const { actor, access } = options;
    const train = model.trains.get(request.trainId);
    if (
      !train ||
      !train.members.some(member => mayRead(access, { component: member }))
    ) {
      throw notFound('train', request.trainId);
    }
    requireMembers(train, [component]);
    requireManage(train, [component], options);
    const earlier = await this.askedBefore(request, actor);
    if (earlier) return { runId: earlier, created: false };

    await requireCommit(model, component, sha);
    const now = clock.now();
    const choice = {
      runId: '',
      component,
      sha,
      reason,
      userRef: actor,
      at: now,
    };
    const [member] = await fromSource(() =>
      pinner.pin(
        train,
        [component],
        [choice],
        AbortSignal.timeout(PIN_TIMEOUT_MS),
      ),
    );
    if (member.unchanged) {
      throw invalidRequest(
        `sha: ${shortSha(sha)} is in ${train.promoteEnvironment} already`,
      );
    }
    const id = newId(now);
    try {
      await knex.transaction(async trx => {
        // Two people who see the same fire at the same moment come one after the other.
        await trx('environments')
          .select('id')
          .where({ id: placeId(component, train.promoteEnvironment) })
          .forUpdate();
        await this.refuseSecond(trx, component);
        await this.refuseVetoed(trx, component, sha);
        await refuseTakenPlaces(trx, [component], train.cutEnvironment);
        await trx('runs').insert({
          id,
          lane: 'hotfix',
          train: train.id,
          slot_date: localDate(now, train.timeZone),
          state: 'staging',
          reason,
          requested_by: actor,
          idempotency_key: request.idempotencyKey ?? null,
          hold_call_at: now,
          cut_at: now,
          soaked_at: now,
          lgtm_call_at: now,
          promote_at: now,
          created_at: now,
          next_at: now,
        });
        const run = toRunRecord(await trx('runs').where({ id }).first());
        await pinner.write(trx, run, train, [member], {
          requestedBy: actor,
          why: reason,
        });
        await writeJournal(trx, {
          at: now,
          actor,
          what: 'hotfix-begun',
          train: train.id,
          runId: id,
          component,
          detail: `${shortSha(sha)}: ${reason}`,
        });
      });
    } catch (error) {
      // The same request may have come twice at the same moment, and this is the second.
      const same = await this.askedBefore(request, actor);
      if (same) return { runId: same, created: false };
      if (error instanceof CutWaits || uniqueViolation(error) !== undefined) {
        throw codedConflict(
          error instanceof CutWaits
            ? error.message
            : `${shortName(component)} is being deployed to ${
                train.cutEnvironment
              } already; wait for its end or cancel it.`,
          'ACTIVE_DEPLOYMENT',
        );
      }
      throw error;
    }
    notifier.changed({ kind: 'run', runId: id });
    wake();
    return { runId: id, created: true };
  }

  private async askedBefore(
    request: HotfixRequest,
    actor: string,
  ): Promise<string | undefined> {
    const { idempotencyKey } = request;
    if (!idempotencyKey) return undefined;
    const earlier = await this.parts
      .knex('runs')
      .join('candidates', 'candidates.run_id', 'runs.id')
      .where({
        'runs.requested_by': actor,
        'runs.idempotency_key': idempotencyKey,
        'candidates.revision': 1,
      })
      .select('runs.id', 'runs.train', 'candidates.component', 'candidates.sha')
      .first();
    if (!earlier) return undefined;
    if (
      earlier.train !== request.trainId ||
      earlier.component !== request.component ||
      earlier.sha !== request.sha
    ) {
      throw codedConflict(
        'Idempotency-Key: this key has asked for another hot-fix before; take a new one.',
        'IDEMPOTENCY_KEY_REUSED',
      );
    }
    return earlier.id;
  }

  private async refuseSecond(trx: Knex, component: string): Promise<void> {
    const other = await trx('runs')
      .join('candidates', 'candidates.run_id', 'runs.id')
      .where({ 'runs.lane': 'hotfix', 'candidates.component': component })
      .whereNull('runs.ended_at')
      .first('runs.id');
    if (other) {
      throw codedConflict(
        `A hot-fix of ${shortName(
          component,
        )} is under way already; end it first.`,
        'HOTFIX_UNDER_WAY',
      );
    }
  }

  private async refuseVetoed(
    trx: Knex,
    component: string,
    sha: string,
  ): Promise<void> {
    const row = await trx('vetoes').where({ component, sha }).first();
    if (!row) return;
    const { userRef, reason } = toVetoRecord(row);
    throw new GuardRefusal([
      {
        code: 'VETOED',
        message: `${shortSha(sha)} was vetoed by ${userRef}: ${reason}`,
        params: { sha: shortSha(sha), user: userRef, reason },
      },
    ]);
  }
}
