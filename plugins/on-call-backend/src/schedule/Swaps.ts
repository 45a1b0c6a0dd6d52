import {
  formatShiftId,
  onCallChangeOwnPermission,
  onCallManagePermission,
  previewChange,
  type SchedulePreview,
  type Swap,
  type SwapRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import { mayRead, requirePermission } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { keyReused, notFound, staleVersion } from '../service/errors';
import { toTransfers, type SwapRow } from './changeRows';
import { requireRotation, requireUser } from './checkChange';
import { composeSwapMessages } from './composeSwapMessages';
import { lockSchedule } from './lockSchedule';
import type { ScheduleContext } from './ScheduleContext';
import { answererOf, checkSwap, isOwnSwap, planSwap } from './planSwap';
import { requireDecider } from './requireDecider';
import { requireHolders, requireOpen, type Decision } from './swapState';
import { toApiPreview } from './toApiPreview';
import { toApiSwap } from './toApiSwap';

/** How many swaps a list has at most; the newest count. */
const MOST = 200;

/** Somebody has a whole shift in place of whose turn it is. */
export class Swaps {
  private constructor(private readonly context: ScheduleContext) {}

  static create(context: ScheduleContext): Swaps {
    return new Swaps(context);
  }

  /** The newest first. */
  async list(
    rotationId: string,
    { open = false }: { open?: boolean },
    { access }: CallOptions,
  ): Promise<Swap[]> {
    const { knex, clock } = this.context;
    requireRotation(this.context.model, rotationId, { access });
    const query = knex('swaps')
      .where({ rotation: rotationId })
      .orderBy('id', 'desc')
      .limit(MOST);
    if (open)
      query.where({ state: 'asked' }).where('lapses_at', '>', clock.now());
    return this.show(await query);
  }

  /** Those of these rotations that wait for the word of one person. */
  async waitingFor(
    person: string,
    rotations: readonly string[],
  ): Promise<Swap[]> {
    const { knex, clock } = this.context;
    const rows: SwapRow[] = await knex('swaps')
      .where({ state: 'asked', answers: person })
      .where('lapses_at', '>', clock.now())
      .whereIn('rotation', rotations)
      .orderBy('lapses_at');
    return this.show(rows);
  }

  /** What it would do once agreed on; nothing is written. */
  async preview(
    rotationId: string,
    request: SwapRequest,
    options: CallOptions,
  ): Promise<SchedulePreview> {
    const { model, people, schedules, clock } = this.context;
    const configured = requireRotation(model, rotationId, options);
    checkSwap(configured, request, options);
    await people.require(request.to, 'to', options.credentials);
    const { rotation, changes } = await schedules.load(rotationId);
    const now = clock.now();
    const plan = planSwap({ configured, rotation, changes }, request, now);
    const transfers = toTransfers({
      ...plan.row,
      id: newId(now),
      agreed_at: now,
    } as SwapRow);
    const preview = previewChange(
      rotation,
      changes,
      { ...changes, transfers: [...changes.transfers, ...transfers] },
      plan.from,
      plan.to,
      now,
    );
    return toApiPreview(rotationId, preview);
  }

  /** The same key of the same person creates one. */
  async create(
    rotationId: string,
    request: SwapRequest & { idempotencyKey?: string },
    options: CallOptions,
  ): Promise<{ swap: Swap; created: boolean }> {
    const { knex, clock, model, people, schedules } = this.context;
    const configured = requireRotation(model, rotationId, options);
    const caller = requireUser(options);
    const { idempotencyKey } = request;
    checkSwap(configured, request, options);
    await people.require(request.to, 'to', options.credentials);
    const now = clock.now();
    const { row, created } = await knex.transaction(async trx => {
      await lockSchedule(trx, rotationId);
      // Under the lock, so that of two requests with one key the second finds what the first wrote.
      const twin =
        idempotencyKey !== undefined &&
        (await this.findByKey(trx, rotationId, caller, idempotencyKey));
      if (twin) {
        requireSame(twin, request);
        return { row: twin, created: false };
      }
      const schedule = await schedules.load(rotationId, trx);
      const plan = planSwap(schedule, request, now);
      const own = isOwnSwap(plan.row, request.mode, caller);
      requirePermission(
        options.access,
        own ? onCallChangeOwnPermission : onCallManagePermission,
        rotationId,
        own
          ? 'You may not change the schedule.'
          : 'You may not change the schedule on behalf of others.',
      );
      const asks = request.mode === 'ask';
      const added: SwapRow = {
        ...plan.row,
        id: newId(now),
        mode: request.mode,
        state: asks ? 'asked' : 'accepted',
        note: request.note ?? null,
        asked_by: caller,
        asked_at: now,
        answers: asks ? answererOf(plan.row, caller) : null,
        agreed_at: asks ? null : now,
        decided_by: asks ? null : caller,
        decided_at: asks ? null : now,
        version: 1,
      };
      await trx('swaps').insert({
        ...added,
        idempotency_key: idempotencyKey ?? null,
      });
      await this.put(trx, added, caller);
      return { row: added, created: true };
    });
    if (created) this.tell(row);
    return { swap: this.showOne(row), created };
  }

  /** Agrees to one, says no to one, or takes one back. */
  async decide(
    swapId: string,
    { version, decision }: { version: number; decision: Decision },
    options: CallOptions,
  ): Promise<Swap> {
    const { knex, clock, schedules } = this.context;
    const seen: SwapRow | undefined = await knex('swaps')
      .where({ id: swapId })
      .first();
    if (!seen || !mayRead(options.access, seen.rotation)) {
      throw notFound('swap', swapId);
    }
    const caller = requireUser(options);
    const row = await knex.transaction(async trx => {
      await lockSchedule(trx, seen.rotation);
      const found: SwapRow = await trx('swaps').where({ id: swapId }).first();
      requireDecider(found, decision, options);
      if (found.version !== version) {
        throw staleVersion('swap', found.version, version);
      }
      const now = clock.now();
      requireOpen(found, decision, now);
      if (decision === 'accepted' || found.state === 'accepted') {
        requireHolders(await schedules.load(found.rotation, trx), found);
      }
      const decided: SwapRow = {
        ...found,
        state: decision,
        agreed_at: decision === 'accepted' ? now : found.agreed_at,
        decided_by: caller,
        decided_at: now,
        version: found.version + 1,
      };
      // The job that writes down what has lapsed takes no lock.
      const written = await trx('swaps').where({ id: swapId, version }).update({
        state: decided.state,
        agreed_at: decided.agreed_at,
        decided_by: decided.decided_by,
        decided_at: decided.decided_at,
        version: decided.version,
      });
      if (written === 0) throw staleVersion('swap', decided.version, version);
      await this.put(trx, decided, caller, found.state);
      return decided;
    });
    this.tell(row);
    return this.showOne(row);
  }

  /** Writes down which questions nobody answered in time; a job calls it. */
  async lapse(): Promise<number> {
    const { knex, clock } = this.context;
    const lapsed: Array<Pick<SwapRow, 'rotation'>> = await knex('swaps')
      .where({ state: 'asked' })
      .where('lapses_at', '<=', clock.now())
      .update(
        {
          state: 'lapsed',
          decided_at: knex.ref('lapses_at'),
          version: knex.raw('version + 1'),
        },
        ['rotation'],
      );
    lapsed.forEach(({ rotation }) => this.tell({ rotation, state: 'lapsed' }));
    return lapsed.length;
  }

  private async findByKey(
    trx: Knex.Transaction,
    rotation: string,
    askedBy: string,
    key: string,
  ): Promise<SwapRow | undefined> {
    return trx('swaps')
      .where({ rotation, asked_by: askedBy, idempotency_key: key })
      .first();
  }

  private async put(
    trx: Knex.Transaction,
    row: SwapRow,
    actor: string,
    before?: SwapRow['state'],
  ): Promise<void> {
    const { model, outbox } = this.context;
    const configured = model.rotations.get(row.rotation)!;
    const messages = composeSwapMessages(row, {
      configured,
      actor,
      before,
      portal: model,
    });
    for (const message of messages) await outbox.put(trx, message);
  }

  private tell({ rotation, state }: Pick<SwapRow, 'rotation' | 'state'>): void {
    const { metrics, notifier, scheduleChanged } = this.context;
    metrics.scheduleChanged(rotation, `swap_${state}`);
    notifier.changed({ kind: 'swap', rotation });
    scheduleChanged();
  }

  private show(rows: readonly SwapRow[]): Swap[] {
    const { model, clock } = this.context;
    const now = clock.now();
    return rows.flatMap(row => {
      const configured = model.rotations.get(row.rotation);
      return configured ? [toApiSwap(row, configured, now)] : [];
    });
  }

  private showOne(row: SwapRow): Swap {
    return this.show([row])[0];
  }
}

/** @throws ConflictError when the key was used for another swap. */
function requireSame(row: SwapRow, request: SwapRequest): void {
  const { inExchangeFor } = request;
  const same =
    row.level === request.level &&
    formatShiftId(row.rotation, row.shift) === request.shiftId &&
    row.to_person === request.to &&
    row.mode === request.mode &&
    row.exchange_level === (inExchangeFor?.level ?? null) &&
    (row.exchange_shift === null ||
      formatShiftId(row.rotation, row.exchange_shift) ===
        inExchangeFor?.shiftId);
  if (!same) throw keyReused('swap');
}
