import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ACTIVE_RUN_STATES,
  addDays,
  cutOffAt,
  localDate,
  RUN_TRANSITIONS,
  shortSha,
  transition,
  wallClock,
  type RunEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import {
  toCandidateRecord,
  toRunRecord,
  type RunRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { loadStandingHolds } from '../queries/loadHolds';
import { loadPins } from '../queries/loadPins';
import type { DeploymentRequests } from '../service/DeploymentRequests';
import { askVendor, VendorError } from '../scheduler/vendorCall';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import type { CandidatePinner } from './CandidatePinner';
import { composeCall } from './composeCall';
import type { Histories } from './Histories';
import type { PeopleDirectory } from './PeopleDirectory';
import { progressRun } from './progressRun';
import { CutWaits, refuseTakenPlaces } from './refuseTakenPlaces';
import { reminderDueAt } from './remind';
import { findReplaceable, findReplacement, replaceRun } from './replaceRuns';

/** How long a cut waits before it tries again when the source cannot be read. */
const RETRY_CUT_MS = 15_000;

/** How often a cut that waits for a pull request looks again; a lifted hold wakes it earlier. */
const HOLD_CHECK_MS = 5 * 60_000;

/** How soon the source is asked again that could not say whose history holds whose. */
const ASK_AGAIN_MS = 60_000;

/** How late a promotion at the slot may be where the cut-off is the slot itself. */
const SLOT_GRACE_MS = 60_000;

/** How often a train that promotes itself tries again. */
const SELF_PROMOTION_MS = 60_000;

/** How soon a run is looked at again whose train is not configured any more. */
const UNCONFIGURED_MS = 60 * 60_000;

/** Until when a train asks for its own promotions: the cut-off, and without one the day's end. */
function promotesItselfUntil(run: RunRecord, train: ConfiguredTrain): number {
  const cutOff = cutOffAt(run.promoteAt, train);
  if (cutOff !== undefined) {
    return Math.max(cutOff, run.promoteAt + SLOT_GRACE_MS);
  }
  const day = localDate(run.promoteAt, train.timeZone);
  return wallClock(addDays(day, 1), '00:00', train.timeZone);
}

/** What the conductor is made of. */
export interface RunConductorOptions {
  knex: Knex;
  clock: ClockService;
  logger: LoggerService;
  model: ReleaseTrainModel;
  pinner: CandidatePinner;
  announcements: Announcements;
  notifier: ChangeNotifier;
  histories: Histories;
  people: PeopleDirectory;
  /** Asks for a promotion, as people do. */
  promote: (
    request: Parameters<DeploymentRequests['request']>[0],
  ) => Promise<unknown>;
  /** Wakes whoever works on deployments. */
  wakeDeployments: () => void;
}

/**
 * Leads each run through its stops. One claimed run at a time, one step at a time; a step reads
 * everything again, so that it does not matter who woke it, how late, or how often.
 */
export class RunConductor {
  private constructor(private readonly options: RunConductorOptions) {}

  static create(options: RunConductorOptions): RunConductor {
    return new RunConductor(options);
  }

  /** Answers when the run has something to do next. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, model, notifier, announcements } = this.options;
    const row = await knex('runs').where({ id: claim.id }).first();
    if (!row) return undefined;
    const run = toRunRecord(row);
    const train = model.trains.get(run.train);
    if (run.fence !== claim.fence) return undefined;
    if (!ACTIVE_RUN_STATES.includes(run.state)) return undefined;
    // Its train may be configured again.
    if (!train) return this.options.clock.now() + UNCONFIGURED_MS;
    try {
      return await this.step(run, train, signal);
    } finally {
      announcements.wake();
      notifier.changed({ kind: 'run', runId: run.id });
    }
  }

  private async step(
    run: RunRecord,
    train: ConfiguredTrain,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { knex, clock, model, pinner, histories, announcements } =
      this.options;
    const { wakeDeployments } = this.options;
    const now = clock.now();
    switch (run.state) {
      case 'scheduled':
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        if (now < run.holdCallAt) return run.holdCallAt;
        // Later it is too late to ask what the cut should wait for.
        if (now >= run.cutAt) return this.beginCut(run, train, now);
        await knex.transaction(async trx => {
          const next = await this.move(trx, run, 'call_holds');
          if (next) await this.call(trx, next, train, 'hold-call');
        });
        return run.cutAt;
      case 'collecting':
        if (now < run.cutAt) return run.cutAt;
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        return this.beginCut(run, train, now);
      case 'cutting': {
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        try {
          const choices = (await loadPins(knex, [run.id])).get(run.id) ?? [];
          const pinned = await askVendor(() =>
            pinner.pin(train, train.members, choices, signal),
          );
          await knex.transaction(async trx => {
            const next = await this.move(
              trx,
              run,
              pinned.some(member => !member.unchanged) ? 'deploy' : 'pin_none',
            );
            if (!next) return;
            for (const earlier of await findReplaceable(trx, next)) {
              await this.replace(trx, earlier, train, next);
            }
            const deployed = pinned
              .filter(member => !member.unchanged)
              .map(member => member.component.entityRef)
              .filter(
                component =>
                  model.environmentOf(component, train.cutEnvironment)?.driver
                    .triggers,
              );
            await refuseTakenPlaces(trx, deployed, train.cutEnvironment);
            await pinner.write(trx, next, train, pinned);
            await writeJournal(trx, {
              at: clock.now(),
              actor: `train:${train.id}`,
              what: 'run-cut',
              train: train.id,
              runId: run.id,
              detail: pinned
                .map(
                  member =>
                    `${shortName(member.component.entityRef)} ${
                      member.unchanged ? 'unchanged' : shortSha(member.sha)
                    }`,
                )
                .join(', '),
            });
            if (next.state === 'empty') {
              await this.call(trx, next, train, 'empty');
            } else if (deployed.length === 0) {
              // Nothing will be sent that tells of the stop.
              await announcements.stop(
                trx,
                next,
                train.cutEnvironment,
                `${run.id}:cut`,
                clock.now(),
              );
            }
          });
          wakeDeployments();
          return clock.now();
        } catch (error) {
          this.options.logger.warn(
            `The cut of run ${run.id} has to wait`,
            error as Error,
          );
          // What went wrong inside is for the log, not for people.
          let detail =
            'The cut waits: something went wrong and is tried again.';
          if (error instanceof CutWaits) detail = error.message;
          else if (error instanceof VendorError) {
            detail = `The candidates could not be read: ${error.message}`;
          }
          await knex('runs')
            .where({ id: run.id, fence: run.fence })
            .update({ detail });
          return clock.now() + RETRY_CUT_MS;
        }
      }
      default: {
        const answers = await histories.read(run, train, now, signal);
        const due = reminderDueAt(run, train);
        const approvers =
          due !== undefined && now >= due
            ? await this.approversOf(train)
            : undefined;
        const nextAt = await knex.transaction(async trx => {
          const newer = await findReplacement(trx, run);
          if (newer) {
            await this.replace(trx, run, train, newer);
            return undefined;
          }
          return progressRun(trx, run, train, {
            now,
            histories: answers,
            move: (event, change) => this.move(trx, run, event, change),
            explain: async detail => {
              if (detail === run.detail) return;
              await trx('runs')
                .where({ id: run.id, fence: run.fence })
                .update({ detail: detail ?? null });
            },
            call: (what, current) =>
              this.call(trx, current, train, what, approvers),
            tellStop: (environment, what) =>
              announcements.stop(trx, run, environment, what, now),
          });
        });
        const again = answers.complete ? Infinity : now + ASK_AGAIN_MS;
        const next = await this.promoteByItself(run, train, now, nextAt);
        const earliest = Math.min(next ?? Infinity, again);
        return earliest === Infinity ? undefined : earliest;
      }
    }
  }

  /** Cuts, unless a pull request is waited for; then the cut goes once the last hold is lifted. */
  private async beginCut(
    run: RunRecord,
    train: ConfiguredTrain,
    now: number,
  ): Promise<number> {
    const { knex } = this.options;
    return knex.transaction(async trx => {
      // Whoever holds or lifts a hold locks the run, too.
      await trx('runs').select('id').where({ id: run.id }).forUpdate();
      const holds = (await loadStandingHolds(trx, [run.id])).get(run.id) ?? [];
      if (holds.length === 0) {
        await this.move(trx, run, 'cut');
        return now;
      }
      const detail = `The cut waits for ${holds
        .map(hold => `${shortName(hold.component)} #${hold.pullNumber}`)
        .join(', ')}.`;
      let current = run;
      if (run.state === 'scheduled') {
        current = (await this.move(trx, run, 'call_holds', { detail })) ?? run;
        await this.call(trx, current, train, 'hold-call');
      } else if (detail !== run.detail) {
        await trx('runs')
          .where({ id: run.id, fence: run.fence })
          .update({ detail });
      }
      await this.call(trx, { ...current, detail }, train, 'cut-waits');
      return Math.min(run.cutAt + train.catchUpMs + 1, now + HOLD_CHECK_MS);
    });
  }

  /**
   * A train that promotes itself asks at its slot, and until the cut-off as often as a guard may have
   * opened. It asks once for each candidate: what has failed is for people to look at.
   */
  private async promoteByItself(
    run: RunRecord,
    train: ConfiguredTrain,
    now: number,
    nextAt: number | undefined,
  ): Promise<number | undefined> {
    const { knex, logger, promote } = this.options;
    if (!train.promotesItself || run.state !== 'ready') return nextAt;
    if (now < run.promoteAt) {
      return Math.min(nextAt ?? run.promoteAt, run.promoteAt);
    }
    if (now >= promotesItselfUntil(run, train)) return nextAt;
    const rows = await knex('candidates')
      .where({ run_id: run.id, state: 'approved' })
      .whereNotIn(
        'id',
        knex('deployments')
          .select('candidate_id')
          .where({ run_id: run.id, environment: train.promoteEnvironment })
          .whereNotNull('candidate_id'),
      );
    const candidates = rows
      .map(toCandidateRecord)
      .sort(
        (a, b) =>
          train.members.indexOf(a.component) -
          train.members.indexOf(b.component),
      );
    for (const candidate of candidates) {
      try {
        await promote({
          component: candidate.component,
          environment: train.promoteEnvironment,
          candidateId: candidate.id,
          revision: candidate.revision,
          actor: `train:${train.id}`,
          permitted: true,
        });
      } catch (error) {
        // What stands in the way is for everybody to see, and is looked at again.
        logger.debug(`${candidate.component} does not promote itself yet`, {
          reason: (error as Error).message,
        });
      }
    }
    return Math.min(nextAt ?? Infinity, now + SELF_PROMOTION_MS);
  }

  /** Who may approve; nobody is named in a reminder while the catalog cannot be asked. */
  private async approversOf(
    train: ConfiguredTrain,
  ): Promise<string[] | undefined> {
    const { people, logger } = this.options;
    try {
      return await people.membersOf(train.approvers);
    } catch (error) {
      logger.warn(
        `The members of ${train.approvers} could not be read`,
        error as Error,
      );
      return undefined;
    }
  }

  /** Moves the run under its fence; undefined when somebody else has it by now. */
  private async move(
    trx: Knex,
    run: RunRecord,
    event: RunEventName,
    change: {
      stagedAt?: number;
      promotedAt?: number;
      soakedAt?: number;
      detail?: string;
    } = {},
  ): Promise<RunRecord | undefined> {
    const step = transition(RUN_TRANSITIONS, run.state, event);
    if (!step.ok) throw new Error(`Run ${run.id}: ${step.refusal}`);
    const now = this.options.clock.now();
    const ended = !ACTIVE_RUN_STATES.includes(step.to);
    const next: RunRecord = {
      ...run,
      detail: undefined,
      ...change,
      state: step.to,
      version: run.version + 1,
      late: run.late || (event === 'cut' && now > run.cutAt + 60_000),
      endedAt: ended ? now : undefined,
    };
    const changed = await trx('runs')
      .where({ id: run.id, version: run.version, fence: run.fence })
      .update({
        state: next.state,
        version: next.version,
        late: next.late,
        staged_at: next.stagedAt ?? null,
        soaked_at: next.soakedAt,
        promoted_at: next.promotedAt ?? null,
        ended_at: next.endedAt ?? null,
        detail: next.detail ?? null,
      });
    return changed === 1 ? next : undefined;
  }

  private async miss(
    run: RunRecord,
    train: ConfiguredTrain,
  ): Promise<undefined> {
    await this.options.knex.transaction(async trx => {
      const { detail } = run; // What the cut has waited for, if it has.
      const next = await this.move(trx, run, 'miss', { detail });
      if (next) await this.call(trx, next, train, 'missed');
    });
    return undefined;
  }

  /** A new cut ends whatever an earlier run still waits for; the channel is told so. */
  private async replace(
    trx: Knex,
    run: RunRecord,
    train: ConfiguredTrain,
    by: RunRecord,
  ): Promise<void> {
    if (await replaceRun(trx, run, by, this.options.clock.now())) {
      await this.call(trx, run, train, 'replaced');
    }
  }

  private async call(
    trx: Knex,
    run: RunRecord,
    train: ConfiguredTrain,
    what: Parameters<typeof composeCall>[0],
    approvers?: readonly string[],
  ): Promise<void> {
    const now = this.options.clock.now();
    await this.options.announcements.run(
      trx,
      run,
      what,
      await composeCall(what, { trx, run, train, now, approvers }),
      now,
    );
  }
}
