import {
  escapeMarkdown,
  releaseTrainHoldPermission,
  type Hold,
} from '@signalbox/backstage-plugin-release-train-common';
import type { SourcePull } from '@signalbox/backstage-plugin-release-train-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import { shortName } from '../announcements/composeStopMessage';
import { composeCall } from '../conductor/composeCall';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { uniqueViolation } from '../database/errors';
import { newId } from '../database/newId';
import {
  toHoldRecord,
  toRunRecord,
  type HoldRecord,
  type RunRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import type { ChangeNotifier } from './ChangeNotifier';
import { codedConflict, invalidRequest, notFound } from './errors';
import { fromSource } from './managing';
import { requirePermission } from './permitted';
import type { ActingOptions, RunFinder } from './RunFinder';
import { readableComponents } from './readable';
import { toApiHold } from './toApiHold';

/** The states of a run that can still be held. */
const HOLDABLE = ['scheduled', 'collecting'];

/** Pull requests that a cut waits for. */
export class Holds {
  private constructor(
    private readonly parts: {
      knex: Knex;
      model: ReleaseTrainModel;
      clock: ClockService;
      notifier: ChangeNotifier;
      announcements: Announcements;
      runs: RunFinder;
      wake: () => void;
    },
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
    notifier: ChangeNotifier;
    announcements: Announcements;
    runs: RunFinder;
    /** Has the scheduler look for due work now. */
    wake: () => void;
  }): Holds {
    return new Holds(options);
  }

  async list(
    { runId }: { runId: string },
    options: ActingOptions,
  ): Promise<{ items: Hold[] }> {
    const { knex, model, runs } = this.parts;
    await runs.find(runId, options);
    const rows = await knex('holds')
      .where({ run_id: runId })
      .whereIn('component', readableComponents(model, options.access))
      .orderBy('id', 'desc');
    return { items: rows.map(toHoldRecord).map(toApiHold) };
  }

  /** `created` is false when the same hold stands already. */
  async create(
    request: {
      runId: string;
      component: string;
      pullNumber: number;
      reason?: string;
    },
    options: ActingOptions,
  ): Promise<{ hold: Hold; created: boolean }> {
    const { knex, clock, notifier, announcements, runs, wake } = this.parts;
    const { runId, component, pullNumber, reason } = request;
    const { train } = await runs.find(runId, options);
    this.require(component, train.cutEnvironment, train.members, options);
    const pull = await this.ask(component, pullNumber);
    if (!pull) {
      throw invalidRequest(
        `pullNumber: ${component} has no pull request ${pullNumber}`,
      );
    }
    if (pull.state !== 'open') {
      throw invalidRequest(
        `pullNumber: ${pullNumber} is ${pull.state} already, so there is nothing to wait for`,
      );
    }
    const now = clock.now();
    const standing = { run_id: runId, component, pull_number: pullNumber };
    let created = true;
    try {
      await knex.transaction(async trx => {
        const run = await trx('runs').where({ id: runId }).forUpdate().first();
        if (!HOLDABLE.includes(run.state)) {
          throw codedConflict(
            `The run is ${run.state.replace(
              '_',
              ' ',
            )}; only a cut that has not begun can wait.`,
            'NOT_HOLDABLE',
          );
        }
        const id = newId(now);
        await trx('holds').insert({
          ...standing,
          id,
          pull_title: pull.title,
          pull_url: pull.url,
          reason: reason ?? null,
          asked_by: options.actor,
          asked_at: now,
          checked_at: now,
          next_at: now + 1000,
        });
        await trx('runs').where({ id: runId }).update({ next_at: now });
        await writeJournal(trx, {
          at: now,
          actor: options.actor,
          what: 'hold-asked',
          train: train.id,
          runId,
          component,
          detail: `#${pullNumber} ${pull.title}${reason ? `: ${reason}` : ''}`,
        });
        await tellHoldCall(trx, announcements, toRunRecord(run), train, {
          moment: `${id}:asked`,
          now,
          details: `${shortName(options.actor)} has the cut wait for ${linkTo(
            component,
            pull,
          )}${reason ? `: ${escapeMarkdown(reason)}` : ''}`,
        });
      });
    } catch (error) {
      if (uniqueViolation(error) === undefined) throw error;
      created = false;
    }
    announcements.wake();
    const row = await knex('holds')
      .where(standing)
      .whereNull('lifted_at')
      .first();
    if (!row) throw notFound('hold', String(pullNumber));
    notifier.changed({ kind: 'run', runId });
    wake();
    return { hold: toApiHold(toHoldRecord(row)), created };
  }

  /** Lifts a hold; one that is lifted already stays as it is. */
  async lift(
    { runId, holdId }: { runId: string; holdId: string },
    options: ActingOptions,
  ): Promise<Hold> {
    const { knex, clock, notifier, announcements, runs, wake } = this.parts;
    const { train } = await runs.find(runId, options);
    const row = await knex('holds')
      .where({ id: holdId, run_id: runId })
      .first();
    if (!row) throw notFound('hold', holdId);
    const hold = toHoldRecord(row);
    this.require(hold.component, train.cutEnvironment, train.members, options);
    const now = clock.now();
    await knex.transaction(trx =>
      liftHold(trx, announcements, hold, {
        now,
        why: 'person',
        by: options.actor,
        train,
      }),
    );
    announcements.wake();
    notifier.changed({ kind: 'run', runId });
    wake();
    const lifted = await knex('holds').where({ id: holdId }).first();
    return toApiHold(toHoldRecord(lifted));
  }

  private require(
    component: string,
    environment: string,
    members: readonly string[],
    { access }: ActingOptions,
  ): void {
    if (!members.includes(component)) {
      throw invalidRequest(
        `component: ${component} does not ride on this train; it has ${members.join(
          ', ',
        )}`,
      );
    }
    requirePermission(
      access,
      releaseTrainHoldPermission,
      { component, environment },
      'You may not have this cut wait.',
    );
  }

  private async ask(
    component: string,
    pullNumber: number,
  ): Promise<SourcePull | undefined> {
    const { model } = this.parts;
    const { source, changeSource } = model.components.get(component)!;
    return fromSource(() =>
      changeSource.pull(
        source,
        pullNumber,
        AbortSignal.timeout(model.scheduler.vendorTimeoutMs),
      ),
    );
  }
}

function linkTo(
  component: string,
  pull: { number: number; title: string; url: string },
): string {
  return `${shortName(component)} [#${pull.number}](${
    pull.url
  }) ${escapeMarkdown(pull.title)}`;
}

/**
 * Says in the hold call what the cut waits for now, and in its thread what has changed. Before the
 * call nobody is told; the call will name what stands then.
 */
async function tellHoldCall(
  trx: Knex,
  announcements: Announcements,
  run: RunRecord,
  train: ConfiguredTrain,
  change: { moment: string; details: string; now: number },
): Promise<void> {
  if (run.state !== 'collecting') return;
  const { moment, details, now } = change;
  const { text } = await composeCall('hold-call', { trx, run, train, now });
  await announcements.run(
    trx,
    run,
    'hold-call',
    { text, details },
    now,
    moment,
  );
}

/** Lifts a hold that still stands, tells so, and lets the run look whether it may be cut. */
export async function liftHold(
  trx: Knex,
  announcements: Announcements,
  hold: HoldRecord,
  how: {
    now: number;
    why: NonNullable<HoldRecord['liftedWhy']>;
    by?: string;
    train: ConfiguredTrain;
  },
): Promise<void> {
  const { now, why, by, train } = how;
  const run = await trx('runs').where({ id: hold.runId }).forUpdate().first();
  const lifted = await trx('holds')
    .where({ id: hold.id })
    .whereNull('lifted_at')
    .update({
      lifted_at: now,
      lifted_by: by ?? null,
      lifted_why: why,
      next_at: null,
    });
  if (lifted === 0) return;
  await trx('runs').where({ id: hold.runId }).update({ next_at: now });
  const becomes =
    why === 'person' ? 'is not waited for any more' : `was ${why}`;
  await writeJournal(trx, {
    at: now,
    actor: by ?? `train:${train.id}`,
    what: 'hold-lifted',
    train: train.id,
    runId: hold.runId,
    component: hold.component,
    detail: `#${hold.pullNumber} ${becomes}`,
  });
  const pull = {
    number: hold.pullNumber,
    title: hold.pullTitle,
    url: hold.pullUrl,
  };
  await tellHoldCall(trx, announcements, toRunRecord(run), train, {
    moment: `${hold.id}:lifted`,
    now,
    details: `${linkTo(hold.component, pull)} ${becomes}${
      by ? `, says ${shortName(by)}` : ''
    }.`,
  });
}
