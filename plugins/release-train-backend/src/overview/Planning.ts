import {
  evaluateDeploymentGuards,
  freezesAt,
  fromIso,
  intervalProblem,
  slotsBetween,
  toIso,
  type GuardReason,
  type Rehearsal,
  type RehearsedRun,
  type Slot,
  type TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { formatInstant } from '../announcements/formatInstant';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { toRunRecord, type LockRecord, type RunRecord } from '../database/rows';
import type { GuardEvaluator } from '../guards/GuardEvaluator';
import { loadRunCandidates } from '../queries/loadRunCandidates';
import { loadStandingHolds } from '../queries/loadHolds';
import { loadStandingLocks } from '../queries/loadLocks';
import type { CandidateDetails } from '../queries/candidateDetails';
import { testCasesOf } from '../service/checklist';
import { invalidRequest, notFound } from '../service/errors';
import { mayRead, readableTrains } from '../service/readable';
import type { CallOptions } from '../service/ReleaseTrainService';
import type { Interval } from './TrainOverview';

/** Slots are computed for as many days as this at once; the years ahead, year by year. */
const MOST_DAYS = 400;

/** A rehearsal looks as far ahead as this, in days. */
const MOST_REHEARSED_DAYS = 92;

/** A commit that nobody has yet, for a run that has not been cut. */
const UNKNOWN_SHA = '0'.repeat(40);

/** What is known of the coming runs, read once for a rehearsal. */
interface Known {
  runs: Map<string, RunRecord>;
  candidates: Map<string, CandidateDetails[]>;
  holds: Awaited<ReturnType<typeof loadStandingHolds>>;
  locks: LockRecord[];
}

/** The schedule of a train, and what the coming weeks would bring. Writes nothing. */
export class Planning {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
    private readonly guards: GuardEvaluator,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    guards: GuardEvaluator;
  }): Planning {
    const { knex, model, clock, guards } = options;
    return new Planning(knex, model, clock, guards);
  }

  async slots(
    request: Interval & { trainId: string },
    options: CallOptions,
  ): Promise<{ items: TrainSlot[]; timeZone: string }> {
    const train = this.find(request.trainId, options);
    const slots = this.between(request, train, MOST_DAYS);
    const runs = await this.runsOf(train, slots);
    return {
      timeZone: train.timeZone,
      items: slots.map(slot => {
        const run = runs.get(slot.date);
        return {
          date: slot.date,
          holdCallAt: toIso(slot.holdCallAt),
          cutAt: toIso(slot.cutAt),
          soakedAt: toIso(slot.soakedAt),
          lgtmCallAt: toIso(slot.lgtmCallAt),
          promoteAt: toIso(slot.promoteAt),
          runId: run?.id,
          state: run?.state,
          freezes: [
            ...this.freezes(train, 'cut', slot.cutAt, train.cutEnvironment),
            ...this.freezes(
              train,
              'promote',
              slot.promoteAt,
              train.promoteEnvironment,
            ),
          ],
        };
      }),
    };
  }

  async rehearse(
    request: Interval & { trainId: string },
    options: CallOptions,
  ): Promise<Rehearsal> {
    const train = this.find(request.trainId, options);
    const now = this.clock.now();
    const planned = this.between(request, train, MOST_REHEARSED_DAYS);
    const members = train.members.filter(component =>
      mayRead(options.access, { component }),
    );
    const runs = await this.runsOf(train, planned);
    const coming = planned.filter(slot => {
      const run = runs.get(slot.date);
      return run ? run.endedAt === undefined : slot.cutAt >= now;
    });
    const records = coming.flatMap(({ date }) => runs.get(date) ?? []);
    const known: Known = {
      runs,
      candidates: await loadRunCandidates(this.knex, records, members),
      holds: await loadStandingHolds(
        this.knex,
        records.map(({ id }) => id),
      ),
      locks: await loadStandingLocks(this.knex, members, now),
    };
    const rehearsed: RehearsedRun[] = [];
    for (const slot of coming) {
      rehearsed.push(await this.rehearseSlot(slot, train, members, known));
    }
    return {
      train: train.id,
      timeZone: train.timeZone,
      runs: rehearsed,
      asOf: toIso(now),
    };
  }

  private find(trainId: string, { access }: CallOptions): ConfiguredTrain {
    const train = readableTrains(this.model, access).find(
      ({ id }) => id === trainId,
    );
    if (!train) throw notFound('train', trainId);
    return train;
  }

  private between(
    interval: Interval,
    train: ConfiguredTrain,
    days: number,
  ): Slot[] {
    const from = fromIso(interval.from);
    const to = fromIso(interval.to);
    const problem = intervalProblem(from, to, days);
    if (problem) throw invalidRequest(problem);
    return slotsBetween(from, to, train);
  }

  private async runsOf(
    train: ConfiguredTrain,
    slots: readonly Slot[],
  ): Promise<Map<string, RunRecord>> {
    if (slots.length === 0) return new Map();
    const rows = await this.knex('runs')
      .where({ train: train.id, lane: 'train' })
      .andWhere('slot_date', '>=', slots[0].date)
      .andWhere('slot_date', '<=', slots.at(-1)!.date);
    return new Map(rows.map(toRunRecord).map(run => [run.slotDate, run]));
  }

  private freezes(
    train: ConfiguredTrain,
    stop: 'cut' | 'promote',
    at: number,
    environment: string,
  ): TrainSlot['freezes'] {
    const { timeZone } = train;
    return freezesAt(at, train.freezes, { timeZone, environment }).map(
      ({ name, until }) => ({
        stop,
        name,
        until: until === undefined ? undefined : toIso(until),
      }),
    );
  }

  private async rehearseSlot(
    slot: Slot,
    train: ConfiguredTrain,
    members: readonly string[],
    known: Known,
  ): Promise<RehearsedRun> {
    const run = known.runs.get(slot.date);
    const times = run ?? slot;
    const holds = (run && known.holds.get(run.id)) ?? [];
    const stop = (
      name: 'hold_call' | 'cut' | 'soaked' | 'lgtm_call',
      at: number,
    ) => ({
      stop: name,
      at: toIso(at),
      localTime: formatInstant(at, train.timeZone),
      components: [],
    });
    const cutAt = times.cutAt;
    const { promoteAt } = times;
    const promotions = [];
    for (const component of members) {
      promotions.push({
        component,
        what: this.whatHappens(component, train.promoteEnvironment),
        reasons: await this.promotionReasons(
          component,
          slot,
          train,
          known,
          promoteAt,
        ),
      });
    }
    return {
      date: slot.date,
      runId: run?.id,
      state: run?.state,
      reasons: holds.map(hold => ({
        code: 'HOLD',
        message: `The cut waits for ${shortName(hold.component)} #${
          hold.pullNumber
        }.`,
        params: {
          component: shortName(hold.component),
          pull: hold.pullNumber,
        },
      })),
      stops: [
        stop('hold_call', times.holdCallAt),
        {
          ...stop('cut', cutAt),
          components: members.map(component => ({
            component,
            what: this.whatHappens(component, train.cutEnvironment),
            reasons: this.cutReasons(component, train, known, cutAt),
          })),
        },
        stop('soaked', times.soakedAt),
        stop('lgtm_call', times.lgtmCallAt),
        {
          stop: 'promote' as const,
          at: toIso(promoteAt),
          localTime: formatInstant(promoteAt, train.timeZone),
          components: promotions,
        },
      ],
    };
  }

  private whatHappens(component: string, environment: string): string {
    const configured = this.model.environmentOf(component, environment);
    const mechanism = configured?.driver.mechanism ?? 'nothing';
    return configured?.driver.triggers
      ? `${mechanism} to ${environment}`
      : `${environment} deploys itself (${mechanism})`;
  }

  private locksOn(
    component: string,
    environment: string,
    known: Known,
    at: number,
  ): LockRecord[] {
    return known.locks.filter(
      lock =>
        lock.component === component &&
        lock.environment === environment &&
        (lock.expiresAt === undefined || lock.expiresAt > at),
    );
  }

  private cutReasons(
    component: string,
    train: ConfiguredTrain,
    known: Known,
    at: number,
  ): GuardReason[] {
    const name = train.cutEnvironment;
    const environment = this.model.environmentOf(component, name);
    // Where a component deploys itself, nothing of ours stands in its way.
    if (!environment?.driver.triggers) return [];
    return evaluateDeploymentGuards({
      now: at,
      actor: `train:${train.id}`,
      permitted: true,
      sha: UNKNOWN_SHA,
      environment: { name, triggered: true, needsCandidate: false },
      locks: this.locksOn(component, name, known, at),
      freezes: freezesAt(at, train.freezes, {
        timeZone: train.timeZone,
        environment: name,
      }),
    });
  }

  /** With a candidate, what its guards would say then; without, what a new one would need. */
  private async promotionReasons(
    component: string,
    slot: Slot,
    train: ConfiguredTrain,
    known: Known,
    at: number,
  ): Promise<GuardReason[]> {
    const name = train.promoteEnvironment;
    const environment = this.model.environmentOf(component, name)!;
    const run = known.runs.get(slot.date);
    const candidate = (run && known.candidates.get(run.id))?.find(
      ({ record }) => record.component === component,
    );
    if (candidate) {
      if (['unchanged', 'verified'].includes(candidate.state)) return [];
      return this.guards.evaluate(this.knex, {
        component,
        environment,
        sha: candidate.sha,
        candidateId: candidate.id,
        actor: `train:${train.id}`,
        permitted: true,
        at,
      });
    }
    const cases = testCasesOf(this.model, train, component).length;
    return evaluateDeploymentGuards({
      now: at,
      actor: `train:${train.id}`,
      permitted: true,
      sha: UNKNOWN_SHA,
      environment: {
        name,
        triggered: environment.driver.triggers,
        needsCandidate: false,
      },
      locks: this.locksOn(component, name, known, at),
      freezes: freezesAt(at, train.freezes, {
        timeZone: train.timeZone,
        environment: name,
      }),
      candidate: {
        id: '',
        sha: UNKNOWN_SHA,
        revision: 1,
        state: 'soaking',
        authorRefs: [],
        stagedAt: slot.cutAt,
        current: true,
        approvals: [],
        checklist: { total: cases, passed: 0, failed: 0, skipped: 0 },
      },
      rules: train,
    });
  }
}
